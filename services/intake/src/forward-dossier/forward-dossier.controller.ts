import { UnitCodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, ReferenceData, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { dossierStream, renderDossier } from '../dossier.state';
import { inOwnWard } from '../own-ward.fragment';
import { forwardDossier } from './forward-dossier.decide';

class ForwardDossierRequest {
  @ApiProperty({ example: 'binh-duong', description: 'The competent unit' })
  @UnitCodeField()
  toUnitCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/forward')
export class ForwardDossierController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.forward')
  async forward(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { toUnitCode }: ForwardDossierRequest,
  ): Promise<ActAnswer> {
    const unitKnown = this.reference.units.has(toUnitCode);
    return this.acts.run(inOwnWard(asked), dossierStream, {
      dossierId,
      decide: (dossier) => forwardDossier(dossier, { toUnitCode, unitKnown }),
      render: renderDossier,
    });
  }
}
