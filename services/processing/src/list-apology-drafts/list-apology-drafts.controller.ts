import type { Scope } from '@motcua/event-sourcing';
import { InScope, Requires } from '@motcua/platform';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApologyDrafts, type WaitingDraft } from './apology-drafts.query';

@Controller('units/:unit/apology-drafts')
export class ListApologyDraftsController {
  constructor(private readonly drafts: ApologyDrafts) {}

  /** Drafts of form 04 that wait for the head of the unit; `learnt-late` and `little-remained` say why one came late. */
  @Get()
  @Header('cache-control', 'no-store')
  @Requires('dossier.read')
  list(@InScope() scope: Scope, @Param('unit') unit: string): Promise<{ drafts: WaitingDraft[]; more: boolean }> {
    return this.drafts.waitingAt(unit, scope);
  }
}
