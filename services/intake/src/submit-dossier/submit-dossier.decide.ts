import type { DomainEvent, EventData } from '@motcua/contracts';
import { acceptanceDeadline, acceptanceTerm, type Calendar, type OfficeHours } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import type { Dossier } from '../dossier.state';
import { procedureUnknown, unlessCalendarEnds } from '../receive-dossier/receive-dossier.decide';

export interface SubmitDossier {
  submittedAt: string;
  procedure: EventData<'ProcedureDefined'> | undefined;
  calendar: Calendar;
  officeHours: OfficeHours;
  receivingWardCode: string;
  assisted: boolean;
}

/** Filed online; not yet received: only the acceptance clock runs. */
export const submitDossier = (dossier: Dossier, command: SubmitDossier): DomainEvent[] | Rejected => {
  const { procedure, submittedAt, calendar, officeHours } = command;
  if (dossier.status !== 'none') return new Rejected('already-exists', 'Hồ sơ này đã có trong hệ thống.');
  if (!procedure) return procedureUnknown();
  if (procedure.serviceLevel === 'direct') {
    return new Rejected('not-online', 'Thủ tục này chỉ nhận trực tiếp hoặc qua bưu chính, chưa nộp trực tuyến được.');
  }
  const { procedureCode, procedureVersion, fieldCode, fieldName } = procedure;
  return unlessCalendarEnds(() => {
    const deadline = acceptanceDeadline(submittedAt, calendar, officeHours);
    const data: EventData<'DossierSubmitted'> = {
      procedureCode,
      procedureVersion,
      fieldCode,
      fieldName,
      receivingWardCode: command.receivingWardCode,
      assisted: command.assisted,
      submittedAt,
      acceptanceClock: {
        termUnit: acceptanceTerm.unit,
        termAmount: acceptanceTerm.amount,
        termCutOff: null,
        dueAt: deadline.dueAt,
        ruleId: deadline.ruleId,
        calendarId: deadline.calendarId,
        officeHoursVersion: deadline.officeHoursVersion,
      },
    };
    return [{ type: 'DossierSubmitted', data }];
  });
};
