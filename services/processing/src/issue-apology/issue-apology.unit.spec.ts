import { apologised, codeOf, given, now, paused, resolved, started, takenOver, time } from '../../test/given';
import { receipt } from '../../test/heard-events';
import { issueApology } from './issue-apology.decide';

const command = {
  newDate: '2025-10-20T02:00:00.000Z',
  reasonCode: 'staff-overload',
  now,
  time,
  reasons: new Set(['staff-overload']),
};
const dossier = given(takenOver, started);

describe('apologising with a new date', () => {
  it.each([
    ['within office hours', '2025-10-20T02:00:00.000Z'],
    ['at opening', '2025-10-16T00:30:00.000Z'],
    ['at the close of the morning', '2025-10-16T04:30:00.000Z'],
    ['at the close of the day', '2025-10-16T10:00:00.000Z'],
  ])('takes a date %s', (_where, newDate) => {
    expect(issueApology(dossier, { ...command, newDate })).toEqual([
      { type: 'ApologyIssued', data: { newDate, reasonCode: 'staff-overload' } },
    ]);
  });

  it.each([
    ['on a weekend', '2025-10-18T02:00:00.000Z'],
    ['at midnight of a weekend', '2025-10-17T17:00:00.000Z'],
    ['at noon', '2025-10-16T05:00:00.000Z'],
    ['after close', '2025-10-16T10:01:00.000Z'],
    ['before opening', '2025-10-16T00:29:00.000Z'],
  ])('refuses a date %s', (_where, newDate) => {
    expect(codeOf(issueApology(dossier, { ...command, newDate }))).toBe('outside-working-time');
  });

  it('is told before the day the time limit runs out', () => {
    expect(issueApology(dossier, { ...command, now: '2025-10-14T09:59:00.000Z' })).toHaveLength(1);
    // 15 October begins at 17:00 UTC of the 14th.
    expect(codeOf(issueApology(dossier, { ...command, now: '2025-10-14T17:00:00.000Z' }))).toBe('apology-too-late');
  });

  it('gives one new date only; the same again is quiet', () => {
    const once = given(takenOver, started, apologised);
    expect(issueApology(once, command)).toEqual([]);
    const again = { ...command, newDate: '2025-10-22T02:00:00.000Z' };
    expect(codeOf(issueApology(once, again))).toBe('already-apologised');
  });

  it('is refused for a date not after the appointment, an unknown reason, a clock that stands still, after the end', () => {
    const earlier = { ...command, newDate: receipt.clock.dueAt as string };
    expect(codeOf(issueApology(dossier, earlier))).toBe('date-not-later');
    expect(codeOf(issueApology(dossier, { ...command, reasonCode: 'mood' }))).toBe('cause-unknown');
    expect(codeOf(issueApology(given(takenOver, started, paused), command))).toBe('clock-stands-still');
    expect(codeOf(issueApology(given(takenOver, started, resolved), command))).toBe('ended');
    const none = { ...receipt, clock: { ...receipt.clock, dueAt: null } };
    const without = given({ type: 'CourseTakenOver', data: none });
    expect(codeOf(issueApology(without, command))).toBe('no-appointment');
  });

  it('is refused for a date that no calendar covers', () => {
    const beyond = { ...command, newDate: '2050-01-03T02:00:00.000Z' };
    expect(codeOf(issueApology(dossier, beyond))).toBe('calendar-ends');
  });
});
