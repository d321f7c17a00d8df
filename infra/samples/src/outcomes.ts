import { type Instant, overdueFrom, type Timeliness, timelinessOf, wardDayOf } from '@motcua/deadline';
import { causes } from './causes';
import { afterOfficeMinutes, type Appointed, type Draft, endOf, officeMinutes } from './draft';
import { fourHoursEarly, minutesForEarly } from './early';
import { exponential, pick, type Random, sample } from './random';
import type { WardPlan } from './ward-plan';

/** At least this long overdue, in office minutes, is a dossier that is chosen to be pending overdue. */
const overdueAtLeast = 60;
const usualDelay = 700;

/** Decides which dossiers stay pending, are late, on time or early, until every count of the plan is met. */
export function settle(plan: WardPlan, drafts: readonly Draft[], random: Random): void {
  const end = endOf(plan.period);
  const open = new Set(drafts.filter((draft): draft is Appointed => draft.dueAt !== null));
  const take = (chosen: readonly Appointed[]) => {
    for (const draft of chosen) open.delete(draft);
    return chosen;
  };
  const lateness = (draft: Appointed) => plan.lateFields[draft.fieldName] ?? 1;
  const overdue = [...open].filter(({ dueAt }) => overdueFrom(dueAt) <= end && officeMinutes(dueAt, end) >= 1);

  take(stillInTime(plan, [...open], end));

  const longOverdue = overdue.filter((draft) => open.has(draft) && officeMinutes(draft.dueAt, end) >= overdueAtLeast);
  for (const draft of take(sample(random, longOverdue, plan.pending.overdue, lateness))) {
    draft.lateCause = causeOf(random);
  }
  const canBeLate = longOverdue.filter((draft) => open.has(draft));
  for (const draft of take(sample(random, canBeLate, plan.resolved.late, lateness))) {
    const delay = Math.min(1 + Math.floor(exponential(random, usualDelay)), officeMinutes(draft.dueAt, end));
    finish(draft, afterOfficeMinutes(draft.dueAt, delay), 'late');
    draft.lateCause = causeOf(random);
  }
  const canBeOnTime = overdue.filter((draft) => open.has(draft));
  for (const draft of take(sample(random, canBeOnTime, plan.resolved.onTime, () => 1))) {
    finish(draft, draft.dueAt, 'on-time');
  }
  settleEarly(plan, [...open], end, random);
  settleImmediate(drafts);
}

/** Those that would naturally last the longest beyond the period. */
function stillInTime(plan: WardPlan, open: readonly Appointed[], end: Instant): Appointed[] {
  const inTime = open
    .filter(({ dueAt }) => overdueFrom(dueAt) > end)
    .map((draft) => ({ draft, naturalEnd: afterOfficeMinutes(draft.receivedAt, draft.naturalMinutes) }))
    .sort((a, b) => (a.naturalEnd > b.naturalEnd ? -1 : Number(a.naturalEnd < b.naturalEnd)));
  if (inTime.length < plan.pending.inTime)
    throw new RangeError(`${plan.wardCode}: too few dossiers end after the period.`);
  return inTime.slice(0, plan.pending.inTime).map(({ draft }) => draft);
}

function settleEarly(plan: WardPlan, early: readonly Appointed[], end: Instant, random: Random): void {
  if (early.length !== plan.resolved.early)
    throw new RangeError(`${plan.wardCode}: the counts of the plan do not add up.`);
  const soon = plan.fourHoursEarly === undefined ? null : fourHoursEarly(early, end, plan.fourHoursEarly, random);
  for (const draft of early) {
    const minutes = minutesForEarly(draft, end, soon === null ? null : soon.has(draft), random);
    finish(draft, afterOfficeMinutes(draft.receivedAt, minutes), 'early');
  }
}

/** Handed out before the office closes, while the applicant waits. */
function settleImmediate(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    if (draft.dueAt !== null) continue;
    const untilClose = officeMinutes(draft.receivedAt, endOf({ to: wardDayOf(draft.receivedAt) }));
    draft.endedAt = afterOfficeMinutes(draft.receivedAt, Math.min(draft.naturalMinutes, untilClose));
  }
}

function causeOf(random: Random): string {
  return pick(random, causes, ({ weight }) => weight).text;
}

/** The samples judge with the platform's own rule; a slip here would be a wrong figure later. */
function finish(draft: Appointed, endedAt: Instant, expected: Timeliness): void {
  const timeliness = timelinessOf(endedAt, draft.dueAt);
  if (timeliness !== expected) throw new Error(`A sample dossier meant to be ${expected} came out ${timeliness}.`);
  draft.endedAt = endedAt;
}
