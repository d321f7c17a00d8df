import type { Result } from './measure';
import { jsonOf, pageOf, tableOf } from './report';

const results: Result[] = [
  {
    name: 'append',
    value: 12_300,
    unit: 'events/s',
    baseline: 20_000,
    ratio: 0.615,
    goal: '≥ 0.6 of it',
    met: true,
    note: '12000–12500 of 5 runs',
  },
  { name: 'import', value: null, unit: '', baseline: null, ratio: null, goal: '–', met: false, note: 'failed: away' },
];

describe('the result of a benchmark', () => {
  it('is a table with goals and what failed', () => {
    const table = tableOf(results);
    for (const text of ['12,300 events/s', '20,000', '≥ 0.6 of it', 'met', 'failed', 'failed: away']) {
      expect(table).toContain(text);
    }
  });

  it('is JSON of nothing but measures', () => {
    expect(JSON.parse(jsonOf(results))).toEqual({ measures: results });
  });

  it('is a page that says when, where and on what', () => {
    const page = pageOf(results, {
      date: '2026-11-24',
      commit: 'abc1234',
      machine: '2 cores',
      versions: 'Node 24',
      runs: 5,
    });
    for (const text of [
      '2026-11-24',
      'abc1234',
      '2 cores',
      'Node 24',
      '| append | 12,300 events/s |',
      'failed: away',
    ]) {
      expect(page).toContain(text);
    }
  });
});
