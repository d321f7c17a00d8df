import { type Scope, UnknownStream } from '@motcua/event-sourcing';
import { InScope, Requires } from '@motcua/platform';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { DossiersByCode, type FoundByCode } from './dossiers-by-code.query';

@Controller('wards/:ward/dossier-codes/:code')
export class FindByCodeController {
  constructor(private readonly dossiers: DossiersByCode) {}

  /** Dossiers received here by their own code or by one of another system. */
  @Get()
  @Header('cache-control', 'no-store')
  @Requires('dossier.read')
  async find(
    @InScope() scope: Scope,
    @Param('ward') ward: string,
    @Param('code') code: string,
  ): Promise<{ dossiers: FoundByCode[] }> {
    if (!scope.wards.includes(ward)) throw new UnknownStream();
    const dossiers = await this.dossiers.find(ward, code);
    if (dossiers.length === 0) throw new UnknownStream();
    return { dossiers };
  }
}
