import type { LocalDay, TermUnit } from '@motcua/contracts';
import { cleanText, comparable } from '../register/register-columns';

/** What is wrong in a cell, as a clerk reads it. */
export class CellError extends Error {}

/** How a value stands in a cell. `read` throws `CellError`; what `write` gives, `read` reads as the same value. */
export interface Cell<T> {
  read: (cell: string) => T;
  write: (value: T) => string;
}

export const text: Cell<string> = {
  read: (cell) => {
    if (cleanText(cell) === '') throw new CellError('để trống');
    return cleanText(cell);
  },
  write: (value) => value,
};

/** The cell of nothing; it reads as null. */
export const orNull = <T>({ read, write }: Cell<T>, nothing = ''): Cell<T | null> => ({
  read: (cell) => (comparable(cell) === nothing ? null : read(cell)),
  write: (value) => (value === null ? nothing : write(value)),
});

/** An empty cell reads as what is usual. */
export const orUsual = <T>({ read, write }: Cell<T>, usual: T): Cell<T> => ({
  read: (cell) => (cleanText(cell) === '' ? usual : read(cell)),
  write,
});

export const word = <T extends string | boolean>(words: Readonly<Record<string, T>>): Cell<T> => ({
  read: (cell) => {
    const given = comparable(cell);
    if (Object.hasOwn(words, given)) return words[given] as T;
    throw new CellError(
      `${given === '' ? 'để trống' : 'không đúng từ quy ước'}; ghi ${Object.keys(words).join(' | ')}`,
    );
  },
  write: (value) => Object.keys(words).find((one) => words[one] === value) as string,
});

export const yesNo = word({ có: true, không: false });

/** With or without the points that part thousands. */
export const wholeNumber: Cell<number> = {
  read: (cell) => {
    if (!/^\d{1,9}$|^\d{1,3}([.,]\d{3}){1,2}$/.test(cleanText(cell))) throw new CellError('không phải số nguyên');
    return Number(cleanText(cell).replaceAll(/[.,]/g, ''));
  },
  write: String,
};

/** `dd/MM/yyyy`. */
export const day: Cell<LocalDay> = {
  read: (cell) => {
    const [, date = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cleanText(cell)) ?? [];
    const read = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    // 30 February parses as 2 March.
    if (year === '' || new Date(`${read}T00:00Z`).getUTCDate() !== Number(date)) {
      throw new CellError('không phải ngày có thật; ghi dd/MM/yyyy, ví dụ 01/07/2025');
    }
    return read;
  },
  write: (value) => value.split('-').reverse().join('/'),
};

export const minuteOfDay: Cell<string> = {
  read: (cell) => {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(cleanText(cell))) throw new CellError('giờ chốt ghi HH:mm, ví dụ 15:00');
    return cleanText(cell);
  },
  write: (value) => value,
};

const termWords: Readonly<Record<string, TermUnit>> = {
  'ngày làm việc': 'working-days',
  ngày: 'calendar-days',
  'giờ làm việc': 'working-hours',
};
const sameDay = 'trong ngày';

export interface TermCell {
  termUnit: TermUnit;
  termAmount: number;
}

/** `3 ngày làm việc`, `30 ngày`, `8 giờ làm việc`, `trong ngày`. */
export const term: Cell<TermCell> = {
  read: (cell) => {
    if (comparable(cell) === sameDay) return { termUnit: 'same-day', termAmount: 0 };
    const [, amount = '', unit = ''] = /^(\d{1,4}) (.+)$/.exec(comparable(cell)) ?? [];
    const termUnit = Object.hasOwn(termWords, unit) ? termWords[unit] : undefined;
    if (!termUnit || Number(amount) === 0) {
      throw new CellError(`ghi số và đơn vị, ví dụ 3 ngày làm việc | 30 ngày | 8 giờ làm việc, hoặc ${sameDay}`);
    }
    return { termUnit, termAmount: Number(amount) };
  },
  write: ({ termUnit, termAmount }) => {
    const unit = Object.keys(termWords).find((one) => termWords[one] === termUnit);
    return unit === undefined ? sameDay : `${termAmount} ${unit}`;
  },
};

/** Several things in one cell, each on a line of its own (Alt + Enter), its parts parted by `|`. */
export const lines = <T>({ read, write }: Cell<T>): Cell<T[]> => ({
  read: (cell) => {
    const stated = cell.split(/\r\n|\r|\n/).filter((line) => cleanText(line) !== '');
    return stated.map((line, index) => {
      try {
        return read(line);
      } catch (error) {
        if (!(error instanceof CellError)) throw error;
        throw new CellError(`mục ${index + 1}: ${error.message}`);
      }
    });
  },
  write: (items) => items.map(write).join('\n'),
});

/** An empty cell says that nothing is known; the word says that there is none. */
export const linesOrNone = <T>(item: Cell<T>, none: string): Cell<T[] | null> => ({
  read: (cell) => {
    if (cleanText(cell) === '') return null;
    return comparable(cell) === none ? [] : lines(item).read(cell);
  },
  write: (items) => {
    if (items === null) return '';
    return items.length === 0 ? none : lines(item).write(items);
  },
});

type Parts<T> = { readonly [K in keyof T]: readonly [name: string, cell: Cell<T[K]>] };

/** A line of parts in the order of the table; the last ones may be left out where they read as empty. */
export const parted = <T extends object>(parts: Parts<T>): Cell<T> => {
  const table = Object.entries(parts) as [keyof T, readonly [string, Cell<T[keyof T]>]][];
  return {
    read: (line) => {
      const given = line.split('|');
      if (given.length > table.length) throw new CellError(`có quá ${table.length} phần cách nhau bởi "|"`);
      const read = table.map(([key, [name, cell]], index) => {
        try {
          return [key, cell.read(given[index] ?? '')];
        } catch (error) {
          if (!(error instanceof CellError)) throw error;
          throw new CellError(`${name} ${error.message}`);
        }
      });
      return Object.fromEntries(read) as T;
    },
    write: (value) =>
      table
        .map(([key, [, cell]]) => cell.write(value[key]))
        .join(' | ')
        .replace(/( \| *)+$/, ''),
  };
};
