import {
  addDays,
  addWorkingMinutes,
  type Instant,
  standardOfficeHours,
  startOfWardDay,
  vietnamCalendar,
  type WardDay,
  workingMinutesBetween,
} from '@motcua/deadline';
import type { Procedure } from './procedures';

export type Arrival = { readonly receivedAt: Instant; readonly channel: 'online' | 'direct' | 'postal' };

/** A dossier on its way to a row; the steps fill in what they decide. */
export type Draft = Arrival & {
  readonly procedure: Procedure;
  readonly fieldName: string;
  /** null: an immediate result, without slip and appointment. */
  readonly dueAt: Instant | null;
  /** Office minutes that this dossier would take if nobody counted. */
  readonly naturalMinutes: number;
  endedAt: Instant | null;
  lateCause: string;
};

/** A draft that has an appointment. */
export type Appointed = Draft & { readonly dueAt: Instant };

/** The samples' days and hours. */
export const calendar = vietnamCalendar;
export const officeHours = standardOfficeHours;

export function officeMinutes(from: Instant, to: Instant): number {
  return workingMinutesBetween(from, to, calendar, officeHours);
}

export function afterOfficeMinutes(from: Instant, minutes: number): Instant {
  return addWorkingMinutes(from, minutes, calendar, officeHours);
}

/** The first instant after a period; its stocks are counted just before. */
export function endOf(period: { readonly to: WardDay }): Instant {
  return startOfWardDay(addDays(period.to, 1));
}
