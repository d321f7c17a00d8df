import type { Envelope } from '@motcua/contracts';
import { Hears, type Outcome } from '@motcua/messaging';
import { Heard } from '@motcua/platform';
import { Controller } from '@nestjs/common';
import { dossierStream } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { takeOverCourse } from './take-over-course.decide';

@Controller()
export class TakeOverCourseListener {
  constructor(
    private readonly heard: Heard,
    private readonly reference: CourseReference,
  ) {}

  @Hears('DossierHandedOver')
  hear(event: Envelope<'DossierHandedOver'>): Promise<Outcome> {
    const { decide, companions } = this.reference.settingClocks<never>(
      event.receivingWardCode,
      event.dossierId ?? '',
      (dossier, now) =>
        takeOverCourse(dossier, {
          receipt: event.data,
          now,
          time: () => this.reference.timeAt(event.data.competentUnitCode),
        }),
    );
    return this.heard.record(event, dossierStream, decide, companions);
  }
}
