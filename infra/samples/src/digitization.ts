import type { Draft } from './draft';
import { type Random, sample } from './random';
import type { WardPlan } from './ward-plan';

/** Which dossiers have their components, and their result, scanned. */
export function digitizedAmong(
  plan: WardPlan,
  drafts: readonly Draft[],
  random: Random,
): { components: ReadonlySet<Draft>; results: ReadonlySet<Draft> } {
  const paper = drafts.filter(({ channel }) => channel !== 'online');
  const resolved = drafts.filter(({ endedAt }) => endedAt !== null);
  const scanned = Math.round(paper.length * plan.componentsDigitizedShare);
  return {
    components: new Set(sample(random, paper, scanned, () => 1)),
    results: new Set(sample(random, resolved, plan.resultsDigitized, () => 1)),
  };
}
