import type { Scope } from '@motcua/event-sourcing';
import { InScope, Requires } from '@motcua/platform';
import { Body, Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { Vault } from '../vault/vault.query';

const mostShown = 100;

class FindApplicantsRequest {
  @ApiProperty({ example: 'vi du', description: 'Words of the name without accents, or a whole id or phone number' })
  @IsString()
  @Length(2, 200)
  word: string;
}

/** Asked with a body: what stands in an address stands in the logs of proxies, and this is a name. */
@Controller('wards/:ward/applicants/find')
export class FindApplicantsController {
  constructor(private readonly vault: Vault) {}

  /** Ids of at most a hundred dossiers, newest first; `more` says that others were left out. */
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Requires('dossier.read')
  async find(
    @InScope() scope: Scope,
    @Param('ward') ward: string,
    @Body() { word }: FindApplicantsRequest,
  ): Promise<{ dossierIds: string[]; more: boolean }> {
    const found = await this.vault.find(ward, word, scope, mostShown + 1);
    return { dossierIds: found.slice(0, mostShown), more: found.length > mostShown };
  }
}
