import { type Cause, ReferenceData } from '@motcua/platform';
import { Injectable } from '@nestjs/common';
import type { KnownCodes, WorkingTime } from '../course.decide';

/** What the decisions over a course need of reference data. */
@Injectable()
export class CourseReference {
  constructor(private readonly reference: ReferenceData) {}

  time(): WorkingTime {
    return { calendar: this.reference.calendar(), officeHours: this.reference.hours() };
  }

  causes(list: Cause['list']): KnownCodes {
    const codes = [...this.reference.causes.values()].filter((cause) => cause.list === list).map(({ code }) => code);
    return new Set(codes);
  }
}
