import type { DomainEvent } from '@motcua/contracts';
import { type Term, timelinessOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { appointmentOf } from '../appointment.decide';
import { isLate, type KnownCodes, runningCourse, type WorkingTime, withinCalendar } from '../course.decide';
import type { Dossier } from '../dossier.state';

export interface ExtendAppointment {
  groundCode: string;
  /** The whole term as the sector's law extends it, counted from the same receipt. */
  term: Pick<Term, 'unit' | 'amount'>;
  now: string;
  time: WorkingTime;
  grounds: KnownCodes;
}

/** More time by the sector's own law, on a ground of the list, decided before the appointment has passed (decision 0015). */
export const extendAppointment = (dossier: Dossier, command: ExtendAppointment): DomainEvent[] | Rejected => {
  const { groundCode, now, time, grounds } = command;
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const { clock, issued, extensions } = course;
  const { unit: termUnit, amount: termAmount } = command.term;
  const isSame = (extension: (typeof extensions)[number]) =>
    extension.groundCode === groundCode &&
    extension.clock.termUnit === termUnit &&
    extension.clock.termAmount === termAmount;
  if (extensions.some(isSame)) return [];
  if (clock.dueAt === null)
    return new Rejected('no-appointment', 'Hồ sơ không có ngày hẹn trả nên không gia hạn được.');
  if (!grounds.has(groundCode)) {
    return new Rejected(
      'ground-unknown',
      'Căn cứ gia hạn này không có trong danh mục; chỉ được gia hạn theo luật định.',
    );
  }
  if (isLate(course, now)) {
    return new Rejected('appointment-passed', 'Hồ sơ đã quá hạn; chỉ được gia hạn trước khi hết hạn.');
  }
  const extension = { groundCode, decidedAt: now, clock: { ...issued.clock, termUnit, termAmount } };
  const extended = withinCalendar(() => appointmentOf({ ...course, extensions: [...extensions, extension] }, time));
  if (extended instanceof Rejected) return extended;
  if (extended.dueAt === null || timelinessOf(extended.dueAt, clock.dueAt) !== 'late') {
    return new Rejected(
      'not-longer',
      'Thời hạn mới không dài hơn thời hạn đang có; hãy ghi toàn bộ thời hạn sau gia hạn.',
    );
  }
  return [{ type: 'AppointmentExtended', data: { groundCode, clock: { ...extended, termUnit, termAmount } } }];
};
