import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deadlineCommand } from './deadline.cli';
import { PlainError } from './plain-error';

let output: string;
beforeEach(() => {
  output = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

const run = async (line: string): Promise<string> => {
  expect(await deadlineCommand(line.split(' '))).toBe(0);
  return output;
};
const due = async (line: string): Promise<string> => JSON.parse(await run(`${line} --json`)).due;

describe('motcua deadline', () => {
  it('answers with the due minute and its trace', async () => {
    expect(JSON.parse(await run('--received 2025-04-24T09:00 --working-days 3 --json'))).toEqual({
      due: '2025-04-28T09:00:00+07:00',
      trace: [
        { day: '2025-04-24', counted: 0, why: 'day-of-receipt' },
        { day: '2025-04-25', counted: 1, why: 'working-day' },
        { day: '2025-04-26', counted: 1, why: 'make-up-day' },
        { day: '2025-04-27', counted: 0, why: 'weekend' },
        { day: '2025-04-28', counted: 1, why: 'working-day' },
      ],
    });
  });

  it.each([
    ['--received 2025-07-02T09:00 --working-hours 8', '2025-07-03T09:00:00+07:00'],
    ['--received 2025-07-02T09:00 --calendar-days 3', '2025-07-07T17:00:00+07:00'],
    ['--received 2025-07-02T15:01 --same-day --cut-off 15:00', '2025-07-03T17:00:00+07:00'],
    ['--received 2025-07-01T09:00 --working-days 5 --ward w1', '2025-07-08T09:00:00+07:00'],
    [
      '--received 2025-07-01T09:00 --working-days 5 --pause 2025-07-02T10:00/2025-07-03T10:00 --pause 2025-07-07T10:00/2025-07-09T10:00',
      '2025-07-11T09:00:00+07:00',
    ],
  ])('%s', async (line, expected) => {
    expect(await due(line)).toBe(expected);
  });

  it('prints in Vietnamese, with the trace where it is asked for', async () => {
    expect(await run('--received 2025-04-25T16:59 --working-days 1')).toBe(
      'Hẹn trả: 16:59 T7 26/04/2025\n1 ngày làm việc; tính cả ngày làm bù 26/04\n',
    );
    output = '';
    expect(await run('--received 2025-04-25T16:59 --working-days 1 --trace')).toContain(
      '\nT6 25/04: không tính – ngày tiếp nhận\nT7 26/04: tính – ngày làm bù\n',
    );
  });

  it.each([
    ['--working-days 3', 'Say when it was received'],
    ['--received 2025-02-30T09:00 --working-days 3', "--received: '2025-02-30T09:00' is not a day and time"],
    [
      '--received 24/4/2025 --working-days 3',
      "--received: '24/4/2025' is not a day and time such as 2025-04-24T09:00.",
    ],
    ['--received 2025-04-24T09:00', 'Say the term: --working-days N'],
    [
      '--received 2025-04-24T09:00 --working-days 3 --same-day',
      '--working-days and --same-day: a deadline has one term',
    ],
    [
      '--received 2025-04-24T09:00 --working-days three',
      "--working-days: 'three' is not a whole number of days from 1.",
    ],
    ['--received 2025-04-24T09:00 --working-days 1.5', "--working-days: '1.5' is not a whole number"],
    ['--received 2025-04-24T09:00 --calendar-days 0', "--calendar-days: '0' is not a whole number"],
    ['--received 2025-04-24T09:00 --working-hours 0.001', "--working-hours: '0.001' is not a number of hours"],
    ['--received 2025-04-24T09:00 --same-day --cut-off 3pm', "--cut-off: '3pm' is not a time of day such as 15:00."],
    [
      '--received 2025-04-24T09:00 --working-days 3 --pause 2025-04-25T09:00',
      "--pause: '2025-04-25T09:00' is not FROM/TO",
    ],
    ['--received 2025-04-24T09:00 --working-days 3 --pause x/2025-04-25T09:00', "--pause: 'x' is not a day and time"],
    [
      '--received 2025-04-24T09:00 --working-days 3 --pause 2025-04-28T09:00/2025-04-25T09:00',
      'ends before it begins.',
    ],
    [
      '--received 2026-12-30T09:00 --working-days 3',
      'publish a calendar that covers this day and use that one. --reference FILE brings one.',
    ],
    [
      '--received 2025-04-24T09:00 --working-days 3 --reference nowhere.json',
      '--reference: nowhere.json cannot be read.',
    ],
  ])('says what is wrong with %s', async (line, sentence) => {
    const answer = deadlineCommand(line.split(' '));
    await expect(answer).rejects.toThrow(PlainError);
    await expect(answer).rejects.toThrow(sentence);
  });

  it('names an option that it does not know', async () => {
    await expect(deadlineCommand(['--recieved', '2025-04-24T09:00'])).rejects.toThrow("Unknown option '--recieved'");
  });

  describe('with reference data of a file', () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'motcua-deadline-'))));
    afterEach(() => rmSync(folder, { recursive: true }));
    const write = (definitions: unknown): string => {
      const file = join(folder, 'reference.json');
      writeFileSync(file, typeof definitions === 'string' ? definitions : JSON.stringify(definitions));
      return file;
    };
    const periods = [{ from: '08:00', to: '12:00' }];
    const calendarOf2027 = { id: 'vn-2027.1', firstDay: '2027-01-01', lastDay: '2027-12-31', daysOff: ['2027-01-01'] };

    it('counts by its calendar, and by the hours of the ward', async () => {
      const file = write([
        { type: 'CalendarDefined', data: calendarOf2027 },
        { type: 'OfficeHoursDefined', data: { version: 'w1.1', wardCode: 'w1', periods } },
        { type: 'OfficeHoursDefined', data: { version: 'usual.1', periods: [{ from: '07:00', to: '17:00' }] } },
      ]);
      // Fri 1/1 is off: day 0 Mon 4 from the opening, so Tue 5.
      const line = `--received 2027-01-01T09:00 --working-days 1 --reference ${file}`;
      expect(await due(line)).toBe('2027-01-05T07:00:00+07:00');
      output = '';
      expect(await due(`${line} --ward w1`)).toBe('2027-01-05T08:00:00+07:00');
      output = '';
      expect(await due(`${line} --ward w2`)).toBe('2027-01-05T07:00:00+07:00');
    });

    it.each([
      ['[', 'is not JSON.'],
      [{}, 'must hold a list of definitions'],
      [
        [{ type: 'CalendarDefined', data: { ...calendarOf2027, firstDay: 1 } }],
        'reference.json: calendar.firstDay must be a day',
      ],
      [[{ type: 'OfficeHoursDefined', data: { version: 'x' } }], 'Office hours x need one or more periods'],
    ])('says what is wrong with %j', async (definitions, sentence) => {
      const file = write(definitions);
      const answer = deadlineCommand(['--received', '2025-01-06T09:00', '--working-days', '1', '--reference', file]);
      await expect(answer).rejects.toThrow(PlainError);
      await expect(answer).rejects.toThrow(sentence);
    });
  });
});
