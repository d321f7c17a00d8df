import { codeOf, given, paused, resolved, started, takenOver, time } from '../../test/given';
import { receipt } from '../../test/heard-events';
import { moveAppointment } from './move-appointment.decide';

/** Tuesday 7 October 2025 was declared off after the receipt. */
const withHoliday = { ...time, calendar: { ...time.calendar, id: 'with-holiday', daysOff: ['2025-10-07'] } };
const command = { reasonCode: 'calendar-decision', time: withHoliday, reasons: new Set(['calendar-decision']) };
const clock = { ...receipt.clock, dueAt: '2025-10-16T02:00:00.000Z', calendarId: 'with-holiday' };
const moved = { type: 'AppointmentMoved', data: { reasonCode: 'calendar-decision', clock } } as const;

describe('moving a printed appointment', () => {
  it('gives it what the calendar of today gives, with the reason', () => {
    expect(moveAppointment(given(takenOver), command)).toEqual([moved]);
    expect(given(takenOver, moved)).toMatchObject({ clock });
  });

  it('is quiet where it is counted by that calendar already', () => {
    expect(moveAppointment(given(takenOver, moved), command)).toEqual([]);
    expect(moveAppointment(given(takenOver), { ...command, time })).toEqual([]);
  });

  it('is refused without a reason of the list, while the clock stands still, without appointment and after the end', () => {
    expect(codeOf(moveAppointment(given(takenOver), { ...command, reasonCode: 'mood' }))).toBe('cause-unknown');
    expect(codeOf(moveAppointment(given(takenOver, started, paused), command))).toBe('clock-stands-still');
    const none = { ...receipt, clock: { ...receipt.clock, dueAt: null } };
    expect(codeOf(moveAppointment(given({ type: 'CourseTakenOver', data: none }), command))).toBe('no-appointment');
    expect(codeOf(moveAppointment(given(takenOver, started, resolved), command))).toBe('ended');
    const short = { ...withHoliday, calendar: { ...withHoliday.calendar, lastDay: '2025-10-15' } };
    expect(codeOf(moveAppointment(given(takenOver), { ...command, time: short }))).toBe('calendar-ends');
  });
});
