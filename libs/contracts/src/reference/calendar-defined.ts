import { IsInt, Matches } from 'class-validator';
import { CodeField, DayField, NestedField, TextField, YesNoField } from '../fields';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** What one notice or swap decision said of the days it speaks of: why each is off, which Saturdays are worked for it. */
export class CalendarDecision {
  @TextField() source: string;
  @DayField() firstDay: string;
  @DayField() lastDay: string;
  @Matches(day, { each: true }) holidays: string[];
  @Matches(day, { each: true }) compensationDays: string[];
  @Matches(day, { each: true }) swappedDays: string[];
  @Matches(day, { each: true }) makeUpDays: string[];
  @YesNoField() toVerify: boolean;
}

/** Which weekdays are off and which Saturdays are worked, by the decisions that said so. Another decision is another id. */
export class CalendarDefined {
  @CodeField() id: string;
  @DayField() firstDay: string;
  @DayField() lastDay: string;
  @Matches(day, { each: true }) daysOff: string[];
  @Matches(day, { each: true }) makeUpDays: string[];
  /** Years that still have to be compared with the decisions that made them. */
  @IsInt({ each: true }) toVerify: number[];
  /** Empty where only the days are known; otherwise the lists above are exactly theirs. */
  @NestedField(() => CalendarDecision, { each: true }) decisions: CalendarDecision[];
}
