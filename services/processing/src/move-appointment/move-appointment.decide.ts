import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { appointmentOf } from '../appointment.decide';
import { type KnownCodes, runningCourse, unknownCause, type WorkingTime, withinCalendar } from '../course.decide';
import { clockStandsStill, type Dossier } from '../dossier.state';

export interface MoveAppointment {
  reasonCode: string;
  /** What a receipt issued now would be counted by. */
  time: WorkingTime;
  reasons: KnownCodes;
}

/** To what the calendar of today gives: the only way in which a decision about days off moves a printed appointment. */
export const moveAppointment = (dossier: Dossier, command: MoveAppointment): DomainEvent[] | Rejected => {
  const { reasonCode, time, reasons } = command;
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const { clock } = course;
  if (clock.dueAt === null)
    return new Rejected('no-appointment', 'Hồ sơ không có ngày hẹn trả nên không có gì để dời.');
  if (clockStandsStill(course)) {
    return new Rejected(
      'clock-stands-still',
      'Thời hạn của hồ sơ đang ngừng tính; hãy dời ngày hẹn khi thời hạn chạy lại.',
    );
  }
  const unknown = unknownCause(reasonCode, reasons);
  if (unknown) return unknown;
  const moved = withinCalendar(() => appointmentOf(course, time));
  if (moved instanceof Rejected) return moved;
  const { calendarId, officeHoursVersion } = clock;
  if (calendarId === moved.calendarId && officeHoursVersion === moved.officeHoursVersion) return [];
  return [{ type: 'AppointmentMoved', data: { reasonCode, clock: moved } }];
};
