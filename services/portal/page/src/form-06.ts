import { printNumber } from './format';
import type { Columns, Mapped, Summary } from './summary';

/** Columns 3 to 13 of form II.06a, in its order. */
export type Cells = readonly number[];

export interface Identity {
  rule: string;
  holds: boolean;
  /** Rows in which it fails, with what stands there. */
  failures: string[];
}

export const cellsOf = ({ received, resolved, pending }: Columns): Cells => [
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
];

/** Withdrawn, stopped, forwarded: received, yet in no column of the form. */
export const ownColumnsOf = (summary: Summary): Mapped[] =>
  (summary.mapping ?? []).filter(({ placedIn }) => placedIn === 'own column');

export const ownColumnsTotal = (summary: Summary): number =>
  ownColumnsOf(summary).reduce((sum, { count }) => sum + count, 0);

const at = (cells: Cells, column: number): number => cells[column - 3] ?? 0;

/** The identities that every row, the total row, and the sum of the fields must satisfy. */
export const identitiesOf = (summary: Summary): Identity[] => {
  const total = { name: 'Tổng số', cells: cellsOf(summary) };
  const fields = (summary.fields ?? []).map((field) => ({ name: field.fieldName, cells: cellsOf(field) }));
  const own = ownColumnsTotal(summary);

  const inRows = (rule: string, rows: typeof fields, left: number, rightOf: (cells: Cells) => number): Identity => {
    const failures = rows
      .filter(({ cells }) => at(cells, left) !== rightOf(cells))
      .map(({ name, cells }) => `${name}: ${printNumber(at(cells, left))} ≠ ${printNumber(rightOf(cells))}`);
    return { rule, holds: failures.length === 0, failures };
  };
  const sum =
    (...columns: number[]) =>
    (cells: Cells): number =>
      columns.reduce((result, column) => result + at(cells, column), 0);
  const everyRow = [...fields, total];

  const identities = [
    inRows('(3) = (4) + (5) + (6)', everyRow, 3, sum(4, 5, 6)),
    inRows('(7) = (8) + (9) + (10)', everyRow, 7, sum(8, 9, 10)),
    inRows('(11) = (12) + (13)', everyRow, 11, sum(12, 13)),
    // A field's own share of withdrawn, stopped and forwarded is not told, so with any of them only the total can say.
    own === 0
      ? inRows('(3) = (7) + (11)', everyRow, 3, sum(7, 11))
      : inRows('(3) = (7) + (11) + rút, dừng, chuyển', [total], 3, (cells) => sum(7, 11)(cells) + own),
  ];
  return summary.fields ? [...identities, fieldsAddUp(total.cells, fields)] : identities;
};

const fieldsAddUp = (total: Cells, fields: { cells: Cells }[]): Identity => {
  const failures = total
    .map((value, index) => {
      const sum = fields.reduce((result, { cells }) => result + (cells[index] ?? 0), 0);
      return sum === value ? null : `cột (${index + 3}): ${printNumber(sum)} ≠ ${printNumber(value)}`;
    })
    .filter((failure) => failure !== null);
  return { rule: 'tổng các lĩnh vực = dòng tổng số', holds: failures.length === 0, failures };
};

export const isEmpty = ({ received, resolved, pending }: Columns): boolean =>
  received.total + resolved.total + pending.total === 0;
