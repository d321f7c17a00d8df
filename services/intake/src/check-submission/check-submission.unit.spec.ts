import type { DomainEvent } from '@motcua/contracts';
import { given, outcomeOf, stateAfter, submission } from '../../test/given';
import { checkSubmission } from './check-submission.decide';

const known = new Set(['signature-invalid', 'file-empty']);
const check = (findings: string[], dossier = given.submitted) => checkSubmission(dossier, { findings, known });
const checked = (...findings: string[]): DomainEvent => ({
  type: 'SubmissionChecked',
  data: { passed: findings.length === 0, findings },
});
const after = (...events: DomainEvent[]) => stateAfter({ type: 'DossierSubmitted', data: submission }, ...events);

describe('checking a filing technically', () => {
  it('passes where nothing was found', () => {
    expect(check([])).toEqual([checked()]);
    expect(check(['file-empty', 'file-empty'])).toEqual([checked('file-empty')]);
  });

  it('is quiet for the same again in any order, and says what has changed', () => {
    const failed = after(checked('file-empty', 'signature-invalid'));
    expect(check(['signature-invalid', 'file-empty'], failed)).toEqual([]);
    expect(check(['file-empty'], failed)).toEqual([checked('file-empty')]);
    expect(check([], failed)).toEqual([checked()]);
    expect(check([], after(checked()))).toEqual([]);
  });

  it('finds only what stands in the list', () => {
    expect(outcomeOf(check(['file-empty', 'ugly']))).toBe('finding-unknown');
  });

  it.each([
    ['none', 'not-submitted'],
    ['notAccepted', 'not-accepted'],
    ['received', 'already-received'],
    ['handedOver', 'already-received'],
    ['forwarded', 'already-received'],
  ] as const)('of a dossier that is %s is refused: %s', (state, code) => {
    expect(outcomeOf(check([], given[state]))).toBe(code);
  });
});
