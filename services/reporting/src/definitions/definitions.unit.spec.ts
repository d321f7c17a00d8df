import { countsOf } from '../ward-summary/ward-summary.fold';
import type { Measured } from '../ledger/measures';
import { noData, rateDefinitions, rateOf } from './definitions';
import { printRate } from './rounding.fragment';

const printed = (definition: string, period: Measured, opening: Measured = {}) =>
  rateOf(
    rateDefinitions.find(({ id }) => id === definition) as (typeof rateDefinitions)[number],
    countsOf({ opening, period }),
  ).printed;

describe('rates that wards published (published-figures.json)', () => {
  const anThang = {
    received_online: 1262,
    received_direct: 76,
    resolved_early: 1226,
    resolved_on_time: 2,
    resolved_late: 53,
    in_time: 55,
    overdue: 2,
  };
  const binhDuong = { received_online: 17_584, resolved_early: 17_049, resolved_late: 197, in_time: 338 };
  const quangCu = { received_direct: 9078, resolved_early: 9036, resolved_late: 42 };
  const thachBan = {
    received_online: 568,
    received_direct: 2117,
    received_online_or_with_slip: 852,
    resolved_early: 2668,
    resolved_four_hours_early: 450,
    in_time: 17,
  };

  it.each<[string, string, Measured, string]>([
    ['An Thắng', 'on-time-of-received', anThang, '95,89%'],
    ['An Thắng', 'late-of-received.with-overdue', anThang, '4,11%'],
    ['Bình Dương', 'on-time-of-resolved.cut-1', binhDuong, '98,8%'],
    ['Bình Dương', 'late-of-resolved', binhDuong, '1,14%'],
    ['Bình Dương, another reading', 'late-of-received', { ...binhDuong, resolved_late: 200 }, '1,14%'],
    ['Quảng Cư', 'late-of-resolved', quangCu, '0,46%'],
    ['Thạch Bàn', 'four-hours-early', thachBan, '52%'],
    ['Bình Long', 'on-time-of-resolved.half-up-1', { resolved_on_time: 999, resolved_late: 1 }, '99,9%'],
  ])('%s: %s', (_ward, definition, period, expected) => {
    expect(printed(definition, period)).toBe(expected);
  });

  it('says "no data" where the denominator is 0 or everything is exempt', () => {
    for (const { id } of rateDefinitions) expect(printed(id, {})).toBe(noData);
    expect(printed('components-digitized', { received_online: 4, components_exempt: 4 })).toBe(noData);
  });

  it('counts what was carried over into what was received', () => {
    expect(
      printed('late-of-received', { received_direct: 5, resolved_late: 1 }, { in_time: 3, overdue: 1, paused: 1 }),
    ).toBe('10,00%');
    expect(printed('online-of-received', { received_direct: 1, received_online: 1 }, { in_time: 8 })).toBe('50,00%');
  });

  it('counts by the clock of index 766: asked again is late, a stop in time is not, what was forwarded is not ours', () => {
    const period = {
      received_direct: 11,
      resolved_early: 5,
      resolved_late: 1,
      resolved_index_timely: 5,
      withdrawn: 1,
      stopped_index_timely: 1,
      forwarded: 1,
      in_time: 3,
      in_time_asked_again: 1,
    };
    expect(printed('on-time-766', period)).toBe('80,00%');
    expect(printed('on-time-of-received', period)).toBe('72,73%');
    expect(printed('paid-online-766', { fee_charged: 8, paid_online: 5, paid_directly: 2 })).toBe('62,50%');
  });

  it('has one id per definition', () => {
    expect(new Set(rateDefinitions.map(({ id, version }) => `${id} ${version}`)).size).toBe(rateDefinitions.length);
  });
});

describe('printRate', () => {
  it.each([
    [1, 3, 'half-up', 2, '33,33%'],
    [2, 3, 'half-up', 2, '66,67%'],
    [2, 3, 'cut', 2, '66,66%'],
    [1, 8, 'half-up', 0, '13%'],
    [1, 8, 'cut', 0, '12%'],
    [1, 80_000, 'half-up', 2, '0,00%'],
    [1, 20_000, 'half-up', 2, '0,01%'],
    [1005, 100_000, 'half-up', 2, '1,01%'],
    [1, 1, 'cut', 1, '100,0%'],
    [25, 1, 'cut', 0, '2.500%'],
  ] as const)('%d/%d %s %d digits is %s', (numerator, denominator, mode, digits, expected) => {
    expect(printRate(numerator, denominator, { mode, digits })).toBe(expected);
  });
});
