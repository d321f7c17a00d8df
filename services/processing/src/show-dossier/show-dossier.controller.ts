import { fold, PostgresEventStore, type Scope } from '@motcua/event-sourcing';
import { ActAnswer, Acts, InScope, Requires } from '@motcua/platform';
import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { heardCourse } from '../course.decide';
import { dossierStream, renderCourse } from '../dossier.state';

@Controller('wards/:ward/dossiers/:dossierId')
export class ShowDossierController {
  constructor(
    private readonly store: PostgresEventStore,
    private readonly acts: Acts,
  ) {}

  @Get()
  @Requires('dossier.read')
  async show(
    @InScope() scope: Scope,
    @Param('ward') wardCode: string,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
  ): Promise<ActAnswer> {
    const { head, events } = await this.store.read({ wardCode, id: dossierStream.streamId(dossierId) }, scope);
    const course = heardCourse(fold(dossierStream, events));
    return new ActAnswer(200, head.position, {
      dossierId,
      wardCode,
      position: head.position,
      ...renderCourse(course, this.acts.now()),
    });
  }
}
