import { at, pausesOf, termOf } from '../test/table-terms';
import {
  calendarOf,
  compareCalendars,
  continuesCalendar,
  type OpenClock,
  standardOfficeHours,
  vietnamCalendar,
  vietnamCalendarWithCultureDay,
  vietnamDecisions,
} from './index';

const clock = (
  dossierId: string,
  received: string,
  term: string,
  printed: string,
  more: Partial<OpenClock> = {},
): OpenClock => ({
  dossierId,
  receivedAt: at(received),
  term: termOf(term),
  officeHours: standardOfficeHours,
  printedDueAt: at(printed),
  ...more,
});

describe('a calendar that changes', () => {
  const cultureDay = { day: '2026-11-24', was: 'working-day', becomes: 'day-off' };

  it('lists the appointments that it would give otherwise, how, and because of which days', () => {
    const clocks = [
      clock('before', '2026-11-16 09:00', '5d', '2026-11-23 09:00'),
      clock('over-it', '2026-11-23 09:00', '3d', '2026-11-26 09:00'),
      clock('on-it', '2026-11-23 09:00', '1d', '2026-11-24 09:00'),
      clock('over-a-weekend', '2026-11-23 09:00', '4d', '2026-11-27 09:00'),
      clock('after', '2026-11-25 09:00', '3d', '2026-11-30 09:00'),
      clock('plain-days-over-it', '2026-11-20 09:00', '10c', '2026-11-30 17:00'),
      clock('plain-days-on-it', '2026-11-20 09:00', '4c', '2026-11-24 17:00'),
      clock('in-hours', '2026-11-23 16:00', '8h', '2026-11-24 16:00'),
    ];
    const change = compareCalendars(vietnamCalendar, vietnamCalendarWithCultureDay, clocks);
    expect(change.changedDays).toEqual([cultureDay]);
    expect(
      change.touched.map(({ dossierId, wouldBeDueAt, movesByDays }) => [dossierId, wouldBeDueAt, movesByDays]),
    ).toEqual([
      ['over-it', at('2026-11-27 09:00'), 1],
      ['on-it', at('2026-11-25 09:00'), 1],
      ['over-a-weekend', at('2026-11-30 09:00'), 1],
      ['plain-days-on-it', at('2026-11-25 17:00'), 1],
      ['in-hours', at('2026-11-25 16:00'), 1],
    ]);
    expect(change.touched.every(({ because }) => because.length === 1 && because[0]?.day === '2026-11-24')).toBe(true);
    expect(change.uncountable).toEqual([]);
  });

  it('may bring an appointment nearer, and an appointment printed otherwise stays in sight', () => {
    const [touched] = compareCalendars(vietnamCalendarWithCultureDay, vietnamCalendar, [
      clock('x', '2026-11-23 09:00', '3d', '2026-12-01 09:00'),
    ]).touched;
    expect(touched).toEqual({
      dossierId: 'x',
      printedDueAt: at('2026-12-01 09:00'),
      wouldBeDueAt: at('2026-11-26 09:00'),
      movesByDays: -3,
      because: [{ day: '2026-11-24', was: 'day-off', becomes: 'working-day' }],
    });
  });

  it('counts pauses of the clock in', () => {
    // Paused over the day: it moves neither way, for the day would not have counted for the term.
    const pauses = pausesOf('2026-11-23 10:00/2026-11-25 10:00');
    const paused = clock('x', '2026-11-23 09:00', '3d', '2026-11-30 09:00', { pauses });
    expect(compareCalendars(vietnamCalendar, vietnamCalendarWithCultureDay, [paused]).touched).toEqual([]);
  });

  it('names a swap announced while dossiers ran: off on Friday, made up on Saturday', () => {
    const before = calendarOf(
      'before',
      vietnamDecisions.filter(({ source }) => source !== 'Công văn 2450/VPCP-KGVX'),
    );
    const { changedDays, touched } = compareCalendars(before, vietnamCalendar, [
      clock('x', '2024-04-26 09:00', '1d', '2024-04-29 09:00'),
      clock('y', '2024-04-26 09:00', '4d', '2024-05-06 09:00'),
    ]);
    expect(changedDays.map(({ day }) => day)).toEqual(['2024-04-29', '2024-05-04']);
    // x: 29 falls out, so Thu 2/5. y: 2, 3, 4, 6: the make-up Saturday stands in for it.
    expect(
      touched.map(({ dossierId, wouldBeDueAt, because }) => [dossierId, wouldBeDueAt, because.map(({ day }) => day)]),
    ).toEqual([['x', at('2024-05-02 09:00'), ['2024-04-29']]]);
  });

  it('says which clocks it cannot count', () => {
    const short = { ...vietnamCalendar, id: 'short', lastDay: '2025-12-31' };
    const { touched, uncountable } = compareCalendars(vietnamCalendar, short, [
      clock('x', '2025-12-30 09:00', '3d', '2026-01-06 09:00'),
    ]);
    expect(touched).toEqual([]);
    expect(uncountable).toEqual([
      { dossierId: 'x', problem: expect.stringMatching(/^Day 2026-01-01 lies outside calendar short,/) },
    ]);
  });

  it('is continued by one that knows more and says the same of every day, and not by one that moves a day', () => {
    const until2025 = calendarOf(
      'until-2025',
      vietnamDecisions.filter(({ lastDay }) => lastDay <= '2025-12-31'),
    );
    expect(continuesCalendar(vietnamCalendar, until2025)).toBe(true);
    expect(continuesCalendar(until2025, vietnamCalendar)).toBe(false);
    expect(continuesCalendar(vietnamCalendarWithCultureDay, vietnamCalendar)).toBe(false);
    expect(continuesCalendar(vietnamCalendar, vietnamCalendar)).toBe(true);
  });
});
