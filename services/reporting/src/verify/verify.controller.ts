import { Requires } from '@motcua/platform';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { type Verification, VerifyQuery } from './verify.query';

/** Do log, facts and ledger say the same? */
@Controller('verify')
export class VerifyController {
  constructor(private readonly verification: VerifyQuery) {}

  @Get()
  @Requires('operations.run')
  @ApiOperation({ summary: 'Đối chiếu sự kiện, facts, sổ cái và số thứ tự' })
  async verify(): Promise<Verification> {
    return this.verification.ask();
  }
}
