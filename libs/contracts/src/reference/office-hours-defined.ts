import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { CodeField, DayField, MinuteOfDayField, NestedField, OrNull, UnitCodeField } from '../fields';

export class OfficePeriod {
  @MinuteOfDayField() from: string;
  @MinuteOfDayField() to: string;
}

/** Hours of some days: of `weekdays` (0 = Sunday; none: all of them) within `from`..`to` (none: no end on that side). */
export class HoursOfSomeDays {
  @IsOptional() @IsInt({ each: true }) @Min(0, { each: true }) @Max(6, { each: true }) weekdays?: number[];
  @IsOptional() @DayField() from?: string;
  @IsOptional() @DayField() to?: string;
  @NestedField(() => OfficePeriod, { each: true }) periods: OfficePeriod[];
}

/** When a ward's centre works, or every centre that has no hours of its own; ward-local; 8 hours a working day. */
export class OfficeHoursDefined {
  @CodeField() version: string;
  @OrNull() @UnitCodeField() wardCode: string | null;
  @NestedField(() => OfficePeriod, { each: true }) periods: OfficePeriod[];
  /** Half days, seasons, weekdays of their own: other hours on some counted days; the last that fits holds. */
  @NestedField(() => HoursOfSomeDays, { each: true }) exceptions: HoursOfSomeDays[];
  /** Opening on days that do not count (Saturday mornings): dossiers are taken in and no time runs. */
  @NestedField(() => HoursOfSomeDays, { each: true }) serving: HoursOfSomeDays[];
}
