import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { DossiersByCode } from '../find-by-code/dossiers-by-code.query';
import { inOwnWard } from '../own-ward.fragment';
import { aliasesStream, recordAlias } from './record-alias.decide';

class RecordAliasRequest {
  @ApiProperty({ example: 'igate' }) @CodeField() systemCode: string;

  @ApiProperty({ example: '000.12.H01-251001-0007' })
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,79}$/u, { message: 'code must be one word of letters, digits and . _ / -' })
  code: string;
}

@Controller('wards/:ward/dossiers/:dossierId/aliases')
export class RecordAliasController {
  constructor(
    private readonly acts: Acts,
    private readonly dossiers: DossiersByCode,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.record-alias')
  async record(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { systemCode, code }: RecordAliasRequest,
  ): Promise<ActAnswer> {
    const request = inOwnWard(asked);
    const known = await this.dossiers.ofAlias(request.ward, systemCode, code);
    const usedElsewhere = known !== undefined && known !== dossierId;
    return this.acts.run(request, aliasesStream, {
      dossierId,
      decide: (state) => recordAlias(state, { systemCode, code, usedElsewhere }),
      companions: (events) =>
        events.map(() => ({
          table: 'dossier_aliases',
          row: { ward_code: request.ward, system_code: systemCode, code, dossier_id: dossierId },
        })),
      render: ({ aliases }) => ({ aliases }),
    });
  }
}
