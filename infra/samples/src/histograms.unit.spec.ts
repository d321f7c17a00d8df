import { standardOfficeHours, vietnamCalendar, wardDayOf, weekdayOf, workingMinutesBetween } from '@motcua/deadline';
import { formatRegisterTime, type RegisterRow } from '../../cli/src/register/register-layout';
import { isAfterHoliday } from './arrivals';
import { makeRegister } from './make-register';
import { procedures } from './procedures';
import { wardPlans } from './ward-plans';

// Thạch Bàn is left out: its immediate results would hide how long its other dossiers took.
const registers = wardPlans().filter(({ wardCode }) => wardCode !== 'thach-ban');
const rowsByWard = new Map(registers.map((plan) => [plan.wardCode, makeRegister(plan)]));
const rows = [...rowsByWard.values()].flat();
const bigWard = rowsByWard.get('binh-duong') ?? [];
const dayNames = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'];

function countBy<K>(keyOf: (row: RegisterRow) => K, of: readonly RegisterRow[]): Map<K, number> {
  const counts = new Map<K, number>();
  for (const row of of) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function hourOf({ receivedAt }: RegisterRow): number {
  return Number(formatRegisterTime(receivedAt).slice(11, 13));
}

function bar(label: string, value: number, full: number, shown = String(value)): string {
  return `${label.padEnd(58)} ${shown.padStart(8)} ${'█'.repeat(Math.round((40 * value) / full))}`;
}

/** Office minutes that the dossiers of each procedure took. */
function durations(): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { procedureCode, receivedAt, endedAt } of rows) {
    if (endedAt === null) continue;
    const minutes = workingMinutesBetween(receivedAt, endedAt, vietnamCalendar, standardOfficeHours);
    const known = found.get(procedureCode);
    if (known === undefined) found.set(procedureCode, [minutes]);
    else known.push(minutes);
  }
  return found;
}

describe('arrivals', () => {
  const byDay = countBy(({ receivedAt }) => wardDayOf(receivedAt), bigWard);
  const days = [...byDay.keys()];
  const meanOf = (wanted: (day: string) => boolean) => mean(days.filter(wanted).map((day) => byDay.get(day) ?? 0));

  it('peak on Mondays and after holidays', () => {
    const all = meanOf(() => true);
    expect(meanOf((day) => weekdayOf(day) === 1)).toBeGreaterThan(all * 1.15);
    expect(days.filter(isAfterHoliday)).toEqual(['2025-09-03']);
    expect(meanOf(isAfterHoliday)).toBeGreaterThan(all * 1.3);
    const afterHoliday = rows.filter(({ receivedAt }) => isAfterHoliday(wardDayOf(receivedAt)));
    expect(afterHoliday.length).toBeGreaterThan(0);
  });

  it('are scattered as Poisson: on like days the variance is near the mean', () => {
    const like = days.filter((day) => weekdayOf(day) > 1 && !isAfterHoliday(day)).map((day) => byDay.get(day) ?? 0);
    const average = mean(like);
    const variance = mean(like.map((count) => (count - average) ** 2));
    expect(variance / average).toBeGreaterThan(0.4);
    expect(variance / average).toBeLessThan(2);
  });

  it('print as a histogram by weekday and by hour', () => {
    const byWeekday = countBy(({ receivedAt }) => weekdayOf(wardDayOf(receivedAt)), rows);
    const byHour = countBy(hourOf, rows);
    const hours = [...byHour.keys()].sort((a, b) => a - b);
    const lines = [
      ...dayNames.map((name, day) => bar(name, byWeekday.get(day) ?? 0, 12_000)),
      ...hours.map((hour) => bar(`${hour} giờ`, byHour.get(hour) ?? 0, 8_000)),
    ];
    console.log(`Tiếp nhận theo thứ và theo giờ\n${lines.join('\n')}`);
    expect(hours).toEqual([7, 8, 9, 10, 11, 13, 14, 15, 16]);
    expect(byHour.get(8) ?? 0).toBeGreaterThan(byHour.get(16) ?? 0);
    expect(byWeekday.get(0) ?? 0).toBe(0);
    expect(byWeekday.get(1) ?? 0).toBeGreaterThan(byWeekday.get(3) ?? 0);
  });
});

describe('durations', () => {
  it('print as a histogram by procedure and follow the terms', () => {
    const minutes = durations();
    const known = procedures.filter(({ code }) => minutes.has(code));
    const daysOf = (code: string) => mean(minutes.get(code) ?? []) / 480;
    const lines = known.map(({ code, name }) =>
      bar(`${code} ${name}`.slice(0, 57), daysOf(code), 20, daysOf(code).toFixed(2)),
    );
    console.log(`Thời gian giải quyết trung bình theo thủ tục, ngày làm việc\n${lines.join('\n')}`);

    const sameDay = known.filter(({ term }) => term.unit === 'same-day').map(({ code }) => daysOf(code));
    const short = known.filter(({ term }) => term.unit === 'working-days' && term.amount === 3);
    const long = known.filter(({ term }) => term.unit === 'working-days' && term.amount >= 15);
    expect(Math.max(...sameDay)).toBeLessThan(1);
    expect(mean(short.map(({ code }) => daysOf(code)))).toBeGreaterThan(Math.max(...sameDay));
    expect(Math.min(...long.map(({ code }) => daysOf(code)))).toBeGreaterThan(
      mean(short.map(({ code }) => daysOf(code))),
    );
  });
});

it('certification and same-day procedures are about two thirds of the work at the counter', () => {
  const direct = rows.filter(({ channel }) => channel === 'direct');
  const quick = new Set(
    procedures.filter(({ term, field }) => term.unit === 'same-day' || field === 'Chứng thực').map(({ code }) => code),
  );
  const share = direct.filter(({ procedureCode }) => quick.has(procedureCode)).length / direct.length;
  expect(share).toBeGreaterThan(0.6);
  expect(share).toBeLessThan(0.85);
});
