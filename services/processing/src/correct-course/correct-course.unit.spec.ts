import type { DomainEvent } from '@motcua/contracts';
import {
  askedFor,
  codeOf,
  given,
  now,
  paused,
  refused,
  resolved,
  returned,
  started,
  stopped,
  takenOver,
  withdrawn,
} from '../../test/given';
import { signed, whereverItStands } from '../../test/given-duties';
import { receipt } from '../../test/heard-events';
import { correctEnd, correctReturn } from './correct-course.decide';

const command = { reasonCode: 'mistyped', reasons: new Set(['mistyped']) };
const open = { outcome: null, ending: null, returnedAt: null, returnManner: null };
const reopened: DomainEvent = {
  type: 'CourseCorrected',
  data: { ...open, enteredAfterwards: null, reasonCode: 'mistyped', clock: receipt.clock },
};
const done = given(takenOver, started, resolved, returned);
const byPost = { ...command, manner: 'post' } as const;

describe('correcting an end that was entered by mistake', () => {
  it('is possible until the result is with the applicant', () => {
    expect(whereverItStands((dossier) => correctEnd(dossier, command))).toEqual({
      notHeard: 'unknown',
      takenOver: [],
      inProcess: [],
      paused: [],
      waiting: [],
      resolved: ['CourseCorrected'],
      returned: 'already-returned',
    });
    for (const end of [refused, withdrawn, stopped]) {
      expect(correctEnd(given(takenOver, end), command)).toEqual([reopened]);
    }
  });

  it.each([
    ['taken over', [takenOver]],
    ['in process', [takenOver, started]],
    ['paused', [takenOver, started, paused]],
    ['waiting for papers', [takenOver, started, askedFor(['birth'])]],
  ])('goes on where the course stood: %s', (_where, before) => {
    expect(given(...before, withdrawn, reopened)).toEqual(given(...before));
  });

  it('takes the signature back, which was put under another result', () => {
    expect(given(takenOver, started, signed, resolved, reopened)).toEqual(given(takenOver, started));
  });

  it('lets the course end once more', () => {
    expect(given(takenOver, started, resolved, reopened, refused)).toMatchObject({
      status: 'ended',
      outcome: 'refused',
    });
  });

  it('needs a reason of the list, and leaves to the register what it said', () => {
    expect(codeOf(correctEnd(given(takenOver, resolved), { ...command, reasonCode: 'mood' }))).toBe('cause-unknown');
    expect(codeOf(correctEnd(given(resolved), command))).toBe('from-register');
  });
});

describe('correcting the record of a return', () => {
  it('says in which manner it was, at the time that was recorded', () => {
    expect(correctReturn(done, byPost)).toMatchObject([
      { data: { outcome: 'resolved', ending: { endedAt: now }, returnedAt: now, returnManner: 'post', clock: null } },
    ]);
  });

  it('says that it has not been', () => {
    const decided = correctReturn(done, { ...command, manner: null }) as DomainEvent[];
    expect(decided).toMatchObject([{ data: { outcome: 'resolved', returnedAt: null, returnManner: null } }]);
    const open = given(takenOver, started, resolved, returned, ...decided);
    expect(open).toEqual(given(takenOver, started, resolved));
    expect(correctEnd(open, command)).toEqual([reopened]);
  });

  it('is quiet where that stands already', () => {
    expect(correctReturn(done, { ...command, manner: 'office' })).toEqual([]);
    expect(correctReturn(given(takenOver, resolved), { ...command, manner: null })).toEqual([]);
  });

  it('is refused where nothing was recorded, without a reason of the list, and for what a register said', () => {
    expect(codeOf(correctReturn(given(takenOver), byPost))).toBe('not-resolved');
    expect(codeOf(correctReturn(given(takenOver, resolved), byPost))).toBe('not-returned');
    expect(codeOf(correctReturn(done, { ...byPost, reasonCode: 'mood' }))).toBe('cause-unknown');
    expect(codeOf(correctReturn(given(resolved, returned), byPost))).toBe('from-register');
  });
});
