import type { DomainEvent } from '@motcua/contracts';
import fc from 'fast-check';
import { askedFor, paused, resumed, started, takenOver, time } from '../test/given';
import { receipt } from '../test/heard-events';
import { appointmentOf } from './appointment.decide';
import { dossierStream, type RunningCourse } from './dossier.state';
import { indexJudgementOf } from './index-judgement.decide';

/** On the ward's clock; received on 1 October 2025 at 09:00, due on Wednesday 15 at 09:00. */
const at = (day: number, hour: string) =>
  new Date(`2025-10-${String(day).padStart(2, '0')}T${hour}:00+07:00`).toISOString();

const courseAfter = (...events: [string, DomainEvent][]): RunningCourse =>
  [[receipt.receivedAt, takenOver] as const, [receipt.receivedAt, started] as const, ...events].reduce(
    (dossier, [occurredAt, event], index) =>
      dossierStream.evolve(dossier, { ...event, position: index + 1, occurredAt }),
    dossierStream.initialState,
  ) as RunningCourse;

const delivered = (
  deliveredAt: string,
  clockRestarts: boolean,
  dueAt = receipt.clock.dueAt,
): [string, DomainEvent][] => [
  [deliveredAt, { type: 'SupplementDeliveryHeard', data: { papers: ['birth'], deliveredAt } }],
  [deliveredAt, { type: 'DossierSupplemented', data: { clockRestarts, clock: { ...receipt.clock, dueAt } } }],
];
const judged = (now: string, ...events: [string, DomainEvent][]) => indexJudgementOf(courseAfter(...events), now, time);

describe('an end by index 766', () => {
  it.each([
    [at(15, '09:00'), true],
    [at(15, '09:01'), false],
  ])('at %s without waiting is judged by the appointment', (now, isTimely) => {
    expect(judged(now)).toEqual({ waitedMinutes: 0, dueAt: receipt.clock.dueAt, isTimely });
  });

  it('subtracts the waiting from the first receipt on, not from the one that restarted the term', () => {
    const restarted = [[at(2, '09:00'), askedFor(['birth'])], ...delivered(at(6, '09:00'), true, at(20, '09:00'))] as [
      string,
      DomainEvent,
    ][];
    // Thursday 09:00 to Monday 09:00 are two working days.
    expect(judged(at(17, '09:00'), ...restarted)).toEqual({
      waitedMinutes: 960,
      dueAt: at(17, '09:00'),
      isTimely: true,
    });
    expect(judged(at(17, '09:01'), ...restarted)).toMatchObject({ isTimely: false });
    // A pause of the restarted term, past the first appointment, moves it as well.
    const pausedLater = [...restarted, [at(16, '09:00'), paused], [at(17, '09:00'), resumed]] as typeof restarted;
    expect(judged(at(20, '09:00'), ...pausedLater)).toMatchObject({ dueAt: at(20, '09:00'), isTimely: true });
  });

  it('is late where papers were asked for again, whatever the time', () => {
    const asked = [at(2, '09:00'), askedFor(['birth'], false)] as [string, DomainEvent];
    const again = [at(6, '09:00'), askedFor(['marriage'], false)] as [string, DomainEvent];
    const twice = [asked, ...delivered(at(3, '09:00'), false), again] as [string, DomainEvent][];
    expect(judged(at(7, '09:00'), ...twice)).toMatchObject({ waitedMinutes: 960, isTimely: false });
  });

  it('subtracts the waiting for papers that were asked for too late, up to the end where they never came', () => {
    const late = [at(13, '09:00'), askedFor(['birth'], false)] as [string, DomainEvent];
    expect(judged(at(15, '10:00'), late, ...delivered(at(14, '09:00'), false))).toEqual({
      waitedMinutes: 480,
      dueAt: at(16, '09:00'),
      isTimely: true,
    });
    expect(judged(at(31, '09:00'), late)).toMatchObject({ isTimely: true });
    expect(judged(at(31, '09:00'), [at(16, '09:00'), askedFor(['birth'], false)])).toMatchObject({ isTimely: false });
  });

  it('subtracts a pause within the waiting once', () => {
    const late = [at(13, '09:00'), askedFor(['birth'], false)] as [string, DomainEvent];
    const during = [
      [at(13, '10:00'), paused],
      [at(13, '15:00'), resumed],
    ] as [string, DomainEvent][];
    const judgement = judged(at(16, '09:00'), late, ...during, ...delivered(at(14, '09:00'), false));
    expect(judgement).toMatchObject({ waitedMinutes: 480, dueAt: at(16, '09:00') });
  });

  it('takes a pause that has not ended up to the end, as the law does', () => {
    expect(judged(at(20, '09:00'), [at(14, '09:00'), paused])).toMatchObject({
      dueAt: at(21, '09:00'),
      isTimely: true,
    });
  });

  it('takes the legal time where no appointment was given', () => {
    const clock = { ...receipt.clock, dueAt: null };
    const course = courseAfter([receipt.receivedAt, { type: 'DossierResumed', data: { clock } }]);
    const without = { ...course, receipt: { ...receipt, clock } };
    expect(indexJudgementOf(without, at(15, '09:00'), time)).toMatchObject({
      dueAt: receipt.clock.dueAt,
      isTimely: true,
    });
  });

  it('never judges a dossier late for having waited, and is the legal appointment where nothing was asked for', () => {
    const minutes = fc.integer({ min: 0, max: 20 * 24 * 60 });
    const after = (minute: number) => new Date(Date.parse(receipt.receivedAt) + minute * 60_000).toISOString();
    fc.assert(
      fc.property(fc.uniqueArray(minutes, { minLength: 3, maxLength: 3 }), fc.boolean(), (chosen, asks) => {
        const [from, to, end] = chosen.toSorted((a, b) => a - b).map(after) as [string, string, string];
        const pausing = courseAfter([from, paused], [to, resumed]);
        const judgement = asks
          ? judged(end, [from, askedFor(['birth'], false)], ...delivered(to, false))
          : indexJudgementOf(pausing, end, time);
        if (asks) expect((judgement?.dueAt ?? '') >= (receipt.clock.dueAt as string)).toBe(true);
        else expect(judgement?.dueAt).toBe(appointmentOf(pausing, time).dueAt);
      }),
    );
  });
});
