import { IsInt, Matches } from 'class-validator';
import { CodeField, DayField } from '../fields';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Which weekdays are off and which Saturdays are worked, by the decision that said so. */
export class CalendarDefined {
  @CodeField() id: string;
  @DayField() firstDay: string;
  @DayField() lastDay: string;
  @Matches(day, { each: true }) daysOff: string[];
  @Matches(day, { each: true }) makeUpDays: string[];
  /** Years that still have to be compared with the decisions that made them. */
  @IsInt({ each: true }) toVerify: number[];
}
