import { vietnamCalendar } from '@motcua/deadline';
import fc from 'fast-check';
import { given, takenOver, time } from '../test/given';
import { receipt } from '../test/heard-events';
import { appointmentOf } from './appointment.decide';
import { dossierStream, type RunningCourse } from './dossier.state';

const minute = 60_000;
const received = Date.parse(receipt.receivedAt);
const after = (minutes: number) => new Date(received + minutes * minute).toISOString();
const pause = (from: number, to: number) => ({
  groundCode: 'financial-duty',
  pausedAt: after(from),
  resumedAt: after(to),
});
const course = given(takenOver) as RunningCourse;
/** A date that no rule of ours gives, as a register prints it. */
const registered = {
  ...course,
  issued: {
    ...course.issued,
    clock: { ...receipt.clock, ruleId: 'as-registered.1', dueAt: '2025-10-14T09:00:00.000Z' },
  },
};
const twentyDays = fc.nat(20 * 24 * 60);

describe('the appointment that holds', () => {
  it('is the printed one where nothing happened, whichever rule gave it', () => {
    expect(appointmentOf(course, time)).toEqual(receipt.clock);
    expect(appointmentOf(registered, time).dueAt).toBe('2025-10-14T09:00:00.000Z');
  });

  it('does not depend on how a pause was written down', () => {
    fc.assert(
      fc.property(fc.uniqueArray(twentyDays, { minLength: 3, maxLength: 3 }), (minutes) => {
        const [from, between, to] = minutes.toSorted((a, b) => a - b) as [number, number, number];
        const whole = appointmentOf({ ...course, pauses: [pause(from, to)] }, time);
        expect(appointmentOf({ ...course, pauses: [pause(from, between), pause(between, to)] }, time)).toEqual(whole);
      }),
    );
  });

  it('never falls earlier for a pause or an extension', () => {
    const pauses = fc.array(
      fc.tuple(twentyDays, fc.nat(10_000)).map(([from, long]) => pause(from, from + long)),
      {
        maxLength: 4,
      },
    );
    const extensions = fc.array(
      fc.record({
        groundCode: fc.constant('verification'),
        decidedAt: twentyDays.map(after),
        clock: fc.integer({ min: 1, max: 30 }).map((termAmount) => ({ ...receipt.clock, termAmount })),
      }),
      { maxLength: 2 },
    );
    fc.assert(
      fc.property(pauses, extensions, fc.constantFrom(course, registered), (paused, extended, at) => {
        const { dueAt } = appointmentOf({ ...at, pauses: paused, extensions: extended }, time);
        expect((dueAt as string) >= (at.issued.clock.dueAt as string)).toBe(true);
      }),
    );
  });

  it('of a register’s date moves by the counted days of each pause', () => {
    // Thursday 2 to Monday 6 October: Friday and Monday.
    const pauses = [{ groundCode: 'x', pausedAt: '2025-10-02T03:00:00.000Z', resumedAt: '2025-10-06T03:00:00.000Z' }];
    expect(appointmentOf({ ...registered, pauses }, time).dueAt).toBe('2025-10-16T09:00:00.000Z');
  });

  it('is counted by another calendar only when that one is handed in', () => {
    const holiday = { ...time, calendar: { ...time.calendar, id: 'with-holiday', daysOff: ['2025-10-07'] } };
    expect(appointmentOf(course, holiday)).toMatchObject({
      dueAt: '2025-10-16T02:00:00.000Z',
      calendarId: 'with-holiday',
    });
  });

  it('restarts from the papers, and takes later pauses from there', () => {
    const at = (type: string, data: object, occurredAt: string, state: RunningCourse) =>
      dossierStream.evolve(state, { type, data, occurredAt, position: 1 } as never) as RunningCourse;
    const asked = at(
      'SupplementRequested',
      { papers: ['birth'], reasonCode: 'papers-missing', clockStops: true },
      '2025-10-02T02:00:00.000Z',
      course,
    );
    const came = '2025-10-13T07:00:00.000Z';
    const heard = at('SupplementDeliveryHeard', { papers: ['birth'], deliveredAt: came }, came, asked);
    const clock = { ...receipt.clock, dueAt: '2025-10-27T07:00:00.000Z' };
    const restarted = at('DossierSupplemented', { clockRestarts: true, clock }, came, heard);
    expect(appointmentOf(restarted, time)).toEqual(clock);
    // Wednesday to Friday: two days.
    const pauses = [{ groundCode: 'x', pausedAt: '2025-10-15T03:00:00.000Z', resumedAt: '2025-10-17T03:00:00.000Z' }];
    expect(appointmentOf({ ...restarted, pauses }, time).dueAt).toBe('2025-10-29T07:00:00.000Z');
  });

  it('cannot be counted beyond the calendar', () => {
    const short = { ...time, calendar: { ...vietnamCalendar, lastDay: '2025-10-10' } };
    expect(() => appointmentOf(course, short)).toThrow('2025-10-11');
  });
});
