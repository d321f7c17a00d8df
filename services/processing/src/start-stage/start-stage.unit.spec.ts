import { codeOf, given, now, started, takenOver, time } from '../../test/given';
import { planned, stageClock, stageCompleted, stageStarted, whereverItStands } from '../../test/given-duties';
import { startStage } from './start-stage.decide';

const command = { stageCode: 'land-office', now, time };
const dossier = given(takenOver, planned, started);

describe('starting a stage', () => {
  it("sets the agency's own clock, also while the dossier's stands still", () => {
    expect(startStage(dossier, command)).toEqual([
      { type: 'StageStarted', data: { stageCode: 'land-office', clock: stageClock } },
    ]);
    expect(whereverItStands((course) => startStage(course, command), planned)).toEqual({
      notHeard: 'unknown',
      takenOver: 'not-started',
      inProcess: ['StageStarted'],
      paused: ['StageStarted'],
      waiting: 'waiting-for-supplement',
      resolved: 'ended',
      returned: 'ended',
    });
  });

  it('waits for the stages before it, and then runs beside its neighbours', () => {
    const tax = { ...command, stageCode: 'tax-notice' };
    expect(codeOf(startStage(dossier, tax))).toBe('stage-too-early');
    const begun = given(takenOver, planned, started, stageStarted('land-office'));
    expect(codeOf(startStage(begun, tax))).toBe('stage-too-early');
    const next = [takenOver, planned, started, stageStarted('land-office'), stageCompleted('land-office')];
    expect(startStage(given(...next), tax)).toMatchObject([{ data: { clock: { dueAt: '2025-10-08T03:00:00.000Z' } } }]);
    expect(startStage(given(...next, stageStarted('tax-notice')), { ...command, stageCode: 'survey' })).toMatchObject([
      { data: { clock: { termUnit: 'same-day', dueAt: '2025-10-01T10:00:00.000Z' } } },
    ]);
  });

  it('is quiet when repeated, refused for a stage that is not planned and beyond the calendar', () => {
    expect(startStage(given(takenOver, planned, started, stageStarted('land-office')), command)).toEqual([]);
    expect(codeOf(startStage(dossier, { ...command, stageCode: 'police' }))).toBe('stage-unknown');
    expect(codeOf(startStage(given(takenOver, started), command))).toBe('stage-unknown');
    const short = { ...time, calendar: { ...time.calendar, lastDay: '2025-10-03' } };
    expect(codeOf(startStage(dossier, { ...command, time: short }))).toBe('calendar-ends');
  });
});
