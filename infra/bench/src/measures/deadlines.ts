import { deadlineFor, type DeadlineRequest, standardOfficeHours, type Term, vietnamCalendar } from '@motcua/deadline';
import { plainLoopDeadline } from '../../../../libs/deadline/test/plain-loop';
import { alternate, type Bench, type Measure, median, type Result, rounded, spreadOf } from '../measure';

const name = 'deadlines a second, each with its trace, on one core';
const goal = 200_000;

/** Receipts of three years at any hour, terms of up to 30 days; the same ones in every run. */
export const requestsOf = (count: number): DeadlineRequest[] => {
  let seed = 1;
  const below = (limit: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % limit;
  };
  const begin = Date.parse('2023-09-01T00:00:00.000Z');
  const units = ['working-days', 'working-days', 'working-days', 'calendar-days', 'same-day'] as const;
  return Array.from({ length: count }, () => {
    const term: Term = { unit: units[below(units.length)] as Term['unit'], amount: 1 + below(30) };
    const receivedAt = new Date(begin + below(3 * 365 * 1440) * 60_000).toISOString();
    return { receivedAt, term, calendar: vietnamCalendar, officeHours: standardOfficeHours };
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

export const deadlines: Measure = {
  name: 'deadlines',
  rows: [name],
  run: async (bench: Bench): Promise<Result[]> => {
    const requests = requestsOf(10_000);
    const [engineTimes, loopTimes] = bench.quick ? [1, 1] : [100, 2];
    const engine = (request: DeadlineRequest) => deadlineFor(request).trace.length;
    const plainLoop = (request: DeadlineRequest) => plainLoopDeadline(request).length;
    // The first pass over a calendar works out its table; every later one looks up.
    rateOf(requests, 1, engine);
    const rates = await alternate(bench, 'deadlines', {
      engine: async () => rateOf(requests, engineTimes, engine),
      plainLoop: async () => rateOf(requests, loopTimes, plainLoop),
    });
    const [value, baseline] = [median(rates.engine), median(rates.plainLoop)];
    return [
      {
        name,
        value: rounded(value),
        unit: '/s',
        baseline: rounded(baseline),
        ratio: rounded(value / baseline),
        goal: '≥ 200,000',
        met: value >= goal,
        note: `beside a plain day-by-day loop without trace; ${spreadOf(rates.engine)}`,
      },
    ];
  },
};
