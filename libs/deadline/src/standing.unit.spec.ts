import { at } from '../test/table-terms';
import {
  overdueFrom,
  standardOfficeHours,
  standingAt,
  timelinessOf,
  vietnamCalendar,
  workingMinutesEarly,
} from './index';

describe('timeliness at a granularity', () => {
  // resolved | due | by the minute | by the half day | by the day
  it.each([
    ['2025-07-03 09:09', '2025-07-03 09:10', 'early', 'on-time', 'on-time'],
    ['2025-07-03 09:10', '2025-07-03 09:10', 'on-time', 'on-time', 'on-time'],
    ['2025-07-03 09:11', '2025-07-03 09:10', 'late', 'on-time', 'on-time'],
    ['2025-07-03 12:00', '2025-07-03 09:10', 'late', 'on-time', 'on-time'],
    ['2025-07-03 12:01', '2025-07-03 09:10', 'late', 'late', 'on-time'],
    ['2025-07-03 09:00', '2025-07-03 14:00', 'early', 'early', 'on-time'],
    ['2025-07-03 08:00', '2025-07-03 12:00', 'early', 'on-time', 'on-time'],
    ['2025-07-03 13:00', '2025-07-03 17:00', 'early', 'on-time', 'on-time'],
    ['2025-07-03 23:59', '2025-07-03 14:00', 'late', 'on-time', 'on-time'],
    ['2025-07-04 00:00', '2025-07-03 14:00', 'late', 'late', 'late'],
    ['2025-07-02 23:59', '2025-07-03 14:00', 'early', 'early', 'early'],
    ['2025-07-02 14:00', '2025-07-03 09:00', 'early', 'early', 'early'],
  ] as const)('resolved %s, due %s', (resolved, due, minute, halfDay, day) => {
    expect(timelinessOf(at(resolved), at(due))).toBe(minute);
    expect(timelinessOf(at(resolved), at(due), 'half-day')).toBe(halfDay);
    expect(timelinessOf(at(resolved), at(due), 'day')).toBe(day);
  });

  it('begins to be overdue after the minute, the half day, the day', () => {
    const due = at('2025-07-03 09:10');
    expect(overdueFrom(due)).toBe(at('2025-07-03 09:11'));
    expect(overdueFrom(due, 'half-day')).toBe(at('2025-07-03 12:01'));
    expect(overdueFrom(due, 'day')).toBe(at('2025-07-04 00:00'));
  });
});

describe('where a dossier stands', () => {
  const dueAt = at('2025-07-08 09:00');
  const judged = { dueAt, resolvedAt: null, pausedSince: null, apologisedTo: null };
  const resolved = (day: string) => ({ ...judged, resolvedAt: at(day) });
  const asOf = at('2025-07-31 23:59');

  it.each([
    ['pending in time', judged, at('2025-07-08 09:00'), 'in-time', false],
    ['pending, a minute later', judged, at('2025-07-08 09:01'), 'overdue', false],
    ['resolved early', resolved('2025-07-07 09:00'), asOf, 'early', false],
    ['resolved in the due minute', resolved('2025-07-08 09:00'), asOf, 'on-time', false],
    ['resolved late', resolved('2025-07-09 09:00'), asOf, 'late', false],
    ['resolved later than asked for', resolved('2025-07-09 09:00'), at('2025-07-07 09:00'), 'in-time', false],
    [
      'late with apology',
      { ...resolved('2025-07-10 09:00'), apologisedTo: at('2025-07-10 09:00') },
      asOf,
      'late',
      true,
    ],
    [
      'later than its apology',
      { ...resolved('2025-07-10 09:01'), apologisedTo: at('2025-07-10 09:00') },
      asOf,
      'late',
      false,
    ],
    [
      'in time in spite of an apology',
      { ...resolved('2025-07-07 09:00'), apologisedTo: at('2025-07-10 09:00') },
      asOf,
      'early',
      false,
    ],
    [
      'overdue within its apology',
      { ...judged, apologisedTo: at('2025-07-10 09:00') },
      at('2025-07-09 09:00'),
      'overdue',
      true,
    ],
    [
      'overdue beyond its apology',
      { ...judged, apologisedTo: at('2025-07-10 09:00') },
      at('2025-07-11 09:00'),
      'overdue',
      false,
    ],
    ['paused in time', { ...judged, pausedSince: at('2025-07-07 09:00') }, asOf, 'paused', false],
    ['paused when it was late already', { ...judged, pausedSince: at('2025-07-08 09:01') }, asOf, 'overdue', false],
    [
      'paused later than asked for',
      { ...judged, pausedSince: at('2025-07-07 09:00') },
      at('2025-07-04 09:00'),
      'in-time',
      false,
    ],
    [
      'resolved while paused in time',
      { ...resolved('2025-07-30 09:00'), pausedSince: at('2025-07-07 09:00') },
      asOf,
      'early',
      false,
    ],
  ] as const)('%s', (_case, dossier, instant, standing, withApology) => {
    expect(standingAt(dossier, instant)).toEqual({ standing, withApology, granularity: 'minute' });
  });

  it('is said at the granularity asked for', () => {
    const expected = { standing: 'in-time', withApology: false, granularity: 'day' };
    expect(standingAt(judged, at('2025-07-08 23:59'), 'day')).toEqual(expected);
    expect(standingAt(judged, at('2025-07-09 00:00'), 'day')).toEqual({ ...expected, standing: 'overdue' });
  });
});

describe('working minutes early', () => {
  it.each([
    ['2025-07-02 13:00', '2025-07-02 17:00', 240],
    ['2025-07-02 11:00', '2025-07-02 13:30', 60],
    ['2025-08-29 16:00', '2025-09-03 08:30', 120],
    ['2025-07-02 17:00', '2025-07-02 17:00', 0],
    ['2025-07-02 17:01', '2025-07-02 17:00', -1],
    ['2025-07-02 16:59', '2025-07-02 17:00', 1],
    ['2025-07-05 09:00', '2025-07-07 07:30', 1],
    ['2025-07-03 09:00', '2025-07-02 17:00', -90],
  ])('resolved %s, due %s: %i', (resolved, due, expected) => {
    expect(workingMinutesEarly(at(resolved), at(due), vietnamCalendar, standardOfficeHours)).toBe(expected);
  });
});
