import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { PlainError } from './plain-error';
import { Platform } from './platform';

const number = new Intl.NumberFormat('vi-VN');

interface Columns {
  received: { total: number; online: number; direct: number; postal: number; carriedOver: number };
  resolved: { total: number; early: number; onTime: number; late: number };
  pending: { total: number; inTime: number; overdue: number };
}

interface Summary extends Columns {
  ward: { code: string; name: string };
  period: { from: string; to: string; asOf: string };
  rates: { definition: string; name: string; numerator: number; denominator: number; printed: string }[];
  completeness: { complete: boolean; incompleteDossiers: number; unfilledMeasures: string[] };
  fields?: ({ fieldCode: string; fieldName: string } & Columns)[];
}

/** `motcua report --ward W --from D --to D [--by field] [--as-of T] [--known-at K] [--json]` */
export const reportCommand = async (args: string[]): Promise<number> => {
  const { values } = parseArgs({
    args,
    options: {
      ward: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      by: { type: 'string' },
      'as-of': { type: 'string' },
      'known-at': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { ward, from, to, by } = values;
  if (!ward || !from || !to) {
    throw new PlainError('Say which ward and which days: motcua report --ward W --from 2025-07-01 --to 2025-08-30');
  }
  if (by !== undefined && by !== 'field') throw new PlainError('--by takes "field".');
  const platform = await Platform.connect(['supervisor']);
  const query = new URLSearchParams({
    from,
    to,
    ...(by && { by }),
    ...(values['as-of'] && { asOf: values['as-of'] }),
    ...(values['known-at'] && { knownAt: values['known-at'] }),
  });
  const summary = await platform.get<Summary>('reporting', `/wards/${encodeURIComponent(ward)}/summary?${query}`);
  process.stdout.write(values.json ? `${JSON.stringify(summary, null, 2)}\n` : print(summary));
  return 0;
};

const columns = ({ received, resolved, pending }: Columns): string[] =>
  [
    received.total,
    received.online,
    received.direct + received.postal,
    received.carriedOver,
    resolved.total,
    resolved.early,
    resolved.onTime,
    resolved.late,
    pending.total,
    pending.inTime,
    pending.overdue,
  ].map((value) => number.format(value));

const printDay = (day: string): string => day.split('-').reverse().join('/');

const print = (summary: Summary): string => {
  const figures = new Table({
    head: [
      '',
      'Tiếp nhận',
      'Trực tuyến',
      'Trực tiếp, BC',
      'Kỳ trước',
      'Đã giải quyết',
      'Trước hạn',
      'Đúng hạn',
      'Quá hạn',
      'Đang giải quyết',
      'Trong hạn',
      'Quá hạn',
    ],
    colAligns: ['left', ...Array.from({ length: 11 }, () => 'right' as const)],
    style: { head: [], border: [] },
  });
  for (const field of summary.fields ?? []) figures.push([field.fieldName, ...columns(field)]);
  figures.push(['Tổng số', ...columns(summary)]);

  const rates = new Table({
    head: ['Tỷ lệ', 'Định nghĩa', 'Tử số', 'Mẫu số', 'In ra'],
    colAligns: ['left', 'left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { name, definition, numerator, denominator, printed } of summary.rates) {
    rates.push([name, definition, number.format(numerator), number.format(denominator), printed]);
  }
  const { completeness } = summary;
  const state = completeness.complete
    ? 'Số liệu đầy đủ.'
    : completeness.unfilledMeasures.length > 0
      ? 'Số liệu CHƯA đầy đủ: các cột mới cần dựng lại (npx motcua rebuild; xem --json).'
      : `Số liệu CHƯA đầy đủ: ${number.format(completeness.incompleteDossiers)} hồ sơ còn thiếu sự kiện (xem --json).`;
  return (
    `${summary.ward.name}: ${printDay(summary.period.from)} – ${printDay(summary.period.to)}\n` +
    `${figures.toString()}\n${rates.toString()}\n${state}\n`
  );
};
