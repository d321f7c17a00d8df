import type { Envelope } from '@motcua/contracts';
import { Hears, type Outcome } from '@motcua/messaging';
import { Heard } from '@motcua/platform';
import { Controller } from '@nestjs/common';
import { dossierStream } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { hearSupplementDelivery } from './hear-supplement-delivery.decide';

@Controller()
export class HearSupplementDeliveryListener {
  constructor(
    private readonly heard: Heard,
    private readonly reference: CourseReference,
  ) {}

  @Hears('SupplementDelivered')
  hear(event: Envelope<'SupplementDelivered'>): Promise<Outcome> {
    const { papers } = event.data;
    const { decide, companions } = this.reference.settingClocks<never>(
      event.receivingWardCode,
      event.dossierId ?? '',
      (dossier) =>
        hearSupplementDelivery(dossier, {
          papers,
          deliveredAt: event.occurredAt,
          time: () => this.reference.currentTime(dossier),
        }),
    );
    return this.heard.record(event, dossierStream, decide, companions);
  }
}
