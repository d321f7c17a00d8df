import { codeOf } from '../../test/given';
import { absencesAfter, away } from '../../test/given-absences';
import { standInFor } from '../absences.state';
import { endAbsence } from './end-absence.decide';

const declared = { type: 'AbsenceDeclared', data: away } as const;
const ended = (backOn: string) =>
  ({ type: 'AbsenceEnded', data: { officerId: 'officer-7', from: away.from, backOn } }) as const;
const back = (backOn: string) => ({ officerId: 'officer-7', backOn });

describe('ending an absence', () => {
  it.each(['2025-10-06', '2025-10-08', '2025-10-10'])('early, on %s, once', (backOn) => {
    expect(endAbsence(absencesAfter(declared), back(backOn))).toEqual([ended(backOn)]);
    const after = absencesAfter(declared, ended(backOn));
    expect(endAbsence(after, back(backOn))).toEqual([]);
    expect(standInFor(after, 'officer-7', backOn)).toBe('officer-7');
  });

  it('leaves the days before', () => {
    const after = absencesAfter(declared, ended('2025-10-08'));
    expect(standInFor(after, 'officer-7', '2025-10-07')).toBe('officer-8');
    expect(codeOf(endAbsence(after, back('2025-10-09')))).toBe('not-absent');
  });

  it('is quiet on the day after the last, and refused for days and people without an absence', () => {
    expect(endAbsence(absencesAfter(declared), back('2025-10-11'))).toEqual([]);
    expect(codeOf(endAbsence(absencesAfter(declared), back('2025-10-12')))).toBe('not-absent');
    expect(codeOf(endAbsence(absencesAfter(declared), { officerId: 'officer-8', backOn: '2025-10-08' }))).toBe(
      'not-absent',
    );
  });
});
