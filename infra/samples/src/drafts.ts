import { deadlineFor, type Instant, type Term, wardDayOf } from '@motcua/deadline';
import { type Arrival, calendar, type Draft, officeHours, officeMinutes } from './draft';
import { immediateCodes, type Procedure, proceduresOn } from './procedures';
import { lognormal, pick, type Random, sample } from './random';
import type { WardPlan } from './ward-plan';

const immediateUsualMinutes = 12;

/** Gives each arrival its procedure, its appointment and the time it would naturally take. */
export function draftsOf(plan: WardPlan, arrivals: readonly Arrival[], random: Random): Draft[] {
  const direct = arrivals.filter(({ channel }) => channel === 'direct');
  const immediate = new Set(sample(random, direct, plan.received.immediate, () => 1));
  return arrivals.map((arrival) => draftOf(plan, arrival, immediate.has(arrival), random));
}

function draftOf(plan: WardPlan, arrival: Arrival, immediate: boolean, random: Random): Draft {
  const offered = proceduresOn(wardDayOf(arrival.receivedAt));
  const procedure = pick(random, offered, (one) => weightOf(one, arrival, immediate, plan));
  const dueAt = immediate ? null : appointmentOf(procedure.term, plan.termShare, arrival.receivedAt);
  return {
    ...arrival,
    procedure,
    fieldName: plan.fieldNames[procedure.field] ?? procedure.field,
    dueAt,
    naturalMinutes: naturalMinutes(procedure, arrival.receivedAt, dueAt, random),
    endedAt: null,
    lateCause: '',
  };
}

function weightOf(procedure: Procedure, { channel }: Arrival, immediate: boolean, plan: WardPlan): number {
  const atOnce = immediateCodes.includes(procedure.code);
  if (immediate) return atOnce ? procedure.directShare : 0;
  if (channel === 'online') return procedure.onlineShare;
  if (channel === 'postal') return procedure.level === 'direct' ? 0 : procedure.onlineShare;
  // Where counters hand out results at once, few of those procedures get a slip.
  return atOnce && plan.received.immediate > 0 ? procedure.directShare / 10 : procedure.directShare;
}

/** A ward that committed itself to less than the legal time still needs a whole day. */
function appointmentOf(term: Term, termShare: number, receivedAt: Instant): Instant {
  const amount = Math.max(1, Math.floor(term.amount * termShare));
  return deadlineFor({ receivedAt, term: { ...term, amount }, calendar, officeHours }).dueAt;
}

function naturalMinutes(procedure: Procedure, receivedAt: Instant, dueAt: Instant | null, random: Random): number {
  const usual = dueAt === null ? immediateUsualMinutes : officeMinutes(receivedAt, dueAt) * procedure.usualUse;
  return Math.max(1, Math.round(usual * lognormal(random, 0.5)));
}
