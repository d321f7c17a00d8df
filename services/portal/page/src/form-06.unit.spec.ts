import { cellsOf, identitiesOf, isEmpty, ownColumnsTotal } from './form-06';
import type { Columns, Summary } from './summary';

const columns = (received: number[], resolved: number[], pending: number[]): Columns => {
  const [online = 0, direct = 0, postal = 0, carriedOver = 0] = received;
  const [early = 0, onTime = 0, late = 0] = resolved;
  const [inTime = 0, overdue = 0] = pending;
  const total = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);
  return {
    received: { total: total(received), online, direct, postal, carriedOver },
    resolved: { total: total(resolved), early, onTime, late },
    pending: { total: total(pending), inTime, overdue },
  };
};

const anThang = (): Summary => ({
  ...columns([1262, 70, 6, 0], [1226, 2, 53], [55, 2]),
  ward: { code: 'an-thang', name: 'Phường An Thắng' },
  period: { from: '2025-07-01', to: '2025-08-30', asOf: '2025-08-30T16:59:59.999Z' },
  rates: [],
  completeness: { complete: true, incompleteDossiers: 0 },
  fields: [
    { fieldCode: 'a', fieldName: 'Hộ tịch', ...columns([1000, 70, 0, 0], [1000, 0, 20], [48, 2]) },
    { fieldCode: 'b', fieldName: 'Đất đai', ...columns([262, 0, 6, 0], [226, 2, 33], [7, 0]) },
  ],
});

const failing = (summary: Summary) => identitiesOf(summary).filter(({ holds }) => !holds);

describe('form II.06a', () => {
  it('has columns 3 to 13 in their order', () => {
    expect(cellsOf(anThang())).toEqual([1338, 1262, 76, 0, 1281, 1226, 2, 53, 57, 55, 2]);
  });

  it('adds up as An Thắng reported it', () => {
    expect(identitiesOf(anThang()).map(({ rule }) => rule)).toHaveLength(5);
    expect(failing(anThang())).toEqual([]);
  });

  it('names the identity and the row that fail', () => {
    const summary = anThang();
    summary.resolved.total += 1;
    expect(failing(summary)).toEqual([
      { rule: '(7) = (8) + (9) + (10)', holds: false, failures: ['Tổng số: 1.282 ≠ 1.281'] },
      { rule: '(3) = (7) + (11)', holds: false, failures: ['Tổng số: 1.338 ≠ 1.339'] },
      { rule: 'tổng các lĩnh vực = dòng tổng số', holds: false, failures: ['cột (7): 1.281 ≠ 1.282'] },
    ]);
  });

  it('counts what the form has no column for', () => {
    const summary = anThang();
    summary.received.total += 3;
    summary.received.direct += 3;
    summary.mapping = [
      { state: 'withdrawn', count: 2, placedIn: 'own column', vi: '' },
      { state: 'stopped', count: 1, placedIn: 'own column', vi: '' },
      { state: 'paused', count: 4, placedIn: 'pending.inTime', vi: '' },
    ];
    delete summary.fields;
    expect(ownColumnsTotal(summary)).toBe(3);
    expect(failing(summary)).toEqual([]);
    expect(identitiesOf(summary).at(-1)?.rule).toBe('(3) = (7) + (11) + rút, dừng, chuyển');
  });

  it('is empty only when nothing was received, resolved or left', () => {
    expect(isEmpty(columns([0], [0], [0]))).toBe(true);
    expect(isEmpty(columns([0, 0, 0, 1], [0], [1]))).toBe(false);
  });
});
