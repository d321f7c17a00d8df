import { fold, PostgresEventStore, type Scope } from '@motcua/event-sourcing';
import { ActAnswer, InScope, Requires } from '@motcua/platform';
import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { dossierStream, heardDossier, renderScans } from '../dossier.state';

@Controller('wards/:ward/dossiers/:dossierId/scans')
export class ListScansController {
  constructor(private readonly store: PostgresEventStore) {}

  @Get()
  @Requires('dossier.read')
  async list(
    @InScope() scope: Scope,
    @Param('ward') wardCode: string,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
  ): Promise<ActAnswer> {
    const { head, events } = await this.store.read({ wardCode, id: dossierStream.streamId(dossierId) }, scope);
    const dossier = heardDossier(fold(dossierStream, events));
    return new ActAnswer(200, head.position, {
      dossierId,
      wardCode,
      position: head.position,
      ...renderScans(dossier),
    });
  }
}
