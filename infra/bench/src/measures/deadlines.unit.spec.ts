import { deadlineFor } from '@motcua/deadline';
import { plainLoopDeadline } from '../../../../libs/deadline/test/plain-loop';
import { deadlines, requestsOf } from './deadlines';

it('compares two ways to the same answers', () => {
  for (const request of requestsOf(500)) expect(plainLoopDeadline(request)).toBe(deadlineFor(request).dueAt);
});

it('answers one row with its baseline', async () => {
  const bench = { quick: true, runs: 1, say: () => undefined, abort: new AbortController().signal };
  const [row, ...others] = await deadlines.run(bench);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ name: deadlines.rows[0], value: expect.any(Number), baseline: expect.any(Number) });
});
