import type { DomainEvent, LocalDay } from '@motcua/contracts';
import { addDays } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { type Absence, isAbsentOn } from '../absences.state';

export interface EndAbsence {
  officerId: string;
  /** The first day on which the officer is there again. */
  backOn: LocalDay;
}

/** The officer is back before the last day. What was assigned to the substitute meanwhile stays there. */
export const endAbsence = (
  absences: readonly Absence[],
  { officerId, backOn }: EndAbsence,
): DomainEvent[] | Rejected => {
  const own = absences.filter((absence) => absence.officerId === officerId);
  const absence = own.find((one) => isAbsentOn(one, backOn));
  if (absence) return [{ type: 'AbsenceEnded', data: { officerId, from: absence.from, backOn } }];
  return own.some(({ to }) => addDays(to, 1) === backOn)
    ? []
    : new Rejected('not-absent', 'Ngày này người đó không được ghi vắng mặt nên không có gì để kết thúc.');
};
