import { at, extensionsOf, pausesOf, termOf } from '../test/table-terms';
import { type ResolutionHistory, resolutionClock, standardOfficeHours, vietnamCalendar } from './index';

const asked = (from: string, to: string | null) => ({
  requestedAt: at(from),
  reasonCode: 'papers-missing',
  deliveredAt: to === null ? null : at(to),
});
const history: ResolutionHistory = {
  receivedAt: at('2025-07-01 09:00'),
  term: termOf('5d'),
  supplements: [],
  pauses: [],
  extensions: [],
  calendar: vietnamCalendar,
  officeHours: standardOfficeHours,
};

describe('the legal clock', () => {
  it('keeps every appointment that was printed, each as it stood', () => {
    const { appointments, dueAt } = resolutionClock({
      ...history,
      supplements: [asked('2025-07-03 10:00', '2025-07-04 09:00')],
      // Of the second receipt, though the first would not have run out yet.
      pauses: pausesOf('2025-07-04 10:00/2025-07-07 10:00'),
      extensions: extensionsOf('2025-07-07 14:00 7d'),
    });
    expect(appointments.map(({ ground, issuedAt, deadline }) => [ground, issuedAt, deadline.dueAt])).toEqual([
      ['receipt', at('2025-07-01 09:00'), at('2025-07-08 09:00')],
      // From 4/7: (7 stood), 8, 9, 10, 11, 14, 15, 16.
      ['supplement-complete', at('2025-07-04 09:00'), at('2025-07-16 09:00')],
    ]);
    expect(dueAt).toBe(at('2025-07-16 09:00'));
  });

  it('forgets an extension that the first receipt had', () => {
    const { dueAt } = resolutionClock({
      ...history,
      supplements: [asked('2025-07-03 10:00', '2025-07-08 14:00')],
      extensions: extensionsOf('2025-07-02 09:00 10d'),
    });
    expect(dueAt).toBe(at('2025-07-15 14:00'));
  });

  it('stands still while papers asked for in time are missing', () => {
    const { standsStill, dueAt } = resolutionClock({ ...history, supplements: [asked('2025-07-02 10:00', null)] });
    expect(standsStill).toEqual({ since: at('2025-07-02 10:00'), groundCode: 'papers-missing' });
    expect(dueAt).toBe(at('2025-07-08 09:00'));
  });

  it('runs on while papers asked for too late are missing, and lists the request with its reason', () => {
    const { standsStill, wardRequests } = resolutionClock({
      ...history,
      supplements: [asked('2025-07-07 08:00', null)],
    });
    expect(standsStill).toBeNull();
    expect(wardRequests).toEqual([
      { requestedAt: at('2025-07-07 08:00'), reasonCode: 'papers-missing', fault: 'asked-too-late' },
    ]);
  });

  it('stands still on a pause that has not ended, unless it was late before', () => {
    const paused = (since: string) => resolutionClock({ ...history, pauses: pausesOf(`${since}/`) }).standsStill;
    expect(paused('2025-07-08 09:00')).toEqual({ since: at('2025-07-08 09:00'), groundCode: 'financial-duty' });
    expect(paused('2025-07-08 09:01')).toBeNull();
  });

  it('lets the procedure’s own law say until when papers may be asked for', () => {
    const due = (askWithin: string, at1: string) =>
      resolutionClock({
        ...history,
        term: termOf('15d'),
        askWithin: termOf(askWithin),
        supplements: [asked(at1, '2025-07-10 09:00')],
      });
    // In force until 4/7; then the appointment of 22/7 stays.
    expect(due('2d', '2025-07-03 23:00').dueAt).toBe(at('2025-07-31 09:00'));
    expect(due('2d', '2025-07-04 08:00')).toMatchObject({
      dueAt: at('2025-07-22 09:00'),
      wardRequests: [{ fault: 'asked-too-late' }],
    });
    // Seven plain days: until 8/7.
    expect(due('7c', '2025-07-08 20:00').dueAt).toBe(at('2025-07-31 09:00'));
    expect(due('7c', '2025-07-09 08:00').dueAt).toBe(at('2025-07-22 09:00'));
    // Eight working hours: until 2/7 09:00, to the minute.
    expect(due('8h', '2025-07-02 09:00').dueAt).toBe(at('2025-07-31 09:00'));
    expect(due('8h', '2025-07-02 09:01').dueAt).toBe(at('2025-07-22 09:00'));
  });

  it('takes no request for late that came while the clock stood still', () => {
    // Paused from the due minute on; asked for on the next day, in time.
    const { wardRequests } = resolutionClock({
      ...history,
      term: termOf('1d'),
      pauses: pausesOf('2025-07-02 09:00/2025-07-08 09:00'),
      supplements: [asked('2025-07-03 10:00', '2025-07-07 09:00')],
    });
    expect(wardRequests).toEqual([]);
  });

  it('refuses papers that came before they were asked for', () => {
    expect(() => resolutionClock({ ...history, supplements: [asked('2025-07-03 10:00', '2025-07-02 10:00')] })).toThrow(
      'Papers cannot come (2025-07-02T03:00:00.000Z) before they were asked for (2025-07-03T03:00:00.000Z).',
    );
  });
});
