import type { Scope } from '@motcua/event-sourcing';
import { ActAnswer, InScope, ReferenceData, Requires } from '@motcua/platform';
import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { renderFindings } from '../check-submission/findings.fragment';
import { type Dossier, renderDossier } from '../dossier.state';
import { Dossiers } from '../dossiers.query';
import { handOverBy } from '../fire-timer/fire-timer.decide';

/** Where a dossier stands, with the ETag that an act may be conditional on; nothing personal. */
@Controller('wards/:ward/dossiers/:dossierId')
export class ShowDossierController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly reference: ReferenceData,
  ) {}

  @Get()
  @Requires('dossier.read')
  async show(
    @InScope() scope: Scope,
    @Param('ward') ward: string,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
  ): Promise<ActAnswer> {
    const { dossier, position } = await this.dossiers.read(ward, dossierId, scope);
    return new ActAnswer(200, position, {
      dossierId,
      wardCode: ward,
      position,
      ...renderDossier(dossier),
      ...renderFindings(dossier, this.reference),
      ...this.handOver(ward, dossier),
    });
  }

  /** Of what waits at the counter and was received here: a register tells what is over. */
  private handOver(ward: string, dossier: Dossier): object {
    if (dossier.status !== 'received' || dossier.receipt.enteredAfterwards?.source === 'register') return {};
    const { calendar, officeHours } = this.reference.time(ward);
    return { handOverBy: handOverBy(dossier.receipt.receivedAt, calendar, officeHours) };
  }
}
