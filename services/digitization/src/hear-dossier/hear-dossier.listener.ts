import type { Envelope } from '@motcua/contracts';
import { Hears, type Outcome } from '@motcua/messaging';
import { Heard } from '@motcua/platform';
import { Controller } from '@nestjs/common';
import { dossierStream } from '../dossier.state';
import { hearDossier } from './hear-dossier.decide';

@Controller()
export class HearDossierListener {
  constructor(private readonly heard: Heard) {}

  @Hears('DossierReceived')
  hearReceipt(event: Envelope<'DossierReceived'>): Promise<Outcome> {
    return this.record(event);
  }

  @Hears('DossierHandedOver')
  hearHandOver(event: Envelope<'DossierHandedOver'>): Promise<Outcome> {
    return this.record(event);
  }

  private record(event: Envelope<'DossierReceived' | 'DossierHandedOver'>): Promise<Outcome> {
    return this.heard.record(event, dossierStream, (dossier) => hearDossier(dossier, event.data));
  }
}
