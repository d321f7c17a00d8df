import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, ReferenceData, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray } from 'class-validator';
import { dossierStream, renderDossier } from '../dossier.state';
import { inOwnWard } from '../own-ward.fragment';
import { checkSubmission } from './check-submission.decide';
import { knownFindings, renderFindings } from './findings.fragment';

class CheckSubmissionRequest {
  @ApiProperty({
    example: ['signature-invalid'],
    type: [String],
    description: 'Of the list of technical checks; none: it passed',
  })
  @IsArray()
  @ArrayMaxSize(50)
  @CodeField({ each: true })
  findings: string[];
}

@Controller('wards/:ward/dossiers/:dossierId/check-submission')
export class CheckSubmissionController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.check-submission')
  async check(
    @Act() asked: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() { findings }: CheckSubmissionRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(inOwnWard(asked), dossierStream, {
      dossierId,
      decide: (dossier) => checkSubmission(dossier, { findings, known: knownFindings(this.reference) }),
      render: (dossier) => ({ ...renderDossier(dossier), ...renderFindings(dossier, this.reference) }),
    });
  }
}
