import { Clock } from '../clock';
import { CodeField, NestedField } from '../fields';

/** An agency began its part; its own clock runs. */
export class StageStarted {
  @CodeField() stageCode: string;
  @NestedField(() => Clock) clock: Clock;
}
