import { codeOf, given, now, started, takenOver } from '../../test/given';
import { planned, stageCompleted, stageStarted, whereverItStands } from '../../test/given-duties';
import { completeStage } from './complete-stage.decide';

const command = { stageCode: 'land-office', now };
const begun = [planned, stageStarted('land-office')];

describe('completing a stage', () => {
  it('is done as long as the course runs, whatever it waits for', () => {
    expect(whereverItStands((course) => completeStage(course, command), ...begun)).toEqual({
      notHeard: 'unknown',
      takenOver: ['StageCompleted'],
      inProcess: ['StageCompleted'],
      paused: ['StageCompleted'],
      waiting: ['StageCompleted'],
      resolved: 'ended',
      returned: 'ended',
    });
  });

  it.each([
    ['2025-10-06T03:00:59.000Z', false],
    ['2025-10-06T03:01:00.000Z', true],
  ])('at %s is late: %s', (at, isLate) => {
    expect(completeStage(given(takenOver, ...begun, started), { ...command, now: at })).toEqual([
      { type: 'StageCompleted', data: { stageCode: 'land-office', isLate } },
    ]);
  });

  it('is quiet when repeated, refused before its start and for a stage that is not planned', () => {
    expect(completeStage(given(takenOver, ...begun, started, stageCompleted('land-office')), command)).toEqual([]);
    const dossier = given(takenOver, ...begun, started);
    expect(codeOf(completeStage(dossier, { ...command, stageCode: 'survey' }))).toBe('stage-not-started');
    expect(codeOf(completeStage(dossier, { ...command, stageCode: 'police' }))).toBe('stage-unknown');
  });
});
