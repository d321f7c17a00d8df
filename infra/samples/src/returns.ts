import type { Instant } from '@motcua/deadline';
import type { RegisterRow } from '../../cli/src/register/register-layout';
import { afterOfficeMinutes, type Draft, endOf, officeMinutes } from './draft';
import { exponential, type Random, sample } from './random';
import type { WardPlan } from './ward-plan';

type Return = { readonly returnedAt: Instant; readonly manner: NonNullable<RegisterRow['returnManner']> };

/** Results taken home are of births and deaths first: those families have other things to do than to come again. */
const homeFirst: readonly string[] = ['1.001193', '1.000656'];
const usualWait: Readonly<Record<Return['manner'], number>> = { online: 0, office: 500, post: 960, home: 480 };

/** How and when each result was handed over; one that is not yet at the end of the period is left out. */
export function returnsOf(plan: WardPlan, drafts: readonly Draft[], random: Random): ReadonlyMap<Draft, Return> {
  const end = endOf(plan.period);
  const home = takenHome(plan, drafts, end, random);
  const returns = new Map<Draft, Return>();
  for (const draft of drafts) {
    if (draft.endedAt === null) continue;
    const manner = home.has(draft) ? 'home' : mannerOf(draft, plan, random);
    const wait = draft.dueAt === null ? 0 : Math.floor(exponential(random, 1) * usualWait[manner]);
    const left = officeMinutes(draft.endedAt, end);
    if (wait > left && manner !== 'home') continue;
    returns.set(draft, { manner, returnedAt: afterOfficeMinutes(draft.endedAt, Math.min(wait, left)) });
  }
  return returns;
}

function takenHome(plan: WardPlan, drafts: readonly Draft[], end: Instant, random: Random): ReadonlySet<Draft> {
  const possible = drafts.filter(({ dueAt, endedAt }) => dueAt && endedAt && officeMinutes(endedAt, end) > 0);
  const weight = ({ procedure }: Draft) => (homeFirst.includes(procedure.code) ? 50 : 1);
  return new Set(sample(random, possible, plan.returnedAtHome, weight));
}

function mannerOf(draft: Draft, plan: WardPlan, random: Random): Return['manner'] {
  if (draft.channel === 'postal') return 'post';
  return draft.channel === 'online' && random() < plan.returnedOnlineShare ? 'online' : 'office';
}
