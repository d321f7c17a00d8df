import { fold, PostgresEventStore, type Scope, UnknownStream } from '@motcua/event-sourcing';
import { Injectable } from '@nestjs/common';
import { type Dossier, dossierStream } from './dossier.state';

/** A dossier as it stands, for questions and for what an act needs to know before it decides. */
@Injectable()
export class Dossiers {
  constructor(private readonly store: PostgresEventStore) {}

  /**
   * Its ward sees it, and so does the unit that is competent now. A unit that became competent only by forwarding sees
   * none of the earlier events under its own scope; what it sees proves its right to the rest.
   * Errors: `UnknownStream`.
   */
  async read(ward: string, dossierId: string, scope: Scope): Promise<{ dossier: Dossier; position: number }> {
    const stream = { wardCode: ward, id: dossierStream.streamId(dossierId) };
    const seen = await this.store.read(stream, scope);
    if (seen.events.length === 0) throw new UnknownStream();
    const own = scope.wards.includes(ward);
    const { events, head } = own ? seen : await this.store.read(stream, { wards: [ward], units: [] });
    const dossier = fold(dossierStream, events);
    const competentUnit = dossierStream.competentUnitOf(dossier);
    if (!own && (competentUnit === null || !scope.units.includes(competentUnit))) throw new UnknownStream();
    return { dossier, position: head.position };
  }
}
