import {
  type Calendar,
  type CalendarChange,
  compareCalendars,
  dueAtOfRule,
  type OfficeHours,
  type OpenClock,
} from '@motcua/deadline';
import { fold, PostgresEventStore, type Scope } from '@motcua/event-sourcing';
import { API_POOL, inScope, ReferenceData } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { termOf } from '../appointment.decide';
import { clockStandsStill, dossierStream, type RunningCourse } from '../dossier.state';

/** A course and its clock as the engine counts it; a date of another rule, a register's own, is none that a calendar moves. */
export interface OpenCourse {
  calendarId: string;
  dossierCode: string;
  clock: OpenClock;
}

const openCourseOf = (dossierId: string, course: RunningCourse, officeHours: OfficeHours): OpenCourse[] => {
  const { clock, issued, pauses, pause, extensions, receipt } = course;
  const dueAt = dueAtOfRule(issued.clock.ruleId);
  // While papers are waited for, the appointment is that of the next receipt.
  if (clock.dueAt === null || dueAt === undefined || (clockStandsStill(course) && !pause)) return [];
  const stands = pause ? [{ groundCode: pause.groundCode, pausedAt: pause.since, resumedAt: null }] : [];
  return [
    {
      calendarId: clock.calendarId,
      dossierCode: receipt.dossierCode,
      clock: {
        dossierId,
        printedDueAt: clock.dueAt,
        receivedAt: issued.at,
        term: termOf(issued.clock),
        dueAt,
        officeHours,
        pauses: [...pauses, ...stands],
        extensions: extensions.map((extension) => ({ ...extension, term: termOf(extension.clock) })),
      },
    },
  ];
};

/** Which of a ward's open appointments a calendar would give otherwise; nothing moves by asking. */
@Injectable()
export class TouchedAppointments {
  constructor(
    @Inject(API_POOL) private readonly pool: pg.Pool,
    private readonly store: PostgresEventStore,
    private readonly reference: ReferenceData,
  ) {}

  async under(calendar: Calendar, ward: string, scope: Scope): Promise<(CalendarChange & { from: string })[]> {
    const open = await this.openCourses(ward, scope);
    const byCalendar = Map.groupBy(open, ({ calendarId }) => calendarId);
    return [...byCalendar].flatMap(([calendarId, courses]) => {
      const counted = this.reference.calendars.get(calendarId);
      if (!counted || calendarId === calendar.id) return [];
      const clocks = courses.map(({ clock }) => clock);
      return [{ from: calendarId, ...compareCalendars(counted, calendar, clocks) }];
    });
  }

  /** Found by the timers that wait for them to run out: an appointment that has passed is touched by no day to come. */
  private async openCourses(ward: string, scope: Scope): Promise<OpenCourse[]> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<{ dossier_id: string }>(
        "select distinct dossier_id from timers where ward_code = $1 and timer = 'overdue'",
        [ward],
      ),
    );
    const found = await Promise.all(rows.map(({ dossier_id }) => this.openCourse(ward, dossier_id, scope)));
    return found.flat();
  }

  private async openCourse(wardCode: string, dossierId: string, scope: Scope): Promise<OpenCourse[]> {
    const { events } = await this.store.read({ wardCode, id: dossierStream.streamId(dossierId) }, scope);
    const course = fold(dossierStream, events);
    if (course.status !== 'running') return [];
    const officeHours = this.reference.officeHours.get(course.clock.officeHoursVersion);
    return officeHours ? openCourseOf(dossierId, course, officeHours) : [];
  }
}
