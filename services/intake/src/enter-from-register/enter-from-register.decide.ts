import { type Channel, type EventData, fieldCodeOf } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';
import { termOf } from '../receive-dossier/term-of.fragment';

/** A row of a register, as far as intake decides over it, with what reference data says about its procedure. */
export interface RegisterReceipt {
  dossierCode: string;
  procedureCode: string;
  fieldName: string;
  channel: Channel;
  hasSlip: boolean;
  receivedAt: string;
  /** Null where no appointment was given. */
  dueAt: string | null;
  notAccepted: boolean;
  /** The platform gave this code out itself: the row speaks of a dossier that is led here under another id. */
  issuedHere: boolean;
  receivingWardCode: string;
  competentUnitCode: string;
  procedure: EventData<'ProcedureDefined'> | undefined;
  calendarId: string;
  officeHoursVersion: string;
  source: EventData<'ReceiptCorrected'>['enteredAfterwards'] & object;
}

type RegisterEvent =
  | { type: 'DossierReceived'; data: EventData<'DossierReceived'>; occurredAt: string }
  | { type: 'ReceiptCorrected'; data: EventData<'ReceiptCorrected'>; occurredAt: string }
  | { type: 'DossierNotAccepted'; data: EventData<'DossierNotAccepted'>; occurredAt: string };

const noTerm = { termUnit: 'working-days', termAmount: 0, termCutOff: null } as const;

/** The register's own appointment is taken over, not computed again: it is what was printed. */
const receiptOf = (row: RegisterReceipt): EventData<'DossierReceived'> => {
  const { procedure } = row;
  const stated = procedure && termOf(procedure, [row.competentUnitCode], wardDayOf(row.receivedAt));
  const { termUnit, termAmount, termCutOff } = stated ?? noTerm;
  return {
    dossierCode: row.dossierCode,
    procedureCode: row.procedureCode,
    procedureVersion: procedure?.procedureVersion ?? 'unlisted',
    fieldCode: fieldCodeOf(row.fieldName),
    fieldName: row.fieldName,
    receivingWardCode: row.receivingWardCode,
    competentUnitCode: row.competentUnitCode,
    competentLevel: procedure?.competentLevel ?? 'commune',
    applicantWardCode: null,
    serviceLevel: procedure?.serviceLevel ?? (row.channel === 'online' ? 'partial' : 'direct'),
    channel: row.channel,
    assisted: false,
    hasSlip: row.hasSlip,
    receivedAt: row.receivedAt,
    clock: {
      termUnit,
      termAmount,
      termCutOff,
      dueAt: row.dueAt,
      ruleId: 'as-registered.1',
      calendarId: row.calendarId,
      officeHoursVersion: row.officeHoursVersion,
    },
    forwardedFrom: null,
    enteredAfterwards: row.source,
  };
};

/** Whether two receipts say the same, wherever they were read and whatever version of the catalogue stood beside. */
const says = ({
  enteredAfterwards,
  procedureVersion,
  competentLevel,
  serviceLevel,
  clock,
  ...facts
}: EventData<'DossierReceived'>): string =>
  JSON.stringify([Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)), clock.dueAt]);

/**
 * A register's row is entered as a receipt; a later export of it changes nothing, or corrects the receipt with the
 * file as source. No timer, form or message follows.
 */
export const enterFromRegister = (dossier: Dossier, row: RegisterReceipt, now: string): RegisterEvent[] | Rejected => {
  if (row.receivedAt > now) {
    return new Rejected('in-the-future', 'Thời điểm tiếp nhận ở tương lai; hãy kiểm tra cột "Tiếp nhận".');
  }
  if (row.issuedHere) return ledHere();
  const receipt = receiptOf(row);
  switch (dossier.status) {
    case 'none':
      return row.notAccepted
        ? [{ type: 'DossierNotAccepted', data: { reasonCode: 'as-registered' }, occurredAt: row.receivedAt }]
        : [{ type: 'DossierReceived', data: receipt, occurredAt: row.receivedAt }];
    case 'not-accepted':
      return row.notAccepted ? [] : [{ type: 'DossierReceived', data: receipt, occurredAt: row.receivedAt }];
    case 'received':
      if (row.notAccepted) {
        return new Rejected(
          'received-before',
          'Lần nhập trước ghi hồ sơ đã tiếp nhận; không thể đổi thành không tiếp nhận.',
        );
      }
      return says(receipt) === says(dossier.receipt)
        ? []
        : [
            {
              type: 'ReceiptCorrected',
              data: { ...receipt, reasonCode: null, isApplicantCorrected: false },
              occurredAt: now,
            },
          ];
    case 'submitted':
    case 'handed-over':
    case 'settled':
    case 'forwarded':
      return ledHere();
  }
};

const ledHere = (): Rejected =>
  new Rejected('led-here', 'Hồ sơ này được xử lý ngay trên hệ thống; sổ không thể ghi đè.');
