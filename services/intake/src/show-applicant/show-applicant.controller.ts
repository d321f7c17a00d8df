import { type Scope, UnknownStream } from '@motcua/event-sourcing';
import { InScope, Problem, Requires } from '@motcua/platform';
import { Controller, Get, Header, Param, ParseUUIDPipe } from '@nestjs/common';
import { Dossiers } from '../dossiers.query';
import type { Applicant } from '../vault/applicant.fragment';
import { Vault } from '../vault/vault.query';

/** Opens the vault for those who may see the dossier: its centre and the unit that decides it. */
@Controller('wards/:ward/dossiers/:dossierId/applicant')
export class ShowApplicantController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly vault: Vault,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Requires('dossier.read')
  async show(
    @InScope() scope: Scope,
    @Param('ward') ward: string,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
  ): Promise<Applicant> {
    await this.dossiers.read(ward, dossierId, scope);
    // The dossier may be seen, so its applicant may, also by a competent unit that is no ward of the caller's.
    const opened = await this.vault.open(ward, dossierId, { wards: [ward], units: [] });
    if (opened === undefined) throw new UnknownStream();
    if (opened === 'erased') throw new Problem(410, 'erased', 'Thông tin người nộp của hồ sơ này đã được xoá.');
    return opened.applicant;
  }
}
