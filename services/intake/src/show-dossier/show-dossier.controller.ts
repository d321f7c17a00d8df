import type { Scope } from '@motcua/event-sourcing';
import { ActAnswer, InScope, Requires } from '@motcua/platform';
import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { renderDossier } from '../dossier.state';
import { Dossiers } from '../dossiers.query';

/** Where a dossier stands, with the ETag that an act may be conditional on; nothing personal. */
@Controller('wards/:ward/dossiers/:dossierId')
export class ShowDossierController {
  constructor(private readonly dossiers: Dossiers) {}

  @Get()
  @Requires('dossier.read')
  async show(
    @InScope() scope: Scope,
    @Param('ward') ward: string,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
  ): Promise<ActAnswer> {
    const { dossier, position } = await this.dossiers.read(ward, dossierId, scope);
    return new ActAnswer(200, position, { dossierId, wardCode: ward, position, ...renderDossier(dossier) });
  }
}
