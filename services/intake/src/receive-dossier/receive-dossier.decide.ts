import type { Channel, Clock, DomainEvent, EventData } from '@motcua/contracts';
import {
  type Calendar,
  CalendarEndError,
  type CutOffRule,
  cutOffMinuteOf,
  deadlineFor,
  type OfficeHours,
  termsAroundPayment,
  wardDayOf,
  withCutOff,
} from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';
import { type StatedTerm, termOf } from './term-of.fragment';

/** What the edge found out before the decision: reference data of the day, and the code drawn for this dossier. */
export interface ReceiveDossier {
  receivedAt: string;
  dossierCode: string;
  procedure: EventData<'ProcedureDefined'> | undefined;
  calendar: Calendar;
  officeHours: OfficeHours;
  cutOffs: readonly CutOffRule[];
  receivingWardCode: string;
  competentUnitCode: string;
  /** The unit above the competent one, whose committed terms hold for it too. */
  higherUnitCode: string | null;
  applicantWardCode: string | null;
  channel: Channel;
  assisted: boolean;
  forwardedFrom: string | null;
}

export const procedureUnknown = () =>
  new Rejected('procedure-unknown', 'Thủ tục này chưa có trong danh mục; hãy kiểm tra lại mã thủ tục.');

/** An appointment beyond the last published calendar would be a guess; towards each year's end somebody has to know. */
export const unlessCalendarEnds = <T>(compute: () => T): T | Rejected => {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof CalendarEndError)) throw error;
    return new Rejected(
      'calendar-ends',
      'Chưa có lịch làm việc đến ngày hẹn trả, nên chưa tính được thời hạn; hãy báo quản trị bổ sung lịch nghỉ.',
    );
  }
};

/** A term as it is counted from the receipt. Errors: `CalendarEndError`. */
const clockOf = (
  { receivedAt, receivingWardCode: wardCode, calendar, officeHours, cutOffs }: ReceiveDossier,
  procedureCode: string,
  { termUnit, termAmount, termCutOff }: StatedTerm,
): Clock => {
  const own = { unit: termUnit, amount: termAmount, ...(termCutOff !== null && { cutOff: termCutOff }) };
  const term = withCutOff(own, cutOffs, { procedureCode, wardCode, receivedAt });
  const { trace: _, ...counted } = deadlineFor({ receivedAt, term, calendar, officeHours });
  const cutOff = cutOffMinuteOf(term, receivedAt, calendar, officeHours) ?? null;
  return { termUnit, termAmount, termCutOff: cutOff, ...counted };
};

/** Until when the applicant is told what is to be paid, where the procedure's stages wait for a payment. */
const noticeFor = (
  command: ReceiveDossier,
  { procedureCode, stages }: EventData<'ProcedureDefined'>,
): DomainEvent[] => {
  const notice = termsAroundPayment(stages)?.notice;
  if (!notice) return [];
  const term = { termUnit: notice.unit, termAmount: notice.amount, termCutOff: null };
  return [{ type: 'NoticeAppointed', data: { clock: clockOf(command, procedureCode, term) } }];
};

/**
 * The receipt with its appointment, computed once, here (NĐ 309/2026 art. 17(3): the clock starts as the receipt shows).
 * The legal term beside a committed one stands in the procedure's version, which the receipt pins.
 */
const receiptFor = (
  command: ReceiveDossier,
  procedure: EventData<'ProcedureDefined'>,
  term: StatedTerm,
): EventData<'DossierReceived'> => {
  const { procedureCode } = procedure;
  return {
    dossierCode: command.dossierCode,
    procedureCode,
    procedureVersion: procedure.procedureVersion,
    fieldCode: procedure.fieldCode,
    fieldName: procedure.fieldName,
    receivingWardCode: command.receivingWardCode,
    competentUnitCode: command.competentUnitCode,
    competentLevel: procedure.competentLevel,
    applicantWardCode: command.applicantWardCode,
    serviceLevel: procedure.serviceLevel,
    channel: command.channel,
    assisted: command.assisted,
    hasSlip: true,
    receivedAt: command.receivedAt,
    clock: clockOf(command, procedureCode, term),
    forwardedFrom: command.forwardedFrom,
    enteredAfterwards: null,
  };
};

/** The receipt under the version of the catalogue that holds on its day, or why none can be issued. */
export const issueReceipt = (command: ReceiveDossier): DomainEvent[] | Rejected => {
  const { procedure, competentUnitCode, higherUnitCode, receivedAt } = command;
  if (!procedure) return procedureUnknown();
  const term = termOf(procedure, [competentUnitCode, higherUnitCode], wardDayOf(receivedAt));
  if (!term) {
    return new Rejected(
      'no-term',
      'Danh mục chưa ghi thời hạn của thủ tục này nên chưa hẹn ngày trả được; hãy báo quản trị bổ sung thời hạn.',
    );
  }
  return unlessCalendarEnds(() => [
    { type: 'DossierReceived', data: receiptFor(command, procedure, term) },
    ...noticeFor(command, procedure),
  ]);
};

/** Received at the counter or by post; the receipt is issued and the clock starts. */
export const receiveDossier = (dossier: Dossier, command: ReceiveDossier): DomainEvent[] | Rejected =>
  dossier.status === 'none' ? issueReceipt(command) : new Rejected('already-exists', 'Hồ sơ này đã có trong hệ thống.');
