import type { Envelope } from '@motcua/contracts';
import { Hears, type Outcome } from '@motcua/messaging';
import { Heard } from '@motcua/platform';
import { Controller } from '@nestjs/common';
import { dossierStream } from '../dossier.state';
import { hearResolution } from './hear-resolution.decide';

@Controller()
export class HearResolutionListener {
  constructor(private readonly heard: Heard) {}

  @Hears('DossierResolved', 'DossierRefused')
  hear(event: Envelope<'DossierResolved' | 'DossierRefused'>): Promise<Outcome> {
    return this.heard.record(event, dossierStream, (dossier) => hearResolution(dossier, event.data));
  }

  @Hears('ImmediateResultSettled')
  hearSettled(event: Envelope<'ImmediateResultSettled'>): Promise<Outcome> {
    const { settledAt: endedAt } = event.data;
    return this.heard.record(event, dossierStream, (dossier) =>
      hearResolution(dossier, { endedAt, enteredAfterwards: null }),
    );
  }
}
