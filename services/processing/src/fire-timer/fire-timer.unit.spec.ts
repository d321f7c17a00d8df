import type { Clock, DomainEvent } from '@motcua/contracts';
import {
  askedFor,
  delivered,
  given,
  now,
  paused,
  resolved,
  resumed,
  started,
  supplemented,
  takenOver,
  time,
} from '../../test/given';
import { receipt } from '../../test/heard-events';
import { courseTimersOf, fireTimer } from './fire-timer.decide';

const correctedTo = (clock: Clock | null): DomainEvent => ({
  type: 'CourseCorrected',
  data: {
    outcome: null,
    ending: null,
    returnedAt: null,
    returnManner: null,
    enteredAfterwards: null,
    reasonCode: 'mistyped',
    clock,
  },
});
const dueAt = '2025-10-15T02:00:00.000Z';
const overdue = { timer: 'overdue', dueAt };
const ofClock = [
  // Nine working hours before Wednesday 09:00.
  { timer: 'apology-draft', dueAt, fireAt: '2025-10-14T01:00:00.000Z' },
  { timer: 'due-tomorrow', dueAt, fireAt: '2025-10-14T00:30:00.000Z' },
  { timer: 'overdue', dueAt, fireAt: '2025-10-15T02:01:00.000Z' },
];

describe('the timers of a course', () => {
  it.each([
    ['the hand-over', takenOver],
    ['a supplement', supplemented],
    ['going on after a pause', resumed],
    [
      'an extension',
      { type: 'AppointmentExtended', data: { groundCode: 'verification', clock: receipt.clock } } as const,
    ],
    [
      'a moved appointment',
      { type: 'AppointmentMoved', data: { reasonCode: 'calendar-decision', clock: receipt.clock } } as const,
    ],
    ['an end that is taken back', correctedTo(receipt.clock)],
  ])('%s sets them at the opening of the working day before and after the due minute', (_what, event) => {
    expect(courseTimersOf(event, now, time)).toEqual(ofClock);
  });

  it('look back over a weekend', () => {
    const monday = { ...receipt, clock: { ...receipt.clock, dueAt: '2025-10-13T02:00:00.000Z' } };
    expect(courseTimersOf({ type: 'CourseTakenOver', data: monday }, now, time)[1]).toMatchObject({
      fireAt: '2025-10-10T00:30:00.000Z',
    });
  });

  it('do not say "due tomorrow" to whoever has just set that clock', () => {
    expect(courseTimersOf(takenOver, '2025-10-14T03:00:00.000Z', time)).toEqual(ofClock.slice(2));
  });

  it('wait fifteen working days for papers', () => {
    expect(courseTimersOf(askedFor(['birth']), now, time)).toEqual([
      { timer: 'supplement-never-came', dueAt: '2025-10-22T03:00:00.000Z', fireAt: '2025-10-22T03:01:00.000Z' },
    ]);
  });

  it('are not set by a register, without an appointment, beyond the calendar or by another act', () => {
    const entered = { source: 'register', reasonCode: 'import' } as never;
    const withoutDue = { ...receipt, clock: { ...receipt.clock, dueAt: null } };
    expect(
      courseTimersOf({ type: 'CourseTakenOver', data: { ...receipt, enteredAfterwards: entered } }, now, time),
    ).toEqual([]);
    expect(courseTimersOf({ type: 'CourseTakenOver', data: withoutDue }, now, time)).toEqual([]);
    expect(courseTimersOf(correctedTo(null), now, time)).toEqual([]);
    expect(courseTimersOf(askedFor(['birth']), '2049-12-30T03:00:00.000Z', time)).toEqual([]);
    expect(courseTimersOf(started, now, time)).toEqual([]);
  });

  it('fire while the clock stands at that due instant', () => {
    expect(fireTimer(given(takenOver), overdue)).toEqual([
      { type: 'CourseTimerFired', data: overdue },
      { type: 'OfficerWarned', data: { warning: 'overdue', dueAt, officerId: null, officeCode: null } },
    ]);
    expect(fireTimer(given(takenOver, paused, resumed), overdue)).toHaveLength(2);
  });

  it('are quiet when it was moved, stands still, has ended or never began', () => {
    expect(fireTimer(given(takenOver), { ...overdue, dueAt: now })).toEqual([]);
    expect(fireTimer(given(takenOver, started, paused), overdue)).toEqual([]);
    expect(fireTimer(given(takenOver, askedFor(['birth'])), overdue)).toEqual([]);
    expect(fireTimer(given(takenOver, started, resolved), overdue)).toEqual([]);
    expect(fireTimer(given(), overdue)).toEqual([]);
  });

  it('miss papers only while they are waited for', () => {
    const due = { timer: 'supplement-never-came', dueAt };
    expect(fireTimer(given(takenOver, askedFor(['birth'])), due)).toMatchObject([
      { type: 'CourseTimerFired', data: due },
      { type: 'OfficerWarned', data: { warning: 'supplement-never-came' } },
    ]);
    expect(fireTimer(given(takenOver, askedFor(['birth']), delivered(['birth']), supplemented), due)).toEqual([]);
    expect(fireTimer(given(takenOver), due)).toEqual([]);
  });
});
