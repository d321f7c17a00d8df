import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { dossierStream, renderDossier } from '../dossier.state';
import { inOwnWard } from '../own-ward.fragment';
import { handOverDossier } from './hand-over-dossier.decide';

@Controller('wards/:ward/dossiers/:dossierId/hand-over')
export class HandOverDossierController {
  constructor(private readonly acts: Acts) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.hand-over')
  async handOver(@Act() asked: ActRequest, @Param('dossierId', ParseUUIDPipe) dossierId: string): Promise<ActAnswer> {
    return this.acts.run(inOwnWard(asked), dossierStream, {
      dossierId,
      decide: handOverDossier,
      render: renderDossier,
    });
  }
}
