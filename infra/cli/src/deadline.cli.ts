import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type Calendar,
  CalendarEndError,
  type Deadline,
  deadlineFor,
  type Instant,
  type OfficeHours,
  type Pause,
  printCount,
  printMoment,
  printTraceRow,
  readCalendar,
  readOfficeHours,
  standardOfficeHours,
  startOfWardDay,
  type Term,
  vietnamCalendar,
} from '@motcua/deadline';
import { PlainError } from './plain-error';

const example = 'motcua deadline --received 2025-04-24T09:00 --working-days 3';

const options = {
  received: { type: 'string' },
  'working-days': { type: 'string' },
  'working-hours': { type: 'string' },
  'calendar-days': { type: 'string' },
  'same-day': { type: 'boolean', default: false },
  'cut-off': { type: 'string' },
  pause: { type: 'string', multiple: true },
  ward: { type: 'string' },
  reference: { type: 'string' },
  trace: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** Pure code answers it: no platform need run. Errors: `PlainError` that names the option. */
export const deadlineCommand = async (args: string[]): Promise<number> => {
  const { values } = parseArgs({ args, options });
  if (values.received === undefined) throw new PlainError(`Say when it was received: ${example}`);
  const receivedAt = readMoment('--received', values.received);
  const term = readTerm(values);
  const pauses = (values.pause ?? []).map(readPause);
  const { calendar, officeHours } = workingTimeOf(values.ward, values.reference);
  const deadline = plainly(() => deadlineFor({ receivedAt, term, calendar, officeHours, pauses }));
  process.stdout.write(
    values.json ? `${JSON.stringify(renderJson(deadline))}\n` : renderText(term, deadline, values.trace),
  );
  return 0;
};

const readMoment = (option: string, text: string): Instant => {
  const wrong = () => new PlainError(`${option}: '${text}' is not a day and time such as 2025-04-24T09:00.`);
  const [, day = '', hours, minutes] = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (day === '') throw wrong();
  try {
    const midnight = Date.parse(startOfWardDay(day));
    return new Date(midnight + (Number(hours) * 60 + Number(minutes)) * 60_000).toISOString();
  } catch {
    throw wrong();
  }
};

type TermOptions = Record<'working-days' | 'working-hours' | 'calendar-days' | 'cut-off', string | undefined> & {
  'same-day': boolean;
};

const readTerm = (values: Partial<TermOptions>): Term => {
  const units = (['working-days', 'working-hours', 'calendar-days', 'same-day'] as const).filter(
    (unit) => values[unit],
  );
  const [unit, another] = units;
  if (unit === undefined) {
    throw new PlainError(
      `Say the term: --working-days N, --working-hours N, --calendar-days N or --same-day; e.g. ${example}`,
    );
  }
  if (another !== undefined)
    throw new PlainError(`--${unit} and --${another}: a deadline has one term; leave one of them out.`);
  const cutOff = values['cut-off'];
  if (cutOff !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(cutOff)) {
    throw new PlainError(`--cut-off: '${cutOff}' is not a time of day such as 15:00.`);
  }
  return {
    unit,
    amount: unit === 'same-day' ? 0 : readAmount(unit, values[unit]),
    ...(cutOff !== undefined && { cutOff }),
  };
};

const readAmount = (unit: 'working-days' | 'working-hours' | 'calendar-days', text = ''): number => {
  const amount = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const whole = unit === 'working-hours' ? amount * 60 : amount;
  if (!(amount > 0) || Math.abs(whole - Math.round(whole)) > 1e-6) {
    const expected =
      unit === 'working-hours'
        ? 'a number of hours, in whole minutes, such as 8 or 0.5'
        : 'a whole number of days from 1';
    throw new PlainError(`--${unit}: '${text}' is not ${expected}.`);
  }
  return amount;
};

const readPause = (text: string): Pause => {
  const [from, to, ...others] = text.split('/');
  if (from === undefined || to === undefined || others.length > 0) {
    throw new PlainError(`--pause: '${text}' is not FROM/TO, such as 2025-07-02T10:00/2025-07-03T10:00.`);
  }
  const [pausedAt, resumedAt] = [readMoment('--pause', from), readMoment('--pause', to)];
  if (resumedAt < pausedAt) throw new PlainError(`--pause: '${text}' ends before it begins.`);
  return { groundCode: 'stated', pausedAt, resumedAt };
};

interface WorkingTime {
  calendar: Calendar;
  officeHours: OfficeHours;
}

/**
 * What time is counted by: the shipped calendar and hours, or those of a file as `motcua define` takes it: its last
 * calendar, and its last office hours that name the ward, else its last that name none.
 */
const workingTimeOf = (ward: string | undefined, file: string | undefined): WorkingTime => {
  if (file === undefined) return { calendar: vietnamCalendar, officeHours: standardOfficeHours };
  const definitions = readDefinitions(file);
  const dataOf = (type: string) => definitions.filter((definition) => definition.type === type).map(({ data }) => data);
  const hours = dataOf('OfficeHoursDefined');
  const ofWard = (wardCode: string | undefined) => hours.findLast((data) => (data?.wardCode ?? undefined) === wardCode);
  const [calendar, officeHours] = [dataOf('CalendarDefined').at(-1), (ward && ofWard(ward)) || ofWard(undefined)];
  return plainly(
    () => ({
      calendar: calendar === undefined ? vietnamCalendar : readCalendar(calendar),
      officeHours: officeHours === undefined ? standardOfficeHours : readOfficeHours(officeHours),
    }),
    `${file}: `,
  );
};

interface Definition {
  type?: unknown;
  data?: { wardCode?: unknown };
}

const readDefinitions = (file: string): Definition[] => {
  const wrong = (problem: string) => new PlainError(`--reference: ${file} ${problem}.`);
  let definitions: unknown;
  try {
    definitions = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw wrong(error instanceof SyntaxError ? 'is not JSON' : 'cannot be read');
  }
  if (!Array.isArray(definitions)) throw wrong('must hold a list of definitions, as motcua define takes it');
  return definitions.filter((definition) => typeof definition === 'object' && definition !== null);
};

/** What the engine refuses is a sentence already. */
const plainly = <T>(compute: () => T, where = ''): T => {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof CalendarEndError)) throw error;
    const wayOut = error instanceof CalendarEndError ? ' --reference FILE brings one.' : '';
    throw new PlainError(`${where}${error.message}${wayOut}`);
  }
};

/** On the ward's clock, with its offset: '2025-04-28T09:00:00+07:00'. */
const onWardClock = (instant: Instant): string =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().replace('.000Z', '+07:00');

const renderJson = ({ dueAt, trace }: Deadline): object => ({ due: onWardClock(dueAt), trace });

const renderText = (term: Term, { dueAt, trace }: Deadline, withTrace: boolean): string => {
  const lines = [
    `Hẹn trả: ${printMoment(dueAt)}`,
    printCount(term, trace),
    ...(withTrace ? trace.map(printTraceRow) : []),
  ];
  return `${lines.join('\n')}\n`;
};
