import { at, termOf } from '../test/table-terms';
import {
  countsFrom,
  deadlineFor,
  type OfficeHours,
  readOfficeHours,
  standardOfficeHours,
  vietnamCalendar,
} from './index';

const morning = { from: '07:00', to: '11:00' };
const hours = (more: Partial<OfficeHours>): OfficeHours => ({ ...standardOfficeHours, version: 'w1.1', ...more });
const opensAt = (instant: string, officeHours: OfficeHours) => countsFrom(at(instant), vietnamCalendar, officeHours);

describe('hours of some days', () => {
  const seasons = hours({
    exceptions: [
      {
        from: '2025-04-16',
        to: '2025-10-15',
        periods: [
          { from: '07:00', to: '11:30' },
          { from: '13:30', to: '17:00' },
        ],
      },
      { weekdays: [5], from: '2025-04-16', to: '2025-10-15', periods: [morning] },
      { from: '2025-07-04', to: '2025-07-04', periods: standardOfficeHours.periods },
    ],
  });

  it.each([
    ['before the season', '2025-04-15 07:00', '2025-04-15 07:30'],
    ['on its first day', '2025-04-16 07:00', '2025-04-16 07:00'],
    ['on its last day', '2025-10-15 07:00', '2025-10-15 07:00'],
    ['after it', '2025-10-16 07:00', '2025-10-16 07:30'],
    ['on a weekday of its own', '2025-07-11 11:00', '2025-07-14 07:00'],
    ['on a day of its own: the last one that fits holds', '2025-07-04 07:00', '2025-07-04 07:30'],
  ])('hold %s', (_case, instant, expected) => {
    expect(opensAt(instant, seasons)).toBe(at(expected));
  });

  it('keep the minute of a receipt where the due day is open then, else its close before it or its opening', () => {
    const due = (received: string) =>
      deadlineFor({ receivedAt: at(received), term: termOf('1d'), calendar: vietnamCalendar, officeHours: seasons })
        .dueAt;
    // Received by summer hours on Thursday 3/7, due on Friday 4/7 by the usual hours: 07:30–11:30, 13:00–17:00.
    expect(due('2025-07-03 09:00')).toBe(at('2025-07-04 09:00'));
    expect(due('2025-07-03 07:10')).toBe(at('2025-07-04 07:30'));
    // Received on Friday by the usual hours, due on Monday by summer hours: closed from 11:30 to 13:30.
    expect(due('2025-07-04 13:10')).toBe(at('2025-07-07 11:30'));
  });
});

describe('a Saturday that serves', () => {
  const serving = hours({ serving: [{ weekdays: [6], periods: [morning] }] });

  it('takes dossiers and counts for nothing, and the trace says so', () => {
    expect(opensAt('2025-07-05 08:00', serving)).toBe(at('2025-07-07 07:30'));
    const term = termOf('1d');
    const { trace } = deadlineFor({
      receivedAt: at('2025-07-05 08:00'),
      term,
      calendar: vietnamCalendar,
      officeHours: serving,
    });
    expect(trace.map(({ why }) => why)).toEqual(['serving-only', 'weekend', 'day-of-receipt', 'working-day']);
  });

  it('has a whole day’s hours when it is made up', () => {
    expect(opensAt('2025-04-26 14:00', serving)).toBe(at('2025-04-26 14:00'));
  });
});

it.each([
  [{ periods: [] }, 'Office hours w1.1 need one or more periods in ascending order in periods.'],
  [
    {
      periods: [
        { from: '13:00', to: '17:00' },
        { from: '07:30', to: '11:30' },
      ],
    },
    'Office hours w1.1 need one or more periods in ascending order in periods.',
  ],
  [{ exceptions: [{ periods: [] }] }, 'Office hours w1.1 need one or more periods in ascending order in exceptions.'],
  [
    { serving: [{ weekdays: [7], periods: [morning] }] },
    'Office hours w1.1: serving names weekday 7; Sunday is 0, Saturday 6.',
  ],
  [{ exceptions: [{ from: '2025-02-30', periods: [morning] }] }, "'2025-02-30' is not a day such as 2025-07-01."],
  [{ periods: [{ from: '7h', to: '11:30' }] }, "'7h' is not a time of day such as 07:30."],
])('office hours are refused by a sentence that names what is wrong: %j', (more, sentence) => {
  expect(() => opensAt('2025-07-02 09:00', hours(more))).toThrow(new RangeError(sentence));
});

describe('office hours from outside', () => {
  const usual = { version: 'w1.1', periods: [{ from: '07:30', to: '11:30' }] };

  it('are read with their exceptions and their serving', () => {
    const full = {
      ...usual,
      exceptions: [{ from: '2025-07-04', to: '2025-07-04', periods: [morning] }],
      serving: [{ weekdays: [6], periods: [morning] }],
    };
    expect(readOfficeHours(JSON.parse(JSON.stringify(full)))).toEqual(full);
    expect(readOfficeHours(usual)).toEqual({ ...usual, exceptions: [], serving: [] });
  });

  it.each([
    [null, 'officeHours must be an object, not null.'],
    [{ periods: usual.periods }, 'officeHours.version must be a text, not missing.'],
    [{ ...usual, periods: '07:30' }, 'officeHours.periods must be a list, not "07:30".'],
    [
      { ...usual, periods: [{ from: '7:30', to: '11:30' }] },
      'officeHours.periods[0].from must be a time of day such as 07:30, not "7:30".',
    ],
    [
      { ...usual, exceptions: [{ from: '4/7/2025', periods: [morning] }] },
      'officeHours.exceptions[0].from must be a day such as 2027-01-01, not "4/7/2025".',
    ],
  ])('are refused by a sentence that names the field: %j', (value, sentence) => {
    expect(() => readOfficeHours(value)).toThrow(new RangeError(sentence));
  });
});
