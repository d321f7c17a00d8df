import type { Envelope } from '@motcua/contracts';
import { Hears, type Outcome } from '@motcua/messaging';
import { Heard } from '@motcua/platform';
import { Controller } from '@nestjs/common';
import { dossierStream } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { hearWithdrawalRequest } from './hear-withdrawal-request.decide';

@Controller()
export class HearWithdrawalRequestListener {
  constructor(
    private readonly heard: Heard,
    private readonly reference: CourseReference,
  ) {}

  @Hears('WithdrawalRequested')
  hear(event: Envelope<'WithdrawalRequested'>): Promise<Outcome> {
    const { reasonCode } = event.data;
    return this.heard.record(event, dossierStream, (dossier, now) =>
      hearWithdrawalRequest(dossier, { reasonCode, now, time: () => this.reference.time(dossier) }),
    );
  }
}
