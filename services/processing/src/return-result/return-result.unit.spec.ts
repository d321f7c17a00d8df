import {
  codeOf,
  given,
  now,
  refused,
  resolved,
  returned,
  started,
  stopped,
  takenOver,
  withdrawn,
} from '../../test/given';
import { returnResult } from './return-result.decide';

const command = { manner: 'office', now } as const;

describe('returning the result', () => {
  it('follows a resolution as well as a refusal after appraisal', () => {
    expect(returnResult(given(takenOver, started, resolved), command)).toEqual([returned]);
    expect(returnResult(given(takenOver, started, refused), command)).toEqual([returned]);
  });

  it('is quiet the second time, refused in another manner', () => {
    const done = given(takenOver, started, resolved, returned);
    expect(returnResult(done, command)).toEqual([]);
    expect(codeOf(returnResult(done, { ...command, manner: 'post' }))).toBe('already-returned');
  });

  it('is refused where there is no result', () => {
    expect(codeOf(returnResult(given(takenOver, started), command))).toBe('not-resolved');
    expect(codeOf(returnResult(given(takenOver, withdrawn), command))).toBe('no-result');
    expect(codeOf(returnResult(given(takenOver, stopped), command))).toBe('no-result');
  });
});
