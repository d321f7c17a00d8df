import { codeOf, given, started, stopped, takenOver } from '../../test/given';
import { whereverItStands } from '../../test/given-duties';
import { assignOfficer } from './assign-officer.decide';

const to = (officerId: string, reasonCode: string | null = null, insteadOf: string | null = null) =>
  ({ type: 'OfficerAssigned', data: { officerId, reasonCode, insteadOf } }) as const;
const command = {
  officerId: 'officer-7',
  reasonCode: null,
  reasons: new Set(['absence']),
  absences: [],
  today: '2025-10-01',
};
const away = {
  officerId: 'officer-7',
  substituteId: 'officer-8',
  from: '2025-10-01',
  to: '2025-10-01',
  reasonCode: 'x',
};

describe('assigning an officer', () => {
  it('makes one responsible as long as the course runs', () => {
    expect(assignOfficer(given(takenOver, started), command)).toEqual([to('officer-7')]);
    expect(whereverItStands((course) => assignOfficer(course, command))).toEqual({
      notHeard: 'unknown',
      takenOver: ['OfficerAssigned'],
      inProcess: ['OfficerAssigned'],
      paused: ['OfficerAssigned'],
      waiting: ['OfficerAssigned'],
      resolved: 'ended',
      returned: 'ended',
    });
    expect(codeOf(assignOfficer(given(takenOver, stopped), command))).toBe('ended');
  });

  it('makes another one responsible for a reason of the list', () => {
    const dossier = given(takenOver, to('officer-8'));
    expect(codeOf(assignOfficer(dossier, command))).toBe('reason-missing');
    expect(codeOf(assignOfficer(dossier, { ...command, reasonCode: 'mood' }))).toBe('cause-unknown');
    expect(assignOfficer(dossier, { ...command, reasonCode: 'absence' })).toEqual([to('officer-7', 'absence')]);
  });

  it('keeps no reason where nobody was responsible before', () => {
    expect(assignOfficer(given(takenOver), { ...command, reasonCode: 'absence' })).toEqual([to('officer-7')]);
  });

  it('makes the substitute responsible for who is absent that day, and says so', () => {
    const absent = { ...command, absences: [away] };
    expect(assignOfficer(given(takenOver), absent)).toEqual([to('officer-8', null, 'officer-7')]);
    expect(assignOfficer(given(takenOver, to('officer-8')), absent)).toEqual([]);
    expect(assignOfficer(given(takenOver), { ...absent, today: '2025-10-02' })).toEqual([to('officer-7')]);
    expect(assignOfficer(given(takenOver, to('officer-9')), { ...absent, reasonCode: 'absence' })).toEqual([
      to('officer-8', 'absence', 'officer-7'),
    ]);
  });

  it('is quiet for the same officer', () => {
    expect(assignOfficer(given(takenOver, to('officer-7')), command)).toEqual([]);
  });
});
