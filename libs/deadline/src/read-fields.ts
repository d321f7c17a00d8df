import { firstMinuteOf, type WardDay } from './ward-time';

/** Reads JSON that came from outside; each error names the field (`path`) and what it should hold. */
export type Fields = Readonly<Record<string, unknown>>;

export function readFields(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path, 'an object', value);
  return value as Fields;
}

export function readText(fields: Fields, name: string, path: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw wrong(`${path}.${name}`, 'a text', value);
  return value;
}

export function readDay(value: unknown, path: string): WardDay {
  try {
    firstMinuteOf(value as WardDay);
  } catch {
    throw wrong(path, 'a day such as 2027-01-01', value);
  }
  return value as WardDay;
}

export function readDays(fields: Fields, name: string, path: string): WardDay[] {
  return readList(fields, name, path).map((value, place) => readDay(value, `${path}.${name}[${place}]`));
}

/** A list that may be left out. */
export function readList(fields: Fields, name: string, path: string): readonly unknown[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value)) throw wrong(`${path}.${name}`, 'a list', value);
  return value;
}

export function wrong(path: string, expected: string, value: unknown): RangeError {
  return new RangeError(`${path} must be ${expected}, not ${JSON.stringify(value) ?? 'missing'}.`);
}
