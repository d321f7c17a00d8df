import type { DomainEvent } from '@motcua/contracts';
import type { Companion } from '@motcua/event-sourcing';
import { type Cause, ReferenceData, timerRows } from '@motcua/platform';
import { Injectable } from '@nestjs/common';
import type { KnownCodes, WorkingTime } from '../course.decide';
import { courseTimersOf } from '../fire-timer/fire-timer.decide';

/** What the decisions over a course need of reference data. */
@Injectable()
export class CourseReference {
  constructor(private readonly reference: ReferenceData) {}

  time(): WorkingTime {
    return { calendar: this.reference.calendar(), officeHours: this.reference.hours() };
  }

  /** The clocks that an act on this dossier sets, as rows that commit with it. */
  timers(wardCode: string, dossierId: string): (events: DomainEvent[], now: string) => Companion[] {
    return (events, now) =>
      timerRows(
        wardCode,
        dossierId,
        events.flatMap((event) => courseTimersOf(event, now, this.time())),
      );
  }

  causes(list: Cause['list']): KnownCodes {
    const codes = [...this.reference.causes.values()].filter((cause) => cause.list === list).map(({ code }) => code);
    return new Set(codes);
  }
}
