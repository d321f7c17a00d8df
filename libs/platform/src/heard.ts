import type { DomainEvent, Envelope, EnvelopeAttributes } from '@motcua/contracts';
import { type Companion, type EventStore, handleCommand, type StreamType } from '@motcua/event-sourcing';
import type { Outcome } from '@motcua/messaging';
import { v5, v7 } from 'uuid';
import { activeTraceparent } from './active-trace';

export const inboxRowOf = (event: EnvelopeAttributes) => ({
  eventId: event.id,
  producer: event.source,
  store: event.store,
  epoch: event.epoch,
  number: event.number,
  recordedAt: event.recordedAt,
});

/** From an event heard to events of one's own, each taking effect once: inbox row and append commit together. */
export class Heard {
  constructor(
    private readonly store: EventStore,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  /** The first event's id is derived from the cause, so hearing it twice could not make two even without an inbox. */
  async record<State>(
    cause: Envelope,
    type: StreamType<State>,
    decide: (state: State, now: string) => DomainEvent[],
    companions: (events: DomainEvent[], now: string) => Companion[] = () => [],
  ): Promise<Outcome> {
    if (cause.dossierId === null) return 'handled';
    const now = this.clock().toISOString();
    const derived = v5(`${type.streamId(cause.dossierId)} heard`, cause.id);
    let used = false;
    const handled = await handleCommand(this.store, type, {
      stream: { wardCode: cause.receivingWardCode, id: type.streamId(cause.dossierId) },
      dossierId: cause.dossierId,
      scope: { wards: [cause.receivingWardCode], units: [] },
      occurredAt: now,
      newId: () => {
        const id = used ? v7() : derived;
        used = true;
        return id;
      },
      begins: true,
      // A fact heard before the one that names the unit must be visible to that unit, too.
      ...(cause.competentUnitCode !== null && { competentUnitCode: cause.competentUnitCode }),
      context: {
        actor: { id: 'system', role: 'listener' },
        correlationId: cause.correlationId,
        causationId: cause.id,
        // An unsampled event may be handled in a batch that is sampled for a neighbour's sake.
        traceparent: cause.traceparent && (activeTraceparent() ?? cause.traceparent),
      },
      claim: { table: 'inbox', row: inboxRowOf(cause) },
      companions: (events) => companions(events, now),
      decide: (state) => decide(state, now),
    });
    return handled.kind === 'repeated' ? 'seen' : 'handled';
  }
}
