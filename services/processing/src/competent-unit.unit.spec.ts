import { Rejected, UnknownStream } from '@motcua/event-sourcing';
import { given, now, resolved, takenOver } from '../test/given';
import { byCompetentUnit } from './competent-unit.fragment';

const act = (units: string[]) => byCompetentUnit({ scope: { wards: ['an-thang'], units } }, () => []);

describe('who decides a course', () => {
  it('is the competent unit, not the centre that received for it', () => {
    expect(act(['an-thang'])(given(takenOver), now)).toEqual([]);
    const refusal = act(['so-tu-phap'])(given(takenOver), now);
    expect(refusal instanceof Rejected && refusal.code).toBe('not-competent');
  });

  it('is nobody before the hand-over was heard of, and whoever sees it where a register never named the unit', () => {
    expect(() => act(['an-thang'])(given(), now)).toThrow(UnknownStream);
    expect(act(['an-thang'])(given(resolved), now)).toEqual([]);
  });
});
