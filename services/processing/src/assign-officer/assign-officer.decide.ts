import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { type KnownCodes, runningCourse, unknownCause } from '../course.decide';
import type { Dossier } from '../dossier.state';

export interface AssignOfficer {
  officerId: string;
  /** Needed and kept where another officer was responsible before. */
  reasonCode: string | null;
  reasons: KnownCodes;
}

/** A dossier may change hands for a reason; the same officer again is quiet. */
export const assignOfficer = (dossier: Dossier, command: AssignOfficer): DomainEvent[] | Rejected => {
  const { officerId, reasonCode, reasons } = command;
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  if (course.officerId === officerId) return [];
  if (course.officerId === null) return [{ type: 'OfficerAssigned', data: { officerId, reasonCode: null } }];
  if (reasonCode === null) {
    return new Rejected('reason-missing', 'Hồ sơ đã có cán bộ phụ trách; hãy chọn lý do giao lại.');
  }
  return unknownCause(reasonCode, reasons) ?? [{ type: 'OfficerAssigned', data: { officerId, reasonCode } }];
};
