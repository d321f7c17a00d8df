import { type Scope, UnknownStream } from '@motcua/event-sourcing';
import { InScope, Requires } from '@motcua/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { type HandOverDue, HandOversDue } from './hand-overs-due.query';

@Controller('wards/:ward/hand-overs-due')
export class ListHandOversDueController {
  constructor(private readonly handOversDue: HandOversDue) {}

  @Get()
  @Requires('dossier.read')
  async list(@InScope() scope: Scope, @Param('ward') ward: string): Promise<{ dossiers: HandOverDue[] }> {
    if (!scope.wards.includes(ward)) throw new UnknownStream();
    return { dossiers: await this.handOversDue.of(ward) };
  }
}
