import { type Extension, type Instant, type Pause, startOfWardDay, type Term } from '../src/index';

/** '2025-04-24 09:00' on the ward's clock. */
export function at(local: string): Instant {
  const [day = '', clock = ''] = local.trim().split(' ');
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return new Date(Date.parse(startOfWardDay(day)) + (hours * 60 + minutes) * 60_000).toISOString();
}

const units = { d: 'working-days', h: 'working-hours', c: 'calendar-days' } as const;

/** '5d' working days, '8h' office hours, '15c' calendar days, 'same'; '<15:00' a cut-off, '<-60' before close. */
export function termOf(text: string): Term {
  const [, amount = '', unit = '', cutOff] = /^(?:([\d.]+)([dhc])|same)(?:<(.+))?$/.exec(text.trim()) ?? [];
  const rest = cutOff?.startsWith('-') ? { cutOffBeforeClose: -Number(cutOff) } : { cutOff };
  const term: Term =
    unit === '' ? { unit: 'same-day', amount: 0 } : { unit: units[unit as keyof typeof units], amount: Number(amount) };
  return cutOff === undefined ? term : { ...term, ...rest };
}

/** '2025-07-02 10:00/2025-07-03 10:00, …'; an open end is left out. */
export function pausesOf(text: string): Pause[] {
  return listOf(text).map((pause) => {
    const [from = '', to = ''] = pause.split('/');
    return { groundCode: 'financial-duty', pausedAt: at(from), resumedAt: to.trim() === '' ? null : at(to) };
  });
}

/** '2025-07-03 10:00 8d, …' */
export function extensionsOf(text: string): Extension[] {
  return listOf(text).map((extension) => ({
    groundCode: 'verification',
    decidedAt: at(extension.slice(0, 16)),
    term: termOf(extension.slice(17)),
  }));
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '-');
}

/** Lines of a table: cells between bars; lines that begin with # are headings. */
export function rowsOf(table: string): string[][] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}
