import type { Channel, DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';
import { settledAlready } from '../settle-immediately/settle-immediately.decide';

/** What is left out stays as it was. */
export interface CorrectReceipt {
  channel?: Channel | undefined;
  assisted?: boolean | undefined;
  /** Null: the applicant's ward is not known. */
  applicantWardCode?: string | null | undefined;
  /** The applicant was written down wrongly; who it is stands in the vault alone. */
  isApplicantCorrected: boolean;
  reasonCode: string;
  /** Whether the reason stands in the list of causes. */
  reasonKnown: boolean;
}

/**
 * What the counter mistyped, before the hand-over: processing has its own copy then. Procedure, time and appointment stay
 * as printed. Correcting to what stands there already is quiet.
 */
export const correctReceipt = (dossier: Dossier, command: CorrectReceipt): DomainEvent[] | Rejected => {
  switch (dossier.status) {
    case 'received': {
      if (!command.reasonKnown) return new Rejected('reason-unknown', 'Lý do đính chính phải chọn trong danh mục.');
      const { receipt } = dossier;
      if (receipt.enteredAfterwards?.source === 'register') {
        return new Rejected('from-register', 'Hồ sơ này nhập từ sổ; hãy sửa trong sổ rồi nhập lại.');
      }
      const { channel = receipt.channel, assisted = receipt.assisted, isApplicantCorrected, reasonCode } = command;
      const applicantWardCode =
        command.applicantWardCode === undefined ? receipt.applicantWardCode : command.applicantWardCode;
      if ((channel === 'online') !== (receipt.channel === 'online')) {
        return new Rejected(
          'filed-otherwise',
          'Hồ sơ nộp trực tuyến và hồ sơ nộp tại quầy, qua bưu chính không đổi cho nhau được.',
        );
      }
      if (assisted && channel !== 'online') {
        return new Rejected('not-online', 'Chỉ hồ sơ nộp trực tuyến mới ghi nhận có cán bộ hỗ trợ nộp.');
      }
      const isSame =
        channel === receipt.channel &&
        assisted === receipt.assisted &&
        applicantWardCode === receipt.applicantWardCode &&
        !isApplicantCorrected;
      if (isSame) return [];
      const corrected = { ...receipt, channel, assisted, applicantWardCode };
      return [{ type: 'ReceiptCorrected', data: { ...corrected, reasonCode, isApplicantCorrected } }];
    }
    case 'settled':
      return settledAlready();
    case 'handed-over':
      return new Rejected('handed-over', 'Hồ sơ đã chuyển xử lý nên không đính chính giấy tiếp nhận được nữa.');
    case 'forwarded':
      return new Rejected('forwarded', 'Hồ sơ đã chuyển cho cơ quan khác nên không đính chính ở đây được nữa.');
    case 'none':
    case 'submitted':
    case 'not-accepted':
      return new Rejected('not-received', 'Hồ sơ chưa được tiếp nhận nên chưa có gì để đính chính.');
  }
};
