import {
  deadlineFor,
  type DeadlineRequest,
  type OfficeHours,
  resolutionClock,
  standardOfficeHours,
  vietnamCalendar,
  vietnamCalendarWithCultureDay,
} from '../src/index';
import * as cases from './hand-worked-cases';
import { at, extensionsOf, pausesOf, rowsOf, termOf } from './table-terms';

const clocks = { calendar: vietnamCalendar, officeHours: standardOfficeHours };

function due(received: string, term: string, more: Partial<DeadlineRequest> = {}): string {
  return deadlineFor({ receivedAt: at(received), term: termOf(term), ...clocks, ...more }).dueAt;
}

const table = (text: string) => rowsOf(text) as [string, string, string, string, string, string, string][];

it('are at least 200, each once', () => {
  const rows = Object.values(cases).flatMap((text) => rowsOf(text).map((row) => row.join('|')));
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThanOrEqual(200);
});

describe('hand-worked deadlines', () => {
  const usual = [cases.workingDays, cases.workingHours, cases.calendarDays, cases.sameDayAndCutOffs].flatMap(table);
  it.each(usual)('received %s, %s: due %s (%s)', (received, term, expected) => {
    expect(due(received, term)).toBe(at(expected));
  });

  it.each(table(cases.workingDaysToClose))('received %s, %s by close: due %s', (received, term, expected) => {
    expect(due(received, term, { dueAt: 'close' })).toBe(at(expected));
  });

  const morning = [{ from: '07:30', to: '11:30' }];
  const officeHours: OfficeHours = {
    ...standardOfficeHours,
    version: 'with-half-day.1',
    exceptions: [{ from: '2025-07-04', to: '2025-07-04', periods: morning }],
    serving: [{ weekdays: [6], periods: morning }],
  };
  it.each(table(cases.halfDayAndServingSaturday))('received %s, %s: due %s (%s)', (received, term, expected) => {
    expect(due(received, term, { officeHours })).toBe(at(expected));
  });

  it.each(table(cases.pauses))('received %s, %s, paused %s: due %s (%s)', (received, term, pauses, expected) => {
    expect(due(received, term, { pauses: pausesOf(pauses) })).toBe(at(expected));
  });

  it.each(table(cases.extensions))(
    'received %s, %s, extended %s, paused %s: due %s (%s)',
    (received, term, extensions, pauses, expected) => {
      const more = { extensions: extensionsOf(extensions), pauses: pausesOf(pauses) };
      expect(due(received, term, more)).toBe(at(expected));
    },
  );

  it.each(table(cases.supplements))(
    'received %s, %s, asked→complete %s, paused %s: due %s, faults %s (%s)',
    (received, term, asked, pauses, expected, faults) => {
      const clock = resolutionClock({
        ...clocks,
        receivedAt: at(received),
        term: termOf(term),
        supplements: asked.split(',').map((supplement) => {
          const [from = '', to = ''] = supplement.split('→');
          return { requestedAt: at(from), reasonCode: 'papers-missing', deliveredAt: to === '' ? null : at(to) };
        }),
        pauses: pausesOf(pauses),
        extensions: [],
      });
      expect(clock.dueAt).toBe(at(expected));
      expect(clock.wardRequests.map(({ fault }) => fault).join(' ')).toBe(faults === '-' ? '' : faults);
    },
  );

  it('24/11/2026 is left out once the decision is switched on', () => {
    const term = termOf('1d');
    const request = { receivedAt: at('2026-11-23 09:00'), term, officeHours: standardOfficeHours };
    expect(deadlineFor({ ...request, calendar: vietnamCalendarWithCultureDay }).dueAt).toBe(at('2026-11-25 09:00'));
  });
});
