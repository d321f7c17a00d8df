import { askedFor, codeOf, given, now, paused, resolved, started, takenOver, time } from '../../test/given';
import { receipt } from '../../test/heard-events';
import { extendAppointment } from './extend-appointment.decide';

const command = {
  groundCode: 'verification',
  term: { unit: 'working-days', amount: 13 },
  now,
  time,
  grounds: new Set(['verification']),
} as const;
const extendedClock = { ...receipt.clock, termAmount: 13, dueAt: '2025-10-20T02:00:00.000Z' };
const extended = { type: 'AppointmentExtended', data: { groundCode: 'verification', clock: extendedClock } } as const;

describe('extending the appointment by the sector’s law', () => {
  it('counts the whole term as extended from the same receipt', () => {
    expect(extendAppointment(given(takenOver), command)).toEqual([extended]);
    expect(given(takenOver, extended)).toMatchObject({
      clock: extendedClock,
      extensions: [{ groundCode: 'verification' }],
    });
  });

  it('holds beside a pause: what stood still is added to the longer term', () => {
    expect(extendAppointment(given(takenOver, started, paused), command)).toEqual([extended]);
  });

  it('is quiet the second time', () => {
    expect(extendAppointment(given(takenOver, extended), command)).toEqual([]);
  });

  it('is refused where it is no extension, on no ground, too late, without appointment and after the end', () => {
    expect(codeOf(extendAppointment(given(takenOver), { ...command, term: { ...command.term, amount: 10 } }))).toBe(
      'not-longer',
    );
    expect(codeOf(extendAppointment(given(takenOver), { ...command, groundCode: 'mood' }))).toBe('ground-unknown');
    const late = { ...command, now: '2025-10-15T02:01:00.000Z' };
    expect(codeOf(extendAppointment(given(takenOver), late))).toBe('appointment-passed');
    const none = { ...receipt, clock: { ...receipt.clock, dueAt: null } };
    expect(codeOf(extendAppointment(given({ type: 'CourseTakenOver', data: none }), command))).toBe('no-appointment');
    expect(codeOf(extendAppointment(given(takenOver, started, resolved), command))).toBe('ended');
    const short = { ...time, calendar: { ...time.calendar, lastDay: '2025-10-17' } };
    expect(codeOf(extendAppointment(given(takenOver), { ...command, time: short }))).toBe('calendar-ends');
  });

  it('may be decided while papers are waited for, later than the due minute: the clock stands still', () => {
    const waiting = given(takenOver, askedFor(['birth']));
    const later = { ...command, now: '2025-10-16T02:00:00.000Z' };
    expect(codeOf(extendAppointment(waiting, later))).toBe('not-longer');
    expect(extendAppointment(waiting, command)).toEqual([extended]);
  });
});
