import type { DomainEvent, EventData } from '@motcua/contracts';
import { continuesCalendar } from '@motcua/deadline';
import type { Companion, Rejected } from '@motcua/event-sourcing';
import { type Cause, ReferenceData, timerRows } from '@motcua/platform';
import { Injectable } from '@nestjs/common';
import type { KnownCodes, WorkingTime } from '../course.decide';
import type { Dossier } from '../dossier.state';
import { afterEvents, saidAtOnce } from '../draft-apology/draft-apology.decide';
import { courseTimersOf } from '../fire-timer/fire-timer.decide';

interface SettingClocks<Refused> {
  decide: (dossier: Dossier, now: string) => DomainEvent[] | Refused;
  companions: (events: DomainEvent[], now: string) => Companion[];
}

/** What the decisions over a course need of reference data. */
@Injectable()
export class CourseReference {
  constructor(private readonly reference: ReferenceData) {}

  /**
   * What the printed appointment is counted by: its own calendar and office hours. A newer calendar takes over only where it
   * says the same of every day, so that a decision about days off never moves an appointment by itself.
   */
  time(dossier: Dossier): WorkingTime {
    const current = this.currentTime(dossier);
    if (dossier.status === 'not-heard' || dossier.clock === null) return current;
    const { calendarId, officeHoursVersion } = dossier.clock;
    const calendar = this.reference.calendars.get(calendarId) ?? current.calendar;
    return {
      calendar: continuesCalendar(current.calendar, calendar) ? current.calendar : calendar,
      officeHours: this.reference.officeHours.get(officeHoursVersion) ?? current.officeHours,
      cutOffs: current.cutOffs,
    };
  }

  /** What a receipt issued now would be counted by. */
  currentTime(dossier: Dossier): WorkingTime {
    return this.timeAt((dossier.status === 'not-heard' ? null : dossier.receipt)?.competentUnitCode ?? 'national');
  }

  /** What a unit counts by now. */
  timeAt(unitCode: string): WorkingTime {
    return this.reference.time(unitCode);
  }

  /**
   * An act that may set clocks: what has to be said at once comes with its events, what is to be said later with rows that
   * commit with them.
   */
  settingClocks<Refused extends Rejected = never>(
    wardCode: string,
    dossierId: string,
    decide: (dossier: Dossier, now: string) => DomainEvent[] | Refused,
  ): SettingClocks<Refused> {
    let time = this.timeAt(wardCode);
    return {
      decide: (dossier, now) => {
        const decided = decide(dossier, now);
        if (!Array.isArray(decided)) return decided;
        const after = afterEvents(dossier, decided, now);
        time = this.time(after);
        return [...decided, ...saidAtOnce(after, decided, now, time)];
      },
      companions: (events, now) =>
        timerRows(
          wardCode,
          dossierId,
          events.flatMap((event) => courseTimersOf(event, now, time)),
        ),
    };
  }

  /** The stages of the version of the procedure that the receipt pins; none where the catalogue does not have it. */
  stages(dossier: Dossier): EventData<'ProcedureDefined'>['stages'] {
    if (dossier.status === 'not-heard' || !dossier.receipt) return [];
    const { procedureCode, procedureVersion } = dossier.receipt;
    const pinned = this.reference
      .procedureVersions()
      .find((version) => version.procedureCode === procedureCode && version.procedureVersion === procedureVersion);
    return pinned?.stages ?? [];
  }

  causes(list: Cause['list']): KnownCodes {
    const codes = [...this.reference.causes.values()].filter((cause) => cause.list === list).map(({ code }) => code);
    return new Set(codes);
  }
}
