import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray } from 'class-validator';
import { dossierStream, renderDossier } from '../dossier.state';
import { inOwnWard } from '../own-ward.fragment';
import { deliverSupplement } from './deliver-supplement.decide';

class DeliverSupplementRequest {
  @ApiProperty({ type: [String], example: ['to-khai'], description: 'Codes of the papers that were handed in' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(50)
  @CodeField({ each: true })
  papers: string[];
}

@Controller('wards/:ward/dossiers/:dossierId/deliver-supplement')
export class DeliverSupplementController {
  constructor(private readonly acts: Acts) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.deliver-supplement')
  async deliver(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { papers }: DeliverSupplementRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(inOwnWard(asked), dossierStream, {
      dossierId,
      decide: (dossier) => deliverSupplement(dossier, { papers }),
      render: renderDossier,
    });
  }
}
