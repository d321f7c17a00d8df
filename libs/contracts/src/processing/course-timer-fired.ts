import { ChoiceField, InstantField } from '../fields';
import { courseTimers } from '../words';

/** A running course came near its due instant or past it, or its papers never came; each once per due instant. */
export class CourseTimerFired {
  @ChoiceField(courseTimers) timer: (typeof courseTimers)[number];
  @InstantField() dueAt: string;
}
