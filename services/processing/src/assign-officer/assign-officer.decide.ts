import type { DomainEvent, LocalDay } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { type Absence, standInFor } from '../absences.state';
import { type KnownCodes, runningCourse, unknownCause } from '../course.decide';
import type { Dossier } from '../dossier.state';

export interface AssignOfficer {
  officerId: string;
  /** Needed and kept where another officer was responsible before. */
  reasonCode: string | null;
  reasons: KnownCodes;
  /** Of the unit's officers. */
  absences: readonly Absence[];
  today: LocalDay;
}

/** A dossier may change hands for a reason; the same officer again is quiet. Who is absent today is stood in for. */
export const assignOfficer = (dossier: Dossier, command: AssignOfficer): DomainEvent[] | Rejected => {
  const { reasonCode, reasons, absences, today } = command;
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const officerId = standInFor(absences, command.officerId, today);
  const insteadOf = officerId === command.officerId ? null : command.officerId;
  if (course.officerId === officerId) return [];
  if (course.officerId === null) {
    return [{ type: 'OfficerAssigned', data: { officerId, reasonCode: null, insteadOf } }];
  }
  if (reasonCode === null) {
    return new Rejected('reason-missing', 'Hồ sơ đã có cán bộ phụ trách; hãy chọn lý do giao lại.');
  }
  return unknownCause(reasonCode, reasons) ?? [{ type: 'OfficerAssigned', data: { officerId, reasonCode, insteadOf } }];
};
