import { Matches } from 'class-validator';
import { CodeField, NestedField } from '../fields';

const minuteOfDay = /^\d{2}:\d{2}$/;

export class OfficePeriod {
  @Matches(minuteOfDay) from: string;
  @Matches(minuteOfDay) to: string;
}

/** When centres work, ward-local; 8 hours a working day. */
export class OfficeHoursDefined {
  @CodeField() version: string;
  @NestedField(() => OfficePeriod, { each: true }) periods: OfficePeriod[];
}
