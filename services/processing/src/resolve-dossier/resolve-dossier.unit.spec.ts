import {
  askedFor,
  codeOf,
  given,
  now,
  paused,
  resolved,
  resumed,
  started,
  takenOver,
  time,
  withdrawn,
} from '../../test/given';
import { answered, consulted, notified, paid, planned, stageCompleted } from '../../test/given-duties';
import { receipt } from '../../test/heard-events';
import { resolveDossier } from './resolve-dossier.decide';

const command = { lateCauseCode: null, now, time, lateCauses: new Set(['staff-overload']) };
const dossier = given(takenOver, started);

describe('resolving', () => {
  it.each([
    ['early, in office minutes', '2025-10-14T02:00:00.000Z', 480],
    ['on time, to the minute', '2025-10-15T02:00:59.000Z', 0],
    ['late', '2025-10-15T02:01:00.000Z', -1],
    ['a day late', '2025-10-16T02:00:00.000Z', -480],
  ])('is %s', (_how, at, workingMinutesEarly) => {
    expect(resolveDossier(dossier, { ...command, now: at })).toEqual([
      {
        type: 'DossierResolved',
        data: {
          endedAt: at,
          workingMinutesEarly,
          indexJudgement: { waitedMinutes: 0, dueAt: '2025-10-15T02:00:00.000Z', isTimely: workingMinutesEarly >= 0 },
          lateCauseCode: null,
          reasonCode: null,
          enteredAfterwards: null,
        },
      },
    ]);
  });

  it('has the sign of its timeliness also where no office minute lies between', () => {
    const atClose = { ...receipt, clock: { ...receipt.clock, dueAt: '2025-10-15T10:00:00.000Z' } };
    const dueAtClose = given({ type: 'CourseTakenOver', data: atClose }, started);
    expect(resolveDossier(dueAtClose, { ...command, now: '2025-10-15T10:30:00.000Z' })).toMatchObject([
      { data: { workingMinutesEarly: -1 } },
    ]);
    const atOpening = { ...receipt, clock: { ...receipt.clock, dueAt: '2025-10-15T00:30:00.000Z' } };
    const dueAtOpening = given({ type: 'CourseTakenOver', data: atOpening }, started);
    expect(resolveDossier(dueAtOpening, { ...command, now: '2025-10-14T10:30:00.000Z' })).toMatchObject([
      { data: { workingMinutesEarly: 1 } },
    ]);
  });

  it('keeps why it is late only where it is late', () => {
    const withCause = { ...command, lateCauseCode: 'staff-overload' };
    expect(resolveDossier(dossier, withCause)).toMatchObject([{ data: { lateCauseCode: null } }]);
    expect(resolveDossier(dossier, { ...withCause, now: '2025-10-16T02:00:00.000Z' })).toMatchObject([
      { data: { lateCauseCode: 'staff-overload' } },
    ]);
    expect(codeOf(resolveDossier(dossier, { ...command, lateCauseCode: 'mood' }))).toBe('cause-unknown');
  });

  it('has no timeliness without an appointment', () => {
    const none = { ...receipt, clock: { ...receipt.clock, dueAt: null } };
    const without = given({ type: 'CourseTakenOver', data: none }, started);
    expect(resolveDossier(without, command)).toMatchObject([{ data: { workingMinutesEarly: null } }]);
  });

  it('waits for every stage, for a payment, and for an agency until its deadline', () => {
    const begun = [takenOver, planned, started, stageCompleted('land-office'), stageCompleted('tax-notice')];
    expect(codeOf(resolveDossier(given(...begun), command))).toBe('stages-open');
    expect(resolveDossier(given(...begun, stageCompleted('survey')), command)).toHaveLength(1);
    expect(codeOf(resolveDossier(given(takenOver, started, notified()), command))).toBe('payment-open');
    expect(resolveDossier(given(takenOver, started, notified(), paid), command)).toHaveLength(1);
    const asked = given(takenOver, started, consulted);
    expect(codeOf(resolveDossier(asked, command))).toBe('consultation-open');
    expect(resolveDossier(given(takenOver, started, consulted, answered), command)).toHaveLength(1);
    expect(resolveDossier(asked, { ...command, now: '2025-10-06T09:01:00.000Z' })).toHaveLength(1);
  });

  it('goes on after a pause; the second time is quiet', () => {
    expect(resolveDossier(given(takenOver, started, paused, resumed), command)).toHaveLength(1);
    expect(resolveDossier(given(takenOver, started, resolved), command)).toEqual([]);
  });

  it('is refused before the start, while paused, while papers are outstanding, after another end, beyond the calendar', () => {
    expect(codeOf(resolveDossier(given(takenOver), command))).toBe('not-started');
    expect(codeOf(resolveDossier(given(takenOver, started, paused), command))).toBe('paused');
    const waiting = given(takenOver, started, askedFor(['birth'], false));
    expect(codeOf(resolveDossier(waiting, command))).toBe('waiting-for-supplement');
    expect(codeOf(resolveDossier(given(takenOver, withdrawn), command))).toBe('ended');
    expect(codeOf(resolveDossier(dossier, { ...command, now: '2050-01-03T02:00:00.000Z' }))).toBe('calendar-ends');
  });
});
