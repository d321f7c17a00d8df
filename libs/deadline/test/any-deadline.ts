// Receipts, terms, hours and pauses of every kind, for the laws of deadlines.
import fc from 'fast-check';
import {
  type OfficeHours,
  type Pause,
  standardOfficeHours,
  type Term,
  vietnamCalendar,
  workingMinutesBetween,
} from '../src/index';

export const calendar = vietnamCalendar;
export const firstReceipt = Date.parse('2020-01-02T00:00:00.000Z');
const to = Date.parse('2026-08-31T00:00:00.000Z');
export const instants = fc.integer({ min: firstReceipt, max: to }).map((ms) => new Date(ms).toISOString());

/** Three instants within some weeks, in order; far apart ones would only make the run slow. */
export const nearby = fc
  .tuple(instants, fc.nat(30 * 86_400_000), fc.nat(30 * 86_400_000))
  .map(([a, b, c]) => [a, shifted(a, Math.min(b, c)), shifted(a, Math.max(b, c))] as const);

const period = (begin: string, end: string) => ({ from: begin, to: end });
export const hoursOfWards = fc.constantFrom<OfficeHours>(
  standardOfficeHours,
  {
    version: 'half-days.1',
    periods: standardOfficeHours.periods,
    exceptions: [
      { weekdays: [5], periods: [period('07:30', '11:30')] },
      { weekdays: [2], periods: [period('08:00', '11:00'), period('14:00', '16:30')] },
    ],
    serving: [{ weekdays: [6], periods: [period('07:30', '11:30')] }],
  },
  {
    version: 'seasons.1',
    periods: [period('07:00', '11:30'), period('13:30', '17:00')],
    exceptions: [
      { from: '2022-10-16', to: '2023-04-15', periods: standardOfficeHours.periods },
      { from: '2024-10-16', to: '2025-04-15', periods: [period('08:00', '12:00'), period('13:00', '17:30')] },
    ],
  },
);

const cutOffs = fc.constantFrom<Partial<Term>>({}, { cutOff: '15:00' }, { cutOff: '10:30' }, { cutOffBeforeClose: 60 });
export const plainTerms: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ unit: fc.constant('working-days' as const), amount: fc.integer({ min: 1, max: 25 }) }),
  fc.record({ unit: fc.constant('working-hours' as const), amount: fc.integer({ min: 1, max: 80 }).map((n) => n / 2) }),
  fc.record({ unit: fc.constant('calendar-days' as const), amount: fc.integer({ min: 1, max: 40 }) }),
  fc.constant<Term>({ unit: 'same-day', amount: 0 }),
);
export const terms = fc.tuple(plainTerms, cutOffs).map(([term, cutOff]) => ({ ...term, ...cutOff }));
export const dueAts = fc.constantFrom('same-minute' as const, 'close' as const);

/** Up to three pauses within the weeks after a receipt; they may overlap. */
export const pauseOffsets = fc.array(fc.tuple(fc.nat(20 * 1440), fc.nat(10 * 1440)), { maxLength: 3 });
export const pausesAfter = (receivedAt: string, offsets: [number, number][]): Pause[] =>
  offsets.map(([begin, length]) => ({
    groundCode: 'financial-duty',
    pausedAt: shifted(receivedAt, begin * 60_000),
    resumedAt: shifted(receivedAt, (begin + length) * 60_000),
  }));

export function shifted(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

export function minutes(a: string, b: string, officeHours: OfficeHours = standardOfficeHours): number {
  return workingMinutesBetween(a, b, calendar, officeHours);
}

/** What the rows of a trace must add up to. */
export function inOwnUnit({ unit, amount }: Term): number {
  if (unit === 'same-day') return 1;
  return unit === 'working-hours' ? Math.round(amount * 60) : amount;
}
