import {
  type CalendarDecision,
  calendarOf,
  dayKindOf,
  dayOffGroundOf,
  deadlineFor,
  readCalendar,
  readDecision,
  standardOfficeHours,
  vietnamCalendar,
  vietnamDecisions,
} from './index';

const of2027: CalendarDecision = {
  source: 'Thông báo về nghỉ lễ, Tết 2027',
  firstDay: '2027-01-01',
  lastDay: '2027-12-31',
  holidays: ['2027-01-01'],
  compensationDays: [],
  swappedDays: [],
  makeUpDays: [],
  toVerify: false,
};

describe('a calendar of decisions', () => {
  it('says why and by which decision a day is off', () => {
    const ground = (day: string) => dayOffGroundOf(day, vietnamCalendar)?.ground;
    expect(dayOffGroundOf('2024-04-29', vietnamCalendar)).toEqual({
      ground: 'swapped-day',
      source: 'Công văn 2450/VPCP-KGVX',
    });
    expect(['2025-09-02', '2026-04-27', '2025-05-02'].map(ground)).toEqual([
      'holiday',
      'compensation-day',
      'swapped-day',
    ]);
    expect(ground('2025-09-03')).toBeUndefined();
    expect(ground('2025-04-26')).toBeUndefined();
  });

  it('takes the next year as one more decision', () => {
    const longer = calendarOf('vn-2020-2027.1', [...vietnamDecisions, of2027]);
    const request = { receivedAt: '2026-12-30T02:00:00.000Z', term: { unit: 'working-days', amount: 3 } as const };
    // 31, (1, 2, 3), 4, 5.
    expect(deadlineFor({ ...request, calendar: longer, officeHours: standardOfficeHours }).dueAt).toBe(
      '2027-01-05T02:00:00.000Z',
    );
    expect([longer.firstDay, longer.lastDay]).toEqual(['2020-01-01', '2027-12-31']);
    expect(() => deadlineFor({ ...request, calendar: vietnamCalendar, officeHours: standardOfficeHours })).toThrow(
      'Day 2027-01-01 lies outside calendar vn-2020-2026.3',
    );
  });

  it.each([
    ['nothing', [], 'Calendar c needs at least one decision.'],
    [
      'years with a gap',
      [...vietnamDecisions, { ...of2027, firstDay: '2028-01-01', lastDay: '2028-12-31', holidays: [] }],
      "Calendar c says nothing about 2027-01-01 to 2027-12-31, before 'Thông báo về nghỉ lễ, Tết 2027'.",
    ],
    [
      'a day twice',
      [of2027, { ...of2027, source: 'another' }],
      'Calendar c names 2027-01-01 twice; each day stands in one list of one decision.',
    ],
    [
      'a weekend that is off',
      [{ ...of2027, holidays: ['2027-01-02'] }],
      "'Thông báo về nghỉ lễ, Tết 2027': holidays names 2027-01-02, which is on a weekend; only weekdays stand there.",
    ],
    [
      'a weekday that is made up',
      [{ ...of2027, makeUpDays: ['2027-01-04'] }],
      "'Thông báo về nghỉ lễ, Tết 2027': makeUpDays names 2027-01-04, which is a weekday; only Saturdays and Sundays stand there.",
    ],
    [
      'a day of another year',
      [{ ...of2027, swappedDays: ['2028-01-03'] }],
      "'Thông báo về nghỉ lễ, Tết 2027': swappedDays names 2028-01-03, outside 2027-01-01 to 2027-12-31.",
    ],
    [
      'an end before the beginning',
      [{ ...of2027, lastDay: '2026-12-31' }],
      "'Thông báo về nghỉ lễ, Tết 2027': firstDay 2027-01-01 is later than lastDay 2026-12-31.",
    ],
  ])('refuses %s', (_case, decisions, sentence) => {
    expect(() => calendarOf('c', decisions)).toThrow(new RangeError(sentence));
  });
});

describe('a calendar from outside', () => {
  const plain = {
    id: 'vn-2027.1',
    firstDay: '2027-01-01',
    lastDay: '2027-12-31',
    daysOff: ['2027-01-01'],
    makeUpDays: [],
  };

  it('is read from decisions or from lists of days', () => {
    const made = readCalendar({ id: 'vn-2027.1', decisions: [of2027] });
    expect(made).toEqual(calendarOf('vn-2027.1', [of2027]));
    expect(dayKindOf('2027-01-01', readCalendar(plain))).toBe('day-off');
    expect(readDecision(JSON.parse(JSON.stringify(of2027)))).toEqual(of2027);
  });

  it.each([
    [[], 'calendar must be an object, not [].'],
    [{ ...plain, id: '' }, 'calendar.id must be a text, not "".'],
    [{ ...plain, firstDay: undefined }, 'calendar.firstDay must be a day such as 2027-01-01, not missing.'],
    [{ ...plain, lastDay: '2026-12-31' }, 'calendar.lastDay must be 2027-01-01 or later, not "2026-12-31".'],
    [{ ...plain, daysOff: '2027-01-01' }, 'calendar.daysOff must be a list, not "2027-01-01".'],
    [{ ...plain, daysOff: ['2027-02-30'] }, 'calendar.daysOff[0] must be a day such as 2027-01-01, not "2027-02-30".'],
    [
      { ...plain, makeUpDays: ['2027-01-01'] },
      'calendar.makeUpDays must be of days that are not off, not "2027-01-01".',
    ],
    [
      { id: 'c', decisions: [of2027, { ...of2027, compensationDays: [1] }] },
      'calendar.decisions[1].compensationDays[0] must be a day such as 2027-01-01, not 1.',
    ],
    [{ id: 'c', decisions: [{ ...of2027, source: null }] }, 'calendar.decisions[0].source must be a text, not null.'],
  ])('is refused by a sentence that names the field: %j', (value, sentence) => {
    expect(() => readCalendar(value)).toThrow(new RangeError(sentence));
  });
});
