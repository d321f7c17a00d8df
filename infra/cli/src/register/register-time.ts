import { type Instant, startOfWardDay, wardDayOf } from '@motcua/deadline';

const minuteInMs = 60_000;
const shape = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})$/;

/** 'dd/MM/yyyy HH:mm' on the ward's clock as an instant; null when there is no such day or minute. */
export function parseRegisterTime(text: string): Instant | null {
  const [, day = '', month = '', year = '', hours, minutes] = shape.exec(text) ?? [];
  const wardDay = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year === '' || !isDay(wardDay) || Number(hours) > 23 || Number(minutes) > 59) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return new Date(Date.parse(startOfWardDay(wardDay)) + minute * minuteInMs).toISOString();
}

/** The register knows minutes; seconds are cut. */
export function formatRegisterTime(instant: Instant): string {
  const wardDay = wardDayOf(instant);
  const minute = Math.floor((Date.parse(instant) - Date.parse(startOfWardDay(wardDay))) / minuteInMs);
  const [year, month, day] = wardDay.split('-');
  return `${day}/${month}/${year} ${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** Whether 'YYYY-MM-DD' exists; Date.parse alone would take 30 February. */
export function isDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === day;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
