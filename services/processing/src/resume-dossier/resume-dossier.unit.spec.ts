import { codeOf, given, now, paused, resolved, resumed, started, takenOver, time } from '../../test/given';
import { receipt } from '../../test/heard-events';
import { resumeDossier } from './resume-dossier.decide';

describe('resuming the clock', () => {
  it('moves the appointment by the counted days of the pause', () => {
    // Paused on Wednesday 1 October, resumed on Monday 6: Thursday, Friday and Monday stood still.
    expect(resumeDossier(given(takenOver, started, paused), { now: '2025-10-06T03:00:00.000Z', time })).toEqual([
      { type: 'DossierResumed', data: { clock: { ...receipt.clock, dueAt: '2025-10-20T02:00:00.000Z' } } },
    ]);
  });

  it('leaves a dossier without appointment without one', () => {
    const none = { ...receipt, clock: { ...receipt.clock, dueAt: null } };
    const dossier = given({ type: 'CourseTakenOver', data: none }, started, paused);
    expect(resumeDossier(dossier, { now: '2025-10-06T03:00:00.000Z', time })).toMatchObject([
      { data: { clock: { dueAt: null } } },
    ]);
  });

  it('bears clocks that differ a little', () => {
    expect(resumeDossier(given(takenOver, started, paused), { now: '2025-10-01T02:59:59.000Z', time })).toMatchObject([
      { data: { clock: { dueAt: receipt.clock.dueAt } } },
    ]);
  });

  it('is quiet the second time, refused where nothing was paused, after the end and beyond the calendar', () => {
    expect(resumeDossier(given(takenOver, started, paused, resumed), { now, time })).toEqual([]);
    expect(codeOf(resumeDossier(given(takenOver, started), { now, time }))).toBe('not-paused');
    expect(codeOf(resumeDossier(given(takenOver, started, resolved), { now, time }))).toBe('ended');
    const short = { ...time, calendar: { ...time.calendar, lastDay: '2025-10-17' } };
    const resumedLate = { now: '2025-10-13T03:00:00.000Z', time: short };
    expect(codeOf(resumeDossier(given(takenOver, started, paused), resumedLate))).toBe('calendar-ends');
  });
});
