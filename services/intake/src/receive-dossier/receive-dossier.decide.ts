import type { Channel, DomainEvent, EventData } from '@motcua/contracts';
import {
  type Calendar,
  CalendarEndError,
  type CutOffRule,
  cutOffMinuteOf,
  deadlineFor,
  type OfficeHours,
  withCutOff,
} from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';

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

/** The receipt with its appointment, computed once, here (NĐ 309/2026 art. 17(3): the clock starts as the receipt shows). */
export const receiptFor = (
  command: ReceiveDossier,
  procedure: EventData<'ProcedureDefined'>,
): EventData<'DossierReceived'> => {
  const { calendar, officeHours, receivedAt } = command;
  const { procedureCode, termUnit: unit, termAmount: amount, termCutOff } = procedure;
  const own = { unit, amount, ...(termCutOff !== null && { cutOff: termCutOff }) };
  const term = withCutOff(own, command.cutOffs, { procedureCode, wardCode: command.receivingWardCode, receivedAt });
  const deadline = deadlineFor({ receivedAt, term, calendar, officeHours });
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
    receivedAt,
    clock: {
      termUnit: unit,
      termAmount: amount,
      termCutOff: cutOffMinuteOf(term, receivedAt, calendar, officeHours) ?? null,
      dueAt: deadline.dueAt,
      ruleId: deadline.ruleId,
      calendarId: deadline.calendarId,
      officeHoursVersion: deadline.officeHoursVersion,
    },
    forwardedFrom: command.forwardedFrom,
    enteredAfterwards: null,
  };
};

/** Received at the counter or by post; the receipt is issued and the clock starts. */
export const receiveDossier = (dossier: Dossier, command: ReceiveDossier): DomainEvent[] | Rejected => {
  if (dossier.status !== 'none') {
    return new Rejected('already-exists', 'Hồ sơ này đã có trong hệ thống.');
  }
  const { procedure } = command;
  if (!procedure) return procedureUnknown();
  return unlessCalendarEnds(() => [{ type: 'DossierReceived', data: receiptFor(command, procedure) }]);
};
