import { codeOf, given, refused, resolved, returned, started, stopped, takenOver, withdrawn } from '../../test/given';
import { whereverItStands } from '../../test/given-duties';
import { receipt } from '../../test/heard-events';
import { announceEarlyResult } from './announce-early-result.decide';

const announced = { type: 'EarlyResultAnnounced', data: { manner: 'sms' } } as const;
// The ward's 14 October ends at 17:00 UTC; the appointment is on the 15th.
const command = { manner: 'sms', now: '2025-10-14T16:59:00.000Z' } as const;

describe('announcing an early result', () => {
  it('is done between the end and the return', () => {
    expect(announceEarlyResult(given(takenOver, started, resolved), command)).toEqual([announced]);
    expect(announceEarlyResult(given(takenOver, started, refused), command)).toEqual([announced]);
    expect(whereverItStands((course) => announceEarlyResult(course, command))).toEqual({
      notHeard: 'unknown',
      takenOver: 'not-resolved',
      inProcess: 'not-resolved',
      paused: 'not-resolved',
      waiting: 'not-resolved',
      resolved: ['EarlyResultAnnounced'],
      returned: 'already-returned',
    });
    for (const end of [withdrawn, stopped])
      expect(codeOf(announceEarlyResult(given(takenOver, started, end), command))).toBe('no-result');
  });

  it('is done before the day of the appointment', () => {
    const onTheDay = { ...command, now: '2025-10-14T17:00:00.000Z' };
    expect(codeOf(announceEarlyResult(given(takenOver, started, resolved), onTheDay))).toBe('not-early');
    const none = { ...receipt, clock: { ...receipt.clock, dueAt: null } };
    const without = given({ type: 'CourseTakenOver', data: none }, started, resolved);
    expect(codeOf(announceEarlyResult(without, command))).toBe('not-early');
    expect(codeOf(announceEarlyResult(given(resolved), command))).toBe('not-early');
  });

  it('is quiet when repeated, in whichever manner and also after the return', () => {
    const told = [takenOver, started, resolved, announced];
    expect(announceEarlyResult(given(...told), command)).toEqual([]);
    expect(announceEarlyResult(given(...told), { ...command, manner: 'phone' })).toEqual([]);
    expect(announceEarlyResult(given(...told, returned), command)).toEqual([]);
  });
});
