import type { Envelope } from '@motcua/contracts';
import { HearsAll } from '@motcua/messaging';
import { Controller } from '@nestjs/common';
import { DossierFactsProjection } from './dossier-facts.projection';

/** Hears everything that is said of dossiers, in batches; a batch that was committed is acknowledged. */
@Controller()
export class DossierFactsListener {
  constructor(private readonly projection: DossierFactsProjection) {}

  @HearsAll('intake')
  async hearIntake(events: Envelope[]): Promise<void> {
    await this.projection.apply(events);
  }

  @HearsAll('processing')
  async hearProcessing(events: Envelope[]): Promise<void> {
    await this.projection.apply(events);
  }

  @HearsAll('digitization')
  async hearDigitization(events: Envelope[]): Promise<void> {
    await this.projection.apply(events);
  }
}
