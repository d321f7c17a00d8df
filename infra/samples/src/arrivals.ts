import {
  addDays,
  dayKindOf,
  type Instant,
  isCountedDay,
  startOfWardDay,
  type WardDay,
  weekdayOf,
} from '@motcua/deadline';
import { type Arrival, calendar } from './draft';
import { between, exponential, pick, poisson, type Random, sample, shuffled } from './random';
import { receivedTotal, type WardPlan } from './ward-plan';

type OfficeHour = { readonly day: WardDay; readonly startMinute: number; readonly weight: number };

/** Minute of the day at which each office hour begins, and how busy it is. */
const hours: readonly (readonly [number, number])[] = [
  [450, 1.2],
  [510, 1.5],
  [570, 1.3],
  [630, 0.8],
  [780, 0.9],
  [840, 1.1],
  [900, 0.8],
  [960, 0.4],
];

/** Filed in the evening, an online dossier is accepted when the office opens. */
const eveningShare = 0.25;

/** Receipts of the period in order of time: Poisson in each office hour, thinned to the exact counts. */
export function arrivalsOf(plan: WardPlan, random: Random): Arrival[] {
  const total = receivedTotal(plan);
  const slots = officeHoursOf(plan.period);
  const sum = slots.reduce((all, { weight }) => all + weight, 0);
  const drawn = slots.flatMap((slot) => {
    const count = poisson(random, (1.1 * total * slot.weight) / sum);
    return Array.from({ length: count }, () => slot);
  });
  while (drawn.length < total) drawn.push(pick(random, slots, ({ weight }) => weight));
  const kept = sample(random, drawn, total, () => 1);
  const channels = channelsOf(plan, random);
  return kept
    .map((slot, i) => arrivalIn(slot, channels[i] ?? 'direct', random))
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : Number(a.receivedAt > b.receivedAt)));
}

function officeHoursOf({ from, to }: WardPlan['period']): OfficeHour[] {
  const slots: OfficeHour[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!isCountedDay(day, calendar)) continue;
    slots.push(...hours.map(([startMinute, weight]) => ({ day, startMinute, weight: weight * dayWeight(day) })));
  }
  return slots;
}

function dayWeight(day: WardDay): number {
  if (isAfterHoliday(day)) return 1.7;
  if (dayKindOf(day, calendar) === 'make-up-day') return 0.5;
  return weekdayOf(day) === 1 ? 1.4 : 1;
}

/** Whether a holiday, not only a weekend, lies between the counted day before and this one. */
export function isAfterHoliday(day: WardDay): boolean {
  for (let before = addDays(day, -1); before >= calendar.firstDay; before = addDays(before, -1)) {
    const kind = dayKindOf(before, calendar);
    if (kind === 'day-off') return true;
    if (kind !== 'weekend') return false;
  }
  return false;
}

function channelsOf({ received }: WardPlan, random: Random): Arrival['channel'][] {
  return shuffled(random, [
    ...Array.from({ length: received.online }, () => 'online' as const),
    ...Array.from({ length: received.direct }, () => 'direct' as const),
    ...Array.from({ length: received.postal }, () => 'postal' as const),
  ]);
}

function arrivalIn(slot: OfficeHour, channel: Arrival['channel'], random: Random): Arrival {
  const fromEvening = channel === 'online' && random() < eveningShare;
  const minute = fromEvening
    ? 450 + Math.min(59, Math.floor(exponential(random, 20)))
    : slot.startMinute + between(random, 0, 59);
  return { receivedAt: instantOn(slot.day, minute), channel };
}

function instantOn(day: WardDay, minute: number): Instant {
  return new Date(Date.parse(startOfWardDay(day)) + minute * 60_000).toISOString();
}
