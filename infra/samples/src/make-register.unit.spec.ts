import { createHash } from 'node:crypto';
import {
  overdueFrom,
  standardOfficeHours,
  startOfWardDay,
  timelinessOf,
  vietnamCalendar,
  workingMinutesBetween,
} from '@motcua/deadline';
import { parse } from 'csv-parse/sync';
import {
  alignCells,
  formatRegisterRow,
  matchRegisterHeader,
  parseRegisterRow,
  type RegisterHeader,
  type RegisterRow,
} from '../../cli/src/register/register-layout';
import { causes } from './causes';
import { endOf } from './draft';
import { makeRegister } from './make-register';
import { publishedWards } from './published-figures';
import { registerFile } from './register-file';
import { receivedTotal, resolvedTotal, type WardPlan } from './ward-plan';
import { wardPlans } from './ward-plans';

const registers = new Map(wardPlans().map((plan) => [plan.wardCode, { plan, rows: makeRegister(plan) }]));

function registerOf(wardCode: string): { plan: WardPlan; rows: RegisterRow[] } {
  return registers.get(wardCode) as { plan: WardPlan; rows: RegisterRow[] };
}

/** Counted from the rows alone, as a report would. */
function countsOf(wardCode: string) {
  const { plan, rows } = registerOf(wardCode);
  const end = endOf(plan.period);
  const judged = (wanted: string) =>
    rows.filter(({ endedAt, dueAt }) => endedAt && dueAt && timelinessOf(endedAt, dueAt) === wanted).length;
  const pending = rows.filter(({ endedAt }) => endedAt === null);
  const overdue = pending.filter(({ dueAt }) => dueAt !== null && overdueFrom(dueAt) <= end).length;
  const online = rows.filter(({ channel }) => channel === 'online').length;
  return {
    received: { total: rows.length, online, paper: rows.length - online },
    resolved: {
      total: rows.length - pending.length,
      early: judged('early'),
      onTime: judged('on-time'),
      late: judged('late'),
      immediate: rows.filter(({ hasSlip }) => !hasSlip).length,
    },
    pending: { total: pending.length, inTime: pending.length - overdue, overdue },
    resultsDigitized: rows.filter(({ resultDigitized }) => resultDigitized).length,
  };
}

function minuteAfter(instant: string): string {
  return new Date(Date.parse(instant) + 60_000).toISOString();
}

function percent(part: number, whole: number, digits: number): string {
  return (Math.round((part / whole) * 100 * 10 ** digits) / 10 ** digits).toFixed(digits);
}

describe('the register of', () => {
  it('An Thắng: 1,338 received, 1,281 resolved of which 53 late, 57 pending', () => {
    const { received, resolved, pending } = countsOf('an-thang');
    expect(received).toEqual({ total: 1338, online: 1262, paper: 76 });
    expect(resolved).toEqual({ total: 1281, early: 1226, onTime: 2, late: 53, immediate: 0 });
    expect(pending).toEqual({ total: 57, inTime: 55, overdue: 2 });
    expect(percent(1226 + 2 + 55, 1338, 2)).toBe('95.89');
    const late = registerOf('an-thang').rows.filter((row) => row.lateCause !== '');
    const named = late.filter(({ fieldName }) => ['Tư pháp - hộ tịch', 'Đất đai'].includes(fieldName));
    expect(late).toHaveLength(55);
    expect(named.length).toBeGreaterThan(late.length * 0.8);
    expect(new Set(named.map(({ fieldName }) => fieldName)).size).toBe(2);
  });

  it('Bình Dương: 17,584 received, 17,246 resolved of which 197 late', () => {
    const { received, resolved, pending } = countsOf('binh-duong');
    expect(received.total).toBe(17584);
    expect(resolved).toMatchObject({ total: 17246, late: 197 });
    expect(pending).toEqual({ total: 338, inTime: 334, overdue: 4 });
    expect(percent(197, 17246, 2)).toBe('1.14');
    expect(Math.floor(((17246 - 197) / 17246) * 1000) / 10).toBe(98.8);
  });

  it('Quảng Cư: 9,078 received and resolved, 42 late, about 30% digitised', () => {
    const { received, resolved, pending, resultsDigitized } = countsOf('quang-cu');
    expect(received.total).toBe(9078);
    expect(resolved).toMatchObject({ total: 9078, late: 42 });
    expect(resolved.early + resolved.onTime).toBe(9036);
    expect(pending.total).toBe(0);
    expect(percent(resultsDigitized, resolved.total, 0)).toBe('30');
  });

  it('An Lộc: 1,700 received of which 1,697 online; 99.75% of the results digitised', () => {
    const { received, resolved, resultsDigitized } = countsOf('an-loc');
    expect(received).toEqual({ total: 1700, online: 1697, paper: 3 });
    expect(resolved).toMatchObject({ early: 1569, onTime: 3, late: 28 });
    expect(percent(resultsDigitized, resolved.total, 2)).toBe('99.75');
  });

  it('Bình Long: 99.9% on time, of resolved and of received', () => {
    const { received, resolved, pending } = countsOf('binh-long');
    expect(received.total).toBe(2000);
    expect(percent(resolved.early + resolved.onTime, resolved.total, 1)).toBe('99.9');
    expect(percent(resolved.early + resolved.onTime + pending.inTime, received.total, 1)).toBe('99.9');
  });

  it('Thạch Bàn: 568 online, 2,117 on paper of which 1,833 immediate; 450 of 852 four hours early', () => {
    const { received, resolved, pending } = countsOf('thach-ban');
    const { rows } = registerOf('thach-ban');
    expect(received).toEqual({ total: 2685, online: 568, paper: 2117 });
    expect(resolved).toMatchObject({ total: 2668, late: 0, immediate: 1833 });
    expect(resolved.early + resolved.onTime).toBe(2668 - 1833);
    expect(pending).toEqual({ total: 17, inTime: 17, overdue: 0 });
    const based = rows.filter(({ channel, hasSlip }) => channel === 'online' || hasSlip);
    const soon = based.filter(
      ({ endedAt, dueAt }) =>
        endedAt && dueAt && workingMinutesBetween(endedAt, dueAt, vietnamCalendar, standardOfficeHours) >= 240,
    );
    expect([soon.length, based.length]).toEqual([450, 852]);
    expect(rows.filter(({ returnManner }) => returnManner === 'home')).toHaveLength(45);
    const fields = new Set(rows.map(({ fieldName }) => fieldName.toLowerCase()));
    expect([...fields].sort()).toEqual(['chính sách xã hội', 'tư pháp - hộ tịch', 'địa chính - xây dựng'].sort());
  });
});

describe.each([...registers.keys()])('the register of %s', (wardCode) => {
  const { plan, rows } = registerOf(wardCode);
  const file = [...registerFile(plan, rows)].join('');

  it('meets every count of its plan', () => {
    const counts = countsOf(wardCode);
    expect(counts.received).toMatchObject({ total: receivedTotal(plan), online: plan.received.online });
    expect(counts.resolved).toMatchObject({ ...plan.resolved, total: resolvedTotal(plan) });
    expect(counts.resolved.immediate).toBe(plan.received.immediate);
    expect(counts.pending).toMatchObject(plan.pending);
    expect(counts.resultsDigitized).toBe(plan.resultsDigitized);
    expect(counts.received.total).toBe(counts.resolved.total + counts.pending.total);
    expect(rows.filter(({ channel }) => channel === 'postal')).toHaveLength(plan.received.postal);
  });

  it('holds nothing from before or after its period, and no receipt outside office hours', () => {
    const [start, end] = [startOfWardDay(plan.period.from), endOf(plan.period)];
    const open = (time: string) =>
      workingMinutesBetween(time, minuteAfter(time), vietnamCalendar, standardOfficeHours) === 1;
    // One expectation for all rows: thousands of them would make this the slowest spec of the house.
    const wrong = rows.filter(
      ({ receivedAt, endedAt, returnedAt }) =>
        receivedAt < start ||
        !open(receivedAt) ||
        [receivedAt, endedAt, returnedAt].some((time) => time && time >= end),
    );
    expect(wrong).toEqual([]);
  });

  it('names a cause for each late dossier and for no other, no person, and each code once', () => {
    const end = endOf(plan.period);
    const wrong = rows.filter(({ endedAt, dueAt, lateCause }) => {
      const late = dueAt !== null && timelinessOf(endedAt ?? end, dueAt) === 'late';
      return late ? !causes.some(({ text }) => text === lateCause) : lateCause !== '';
    });
    expect(wrong).toEqual([]);
    expect(new Set(rows.map(({ dossierCode }) => dossierCode)).size).toBe(rows.length);
    expect(rows.every((row) => row.applicantName === '' && row.applicantContact === '')).toBe(true);
  });

  it('is read back from its file without a reject, row by row', () => {
    const [header = [], ...lines] = parse(file, { bom: true, comment: '#', comment_no_infix: true }) as string[][];
    const matched = matchRegisterHeader(header) as { header: RegisterHeader };
    const read = lines.map((cells, i) => parseRegisterRow(alignCells(matched.header, cells), i + 1));
    expect(read.filter((parsed) => 'rejects' in parsed)).toEqual([]);
    expect(JSON.stringify(read)).toBe(JSON.stringify(rows.map((row) => ({ row }))));
  });

  it('is the same, byte by byte, on every run, and says what was assumed', () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(hash([...registerFile(plan, makeRegister(plan))].join(''))).toBe(hash(file));
    expect(
      file.startsWith(`\uFEFF# wardCode: ${wardCode}\r\n# period: ${plan.period.from}..${plan.period.to}\r\n`),
    ).toBe(true);
    expect(file.match(/^# assumed: .+ – .+\r$/gmu)?.length).toBe(plan.assumed.length);
    expect(formatRegisterRow(rows[0] as RegisterRow)).toHaveLength(20);
  });
});

it('there is one register for each ward that published figures', () => {
  expect([...registers.keys()].sort()).toEqual(
    publishedWards()
      .map(({ id }) => id)
      .sort(),
  );
});
