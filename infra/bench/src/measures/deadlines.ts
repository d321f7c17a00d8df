import { deadlineFor, type DeadlineRequest, standardOfficeHours, type Term, vietnamCalendar } from '@motcua/deadline';
import { plainLoopDeadline } from '../../../../libs/deadline/test/plain-loop';
import { alternate, type Bench, compared, type Measure, median, type Result } from '../measure';

const names = {
  days: 'deadlines a second, each with its trace, on one core',
  hours: 'deadlines of terms in hours a second, each with its trace, on one core',
  pauses: 'deadlines with a pause a second, each with its trace, on one core',
} as const;
const goal = 200_000;

const units = ['working-days', 'working-days', 'working-days', 'calendar-days', 'same-day'] as const;
const hoursInDay = 8;

/** Receipts of three years at any hour, terms of up to 30 days; the same ones in every run. */
export const requestsOf = (count: number, kind: keyof typeof names = 'days'): DeadlineRequest[] => {
  let seed = 1;
  const below = (limit: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % limit;
  };
  const begin = Date.parse('2023-09-01T00:00:00.000Z');
  return Array.from({ length: count }, () => {
    const unit = units[below(units.length)] as Term['unit'];
    const amount = 1 + below(30);
    const received = begin + below(3 * 365 * 1440) * 60_000;
    const paused = received + below(5 * 1440) * 60_000;
    const resumed = paused + below(10 * 1440) * 60_000;
    return {
      receivedAt: new Date(received).toISOString(),
      term: kind === 'hours' ? { unit: 'working-hours', amount: amount * hoursInDay } : { unit, amount },
      calendar: vietnamCalendar,
      officeHours: standardOfficeHours,
      ...(kind === 'pauses' && {
        pauses: [
          {
            groundCode: 'financial-duty',
            pausedAt: new Date(paused).toISOString(),
            resumedAt: new Date(resumed).toISOString(),
          },
        ],
      }),
    };
  });
};

/** Answers a second. What is counted keeps the work from being left out. */
const rateOf = (
  requests: readonly DeadlineRequest[],
  times: number,
  compute: (request: DeadlineRequest) => number,
): number => {
  let counted = 0;
  const begun = performance.now();
  for (let time = 0; time < times; time += 1) for (const request of requests) counted += compute(request);
  const seconds = (performance.now() - begun) / 1000;
  if (counted <= 0) throw new Error('nothing was computed');
  return (requests.length * times) / seconds;
};

const engine = (request: DeadlineRequest): number => deadlineFor(request).trace.length;
const plainLoop = (request: DeadlineRequest): number => plainLoopDeadline(request).length;

export const deadlines: Measure = {
  name: 'deadlines',
  rows: Object.values(names),
  run: async (bench: Bench): Promise<Result[]> => {
    const [engineTimes, loopTimes] = bench.quick ? [1, 1] : [100, 2];
    const [days, hours, pauses] = [requestsOf(10_000), requestsOf(10_000, 'hours'), requestsOf(10_000, 'pauses')];
    // The first pass over a calendar works out its table; every later one looks up.
    for (const requests of [days, hours, pauses]) rateOf(requests, 1, engine);
    const rates = await alternate(bench, 'deadlines', {
      days: async () => rateOf(days, engineTimes, engine),
      hours: async () => rateOf(hours, engineTimes, engine),
      pauses: async () => rateOf(pauses, engineTimes, engine),
      plainLoop: async () => rateOf(days, loopTimes, plainLoop),
    });
    const row = (kind: keyof typeof names, baselines: readonly number[], beside: string): Result =>
      compared({
        name: names[kind],
        unit: '/s',
        values: rates[kind],
        baselines,
        goal: '≥ 200,000',
        reaches: () => median(rates[kind]) >= goal,
        note: `beside ${beside}`,
      });
    return [
      row('days', rates.plainLoop, 'a plain day-by-day loop without trace'),
      row('hours', rates.days, 'terms in days'),
      row('pauses', rates.days, 'terms in days without a pause'),
    ];
  },
};
