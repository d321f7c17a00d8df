import type { Clock, DomainEvent } from '@motcua/contracts';
import { type Deadline, type StageClock, stageClocks } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { notStarted, runningCourse, type WorkingTime, withinCalendar } from '../course.decide';
import { stageUnknown } from '../course-duties.decide';
import type { Stage } from '../course-duties.state';
import { type Dossier, waitsForSupplement } from '../dossier.state';

export interface StartStage {
  stageCode: string;
  now: string;
  time: WorkingTime;
}

/** The agency's own clock from its start; pauses of the dossier do not move it. */
const clockOf = (stage: Stage, { now, time }: StartStage): Clock => {
  const { stageCode, agencyUnitCode, termUnit, termAmount } = stage;
  const term = { unit: termUnit, amount: termAmount };
  const [{ deadline }] = stageClocks({
    receivedAt: now,
    stages: [{ stageId: stageCode, agencyCode: agencyUnitCode, term, after: [], startsWithAct: true }],
    facts: { [stageCode]: { startedAt: now, finishedAt: null, pauses: [] } },
    ...time,
  }) as [StageClock];
  const { dueAt, ruleId, calendarId, officeHoursVersion } = deadline as Deadline;
  return { termUnit, termAmount, termCutOff: null, dueAt, ruleId, calendarId, officeHoursVersion };
};

/** Also while the dossier's clock stands still: the tax office works outside the land agency's time. */
export const startStage = (dossier: Dossier, command: StartStage): DomainEvent[] | Rejected => {
  const { stageCode } = command;
  const course = runningCourse(dossier);
  if (course instanceof Rejected) return course;
  const stages = course.duties.plan?.stages ?? [];
  const stage = stages.find((planned) => planned.stageCode === stageCode);
  if (!stage) return stageUnknown();
  if (stage.clock) return [];
  if (!course.started) return notStarted();
  if (waitsForSupplement(course)) {
    return new Rejected('waiting-for-supplement', 'Hồ sơ đang chờ bổ sung nên chưa bắt đầu bước này được.');
  }
  if (stages.some((before) => stage.after.includes(before.stageCode) && !before.completed)) {
    return new Rejected('stage-too-early', 'Các bước phải làm trước bước này chưa hoàn thành.');
  }
  const clock = withinCalendar(() => clockOf(stage, command));
  return clock instanceof Rejected ? clock : [{ type: 'StageStarted', data: { stageCode, clock } }];
};
