import { deadlineFor } from '@motcua/deadline';
import { plainLoopDeadline } from '../../../../libs/deadline/test/plain-loop';
import { deadlines, requestsOf } from './deadlines';

// The plain loop looks at each minute of a term in hours.
it.each([
  ['days', 500],
  ['hours', 10],
] as const)('compares two ways to the same answers: %s', (kind, count) => {
  for (const request of requestsOf(count, kind)) expect(plainLoopDeadline(request)).toBe(deadlineFor(request).dueAt);
});

it('pauses most of the terms that it pauses', () => {
  const paused = requestsOf(500, 'pauses').map((request) => deadlineFor(request).trace);
  expect(paused.filter((trace) => trace.some(({ why }) => why === 'paused')).length).toBeGreaterThan(250);
});

it('answers a row with its baseline for each kind of term', async () => {
  const bench = { quick: true, runs: 1, say: () => undefined, abort: new AbortController().signal };
  const rows = await deadlines.run(bench);
  expect(rows.map(({ name }) => name)).toEqual(deadlines.rows);
  for (const row of rows) expect(row).toMatchObject({ value: expect.any(Number), baseline: expect.any(Number) });
});
