import { Act, type ActAnswer, type ActRequest, Requires } from '@motcua/platform';
import { Controller, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ScanActs } from '../upload/scan-acts';
import { ResultScanRequest } from '../upload/scan-request';
import { digitizeResult } from './digitize-result.decide';

@Controller('wards/:ward/dossiers/:dossierId/digitize-result')
export class DigitizeResultController {
  constructor(private readonly scans: ScanActs) {}

  @Post()
  @HttpCode(200)
  @Requires('scan.store')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ResultScanRequest })
  digitize(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Req() raw: FastifyRequest,
  ): Promise<ActAnswer> {
    return this.scans.run(request, raw, dossierId, ResultScanRequest, digitizeResult);
  }
}
