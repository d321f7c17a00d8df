import type { Clock, DomainEvent, Instant, Receipt } from '@motcua/contracts';
import {
  deadlineFor,
  isLongTerm,
  type OfficeHours,
  overdueFrom,
  standardOfficeHours,
  vietnamCalendar,
  vietnamCalendarWithCultureDay,
  workingMinutesBetween,
} from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import fc from 'fast-check';
import { receipt } from '../../test/heard-events';
import { termOf } from '../appointment.decide';
import { clockStandsStill, type Dossier, dossierStream } from '../dossier.state';
import { extendAppointment } from '../extend-appointment/extend-appointment.decide';
import { fireTimer } from '../fire-timer/fire-timer.decide';
import { hearSupplementDelivery } from '../hear-supplement-delivery/hear-supplement-delivery.decide';
import { moveAppointment } from '../move-appointment/move-appointment.decide';
import { pauseDossier } from '../pause-dossier/pause-dossier.decide';
import { CourseReference } from '../reference/course-reference.query';
import { requestSupplement } from '../request-supplement/request-supplement.decide';
import { resumeDossier } from '../resume-dossier/resume-dossier.decide';
import { takeOverCourse } from '../take-over-course/take-over-course.decide';
import { afterEvents } from './draft-apology.decide';

const minute = 60_000;
const later = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * minute).toISOString();

/** Half days, a longer lunch in summer, Saturdays that serve. */
const wardHours: OfficeHours = {
  version: 'ward.1',
  periods: [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ],
  exceptions: [
    { weekdays: [5], periods: [{ from: '07:30', to: '11:30' }] },
    { weekdays: [1, 2, 3, 4], from: '2025-05-01', to: '2025-09-30', periods: [{ from: '07:00', to: '11:00' }] },
  ],
  serving: [{ weekdays: [6], periods: [{ from: '08:00', to: '11:00' }] }],
};

interface Life {
  receivedAt: Instant;
  term: Pick<Clock, 'termUnit' | 'termAmount'>;
  officeHours: OfficeHours;
  handedOverAfter: number;
  acts: { after: number; act: 'pause' | 'resume' | 'ask' | 'deliver' | 'extend' | 'move' }[];
  /** By how many minutes the worker is late, in turn. */
  delays: number[];
}

interface Happened {
  at: Instant;
  event: DomainEvent;
}

const known = new Set(['some']);

/** What processing does with one dossier, its timers fired by a worker that is now and then late. */
const lead = ({ receivedAt, term, officeHours, handedOverAfter, acts, delays }: Life): Happened[] => {
  const calendars = new Map([vietnamCalendar, vietnamCalendarWithCultureDay].map((one) => [one.id, one]));
  // As reference data knows them: the calendar with one day off more was defined while the dossier ran.
  const time = { calendar: vietnamCalendarWithCultureDay, officeHours, cutOffs: [] };
  const offices = new Map([[officeHours.version, officeHours]]);
  const reference = new CourseReference({ calendars, officeHours: offices, time: () => time } as never);

  const happened: Happened[] = [];
  const timers: { timer: string; dueAt: Instant; at: Instant }[] = [];
  const fired = new Set<string>();
  let dossier: Dossier = dossierStream.initialState;
  const record = (events: DomainEvent[], at: Instant): void => {
    dossier = afterEvents(dossier, events, at);
    happened.push(...events.map((event) => ({ at, event })));
  };
  const run = (at: Instant, decide: (dossier: Dossier, now: Instant) => DomainEvent[] | Rejected): void => {
    const clocks = reference.settingClocks('an-thang', 'dossier', decide);
    const decided = clocks.decide(dossier, at);
    if (decided instanceof Rejected) return;
    for (const { row } of clocks.companions(decided, at)) {
      const delay = delays[timers.length % delays.length] as number;
      const { timer, due_at: dueAt, fire_at: fireAt } = row as { timer: string; due_at: Instant; fire_at: Instant };
      timers.push({ timer, dueAt, at: later(fireAt, delay) });
    }
    record(decided, at);
  };
  const fireUntil = (until: Instant): void => {
    for (;;) {
      const next = timers.filter(({ at }) => at <= until).sort((a, b) => (a.at < b.at ? -1 : 1))[0];
      if (!next) return;
      timers.splice(timers.indexOf(next), 1);
      const key = `${next.timer} ${next.dueAt}`;
      if (fired.has(key)) continue;
      const events = fireTimer(dossier, next);
      if (events.length > 0) fired.add(key);
      record(events, next.at);
    }
  };

  const { trace: _, ...counted } = deadlineFor({
    receivedAt,
    term: { unit: term.termUnit, amount: term.termAmount },
    calendar: vietnamCalendar,
    officeHours,
  });
  const received: Receipt = { ...receipt, receivedAt, clock: { ...receipt.clock, ...term, ...counted } };
  let now = later(receivedAt, handedOverAfter);
  run(now, (course, at) => takeOverCourse(course, { receipt: received, now: at, time: () => time }));
  record([{ type: 'ProcessingStarted', data: { officeCode: null } }], now);
  for (const { after, act } of acts) {
    now = later(now, after);
    fireUntil(now);
    run(now, (course, at) => {
      const ownTime = reference.time(course);
      switch (act) {
        case 'pause':
          return pauseDossier(course, { groundCode: 'some', grounds: known });
        case 'resume':
          return resumeDossier(course, { now: at, time: ownTime });
        case 'ask':
          return requestSupplement(course, {
            papers: ['birth'],
            again: true,
            reasonCode: 'some',
            now: at,
            time: ownTime,
            reasons: known,
          });
        case 'deliver':
          return hearSupplementDelivery(course, { papers: ['birth'], deliveredAt: at, time: () => time });
        case 'extend': {
          const longer = { unit: term.termUnit, amount: term.termAmount + 4 };
          return extendAppointment(course, {
            groundCode: 'some',
            term: longer,
            now: at,
            time: ownTime,
            grounds: known,
          });
        }
        case 'move':
          return moveAppointment(course, { reasonCode: 'some', time, reasons: known });
      }
    });
  }
  fireUntil(later(now, 120 * 24 * 60));
  return happened;
};

const stateBefore = (happened: readonly Happened[], instant: Instant): Dossier =>
  happened
    .filter(({ at }) => at < instant)
    .reduce<Dossier>((dossier, { at, event }) => afterEvents(dossier, [event], at), dossierStream.initialState);

const clockIn = ({ event }: Happened): Clock | null =>
  'clock' in event.data && typeof event.data.clock === 'object' ? (event.data.clock as Clock) : null;

/** Appointments that passed while their clock ran, in which nobody resolved the dossier. */
const passed = (happened: readonly Happened[]): Clock[] => {
  const clocks = happened.flatMap((one) => clockIn(one) ?? []);
  const byDue = new Map(clocks.flatMap((clock) => (clock.dueAt === null ? [] : [[clock.dueAt, clock]])));
  return [...byDue].flatMap(([dueAt, clock]) => {
    const dossier = stateBefore(happened, overdueFrom(dueAt));
    return dossier.status === 'running' && dossier.clock.dueAt === dueAt && !clockStandsStill(dossier) ? [clock] : [];
  });
};

const anyLife: fc.Arbitrary<Life> = fc.record({
  receivedAt: fc.integer({ min: 0, max: 900 * 1_440 }).map((minutes) => later('2023-06-01T00:00:00.000Z', minutes)),
  term: fc.oneof(
    fc.record({ termUnit: fc.constant('working-days' as const), termAmount: fc.integer({ min: 1, max: 20 }) }),
    fc.record({ termUnit: fc.constant('working-hours' as const), termAmount: fc.integer({ min: 2, max: 40 }) }),
    fc.record({ termUnit: fc.constant('calendar-days' as const), termAmount: fc.integer({ min: 1, max: 30 }) }),
    fc.constant({ termUnit: 'same-day' as const, termAmount: 0 }),
  ),
  officeHours: fc.constantFrom(standardOfficeHours, wardHours),
  handedOverAfter: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 10 * 1_440 })),
  acts: fc.array(
    fc.record({
      after: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 8 * 1_440 })),
      act: fc.constantFrom('pause', 'resume', 'resume', 'ask', 'deliver', 'deliver', 'extend', 'move'),
    }),
    { maxLength: 8 },
  ),
  delays: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 4 }),
});

describe('months of dossiers', () => {
  const minutesLeft = ({ at }: Happened, { dueAt }: Clock, { officeHours }: Life): number =>
    workingMinutesBetween(at, dueAt as Instant, vietnamCalendarWithCultureDay, officeHours);
  const setWhen = (happened: readonly Happened[], at: Instant, dueAt: Instant | null): boolean =>
    happened.some((one) => one.at === at && clockIn(one)?.dueAt === dueAt);

  it('let no appointment of a long term pass without a draft eight working hours before, or with the act that left less', () => {
    let long = 0;
    fc.assert(
      fc.property(anyLife, (life) => {
        const happened = lead(life);
        for (const clock of passed(happened).filter((one) => isLongTerm(termOf(one)))) {
          long += 1;
          const draft = happened.find(
            ({ event }) => event.type === 'ApologyDrafted' && event.data.dueAt === clock.dueAt,
          ) as Happened & { event: DomainEvent<'ApologyDrafted'> };
          expect(draft).toBeDefined();
          if (draft.event.data.occasion === 'before-lateness') {
            expect(minutesLeft(draft, clock, life)).toBeGreaterThanOrEqual(480);
          } else {
            expect(minutesLeft(draft, clock, life)).toBeLessThanOrEqual(540);
            expect(setWhen(happened, draft.at, clock.dueAt)).toBe(true);
          }
        }
      }),
      { numRuns: 1_000 },
    );
    expect(long).toBeGreaterThan(300);
  });

  it('let no appointment of a short term pass without a warning by half of it, or with the act that left less', () => {
    let short = 0;
    fc.assert(
      fc.property(anyLife, (life) => {
        const happened = lead(life);
        for (const clock of passed(happened).filter((one) => !isLongTerm(termOf(one)))) {
          short += 1;
          const { dueAt } = clock;
          const warning = happened.find(
            ({ event }) =>
              event.type === 'OfficerWarned' && event.data.warning === 'half-term' && event.data.dueAt === dueAt,
          );
          expect(warning && warning.at < overdueFrom(dueAt as Instant)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(short).toBeGreaterThan(50);
  });
});
