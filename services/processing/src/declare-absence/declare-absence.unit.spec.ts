import { addDays } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import fc from 'fast-check';
import { codeOf } from '../../test/given';
import { absencesAfter, away } from '../../test/given-absences';
import { type Absence, standInFor } from '../absences.state';
import { declareAbsence } from './declare-absence.decide';

const command = { ...away, reasons: new Set(['annual-leave']) };
const declared = (over: Partial<Absence> = {}) => ({ type: 'AbsenceDeclared', data: { ...away, ...over } }) as const;
const ended = (backOn: string) =>
  ({ type: 'AbsenceEnded', data: { officerId: 'officer-7', from: away.from, backOn } }) as const;

describe('declaring an absence', () => {
  it('names days and who stands in; the same again is quiet', () => {
    expect(declareAbsence([], command)).toEqual([declared()]);
    expect(declareAbsence(absencesAfter(declared()), command)).toEqual([]);
    expect(declareAbsence([], { ...command, to: away.from })).toHaveLength(1);
  });

  it('is refused for days in the wrong order, the officer as the own substitute, or a reason of no list', () => {
    expect(codeOf(declareAbsence([], { ...command, to: '2025-10-05' }))).toBe('from-after-to');
    expect(codeOf(declareAbsence([], { ...command, substituteId: 'officer-7' }))).toBe('own-substitute');
    expect(codeOf(declareAbsence([], { ...command, reasonCode: 'mood' }))).toBe('cause-unknown');
  });

  it.each([
    ['before', '2025-10-01', '2025-10-05', 1],
    ['over its first day', '2025-10-01', '2025-10-06', 'overlaps'],
    ['within', '2025-10-07', '2025-10-08', 'overlaps'],
    ['around', '2025-10-01', '2025-10-31', 'overlaps'],
    ['over its last day', '2025-10-10', '2025-10-12', 'overlaps'],
    ['after', '2025-10-11', '2025-10-12', 1],
  ])('%s another one of the same officer', (_where, from, to, expected) => {
    const decided = declareAbsence(absencesAfter(declared()), { ...command, from, to });
    expect(decided instanceof Rejected ? decided.code : decided.length).toBe(expected);
  });

  it('is refused where the substitute is away on one of the days', () => {
    const absences = absencesAfter(declared({ officerId: 'officer-8', substituteId: 'officer-9' }));
    expect(codeOf(declareAbsence(absences, { ...command, from: '2025-10-10', to: '2025-10-13' }))).toBe(
      'substitute-absent',
    );
    expect(declareAbsence(absences, { ...command, from: '2025-10-11', to: '2025-10-13' })).toHaveLength(1);
  });

  it('looks at an absence as it came, not as it was declared', () => {
    const after = { ...command, from: '2025-10-08', to: '2025-10-09' };
    expect(declareAbsence(absencesAfter(declared(), ended('2025-10-08')), after)).toHaveLength(1);
    expect(declareAbsence(absencesAfter(declared(), ended(away.from)), command)).toHaveLength(1);
  });

  it('leaves everybody with somebody who is there, in whatever order absences are declared', () => {
    const officers = ['a', 'b', 'c', 'd'];
    const day = fc.integer({ min: 0, max: 6 }).map((days) => addDays('2025-10-06', days));
    const anyAbsence = fc.record({
      officerId: fc.constantFrom(...officers),
      substituteId: fc.constantFrom(...officers),
      from: day,
      to: day,
      reasonCode: fc.constant('annual-leave'),
    });
    fc.assert(
      fc.property(fc.array(anyAbsence, { maxLength: 12 }), day, (drafts, today) => {
        const absences = drafts.reduce<readonly Absence[]>((known, draft) => {
          const decided = declareAbsence(known, { ...draft, reasons: command.reasons });
          return decided instanceof Rejected ? known : [...known, ...decided.map(({ data }) => data as Absence)];
        }, []);
        for (const officer of officers) {
          const present = standInFor(absences, officer, today);
          expect(standInFor(absences, present, today)).toBe(present);
        }
      }),
    );
  });
});
