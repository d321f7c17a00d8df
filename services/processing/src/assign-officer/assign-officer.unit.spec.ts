import { codeOf, given, stopped, takenOver } from '../../test/given';
import { assignOfficer } from './assign-officer.decide';

const to = (officerId: string) => ({ type: 'OfficerAssigned', data: { officerId } }) as const;

describe('assigning an officer', () => {
  it('makes one responsible, and may make another', () => {
    expect(assignOfficer(given(takenOver), { officerId: 'officer-7' })).toEqual([to('officer-7')]);
    expect(assignOfficer(given(takenOver, to('officer-7')), { officerId: 'officer-8' })).toEqual([to('officer-8')]);
  });

  it('is quiet for the same officer', () => {
    expect(assignOfficer(given(takenOver, to('officer-7')), { officerId: 'officer-7' })).toEqual([]);
  });

  it('is refused after the end', () => {
    expect(codeOf(assignOfficer(given(takenOver, stopped), { officerId: 'officer-7' }))).toBe('ended');
  });
});
