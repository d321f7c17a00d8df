import { Rejected } from '@motcua/event-sourcing';
import type { TimedEvent } from '@motcua/platform';
import type { Dossier } from '../dossier.state';
import { issueReceipt, type ReceiveDossier } from '../receive-dossier/receive-dossier.decide';

export interface EnterOffline extends ReceiveDossier {
  /** Whether the code lies in a block that the ward set aside for the day of receipt. */
  isReserved: boolean;
  isUsed: boolean;
}

/** What the register and the receipt say, so that figures can show these dossiers apart (DESIGN §3.8). */
const cutOff = { source: 'cut-off', fileHash: null, rowNumber: null, reason: 'Quầy mất kết nối' } as const;

/** A receipt that was written by hand while the counter was cut off; the same one again is quiet. */
export const enterOffline = (dossier: Dossier, command: EnterOffline, now: string): TimedEvent[] | Rejected => {
  const { receivedAt, dossierCode, procedure } = command;
  if ('receipt' in dossier) {
    const { receipt } = dossier;
    return receipt.receivedAt === receivedAt && receipt.procedureCode === procedure?.procedureCode
      ? []
      : new Rejected('code-used', `Mã hồ sơ ${dossierCode} đã dùng cho một hồ sơ khác.`);
  }
  if (receivedAt > now) {
    return new Rejected('in-the-future', 'Thời điểm tiếp nhận ở tương lai; hãy kiểm tra lại ngày giờ.');
  }
  if (command.isUsed) return new Rejected('code-used', `Mã hồ sơ ${dossierCode} đã dùng cho một hồ sơ khác.`);
  if (!command.isReserved) {
    return new Rejected(
      'not-reserved',
      `Mã hồ sơ ${dossierCode} không thuộc dải mã đã dành cho quầy vào ngày tiếp nhận; hãy kiểm tra lại mã và ngày.`,
    );
  }
  const issued = issueReceipt(command);
  if (issued instanceof Rejected) return issued;
  return issued.map((event) => ({
    ...event,
    ...(event.type === 'DossierReceived' && { data: { ...event.data, enteredAfterwards: cutOff } }),
    occurredAt: receivedAt,
  })) as TimedEvent[];
};
