import { type EventStore, handleCommand, type PostgresEventStore } from '@motcua/event-sourcing';
import { activeTraceparent, storeToken } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import {
  defineReferenceData,
  definitionKey,
  definitionStream,
  definitionUnit,
  type ReferenceEvent,
} from './define-reference-data.decide';

/** Writes definitions into the owner's log, from where every service gets its copy. */
@Injectable()
export class ReferenceLog {
  constructor(@Inject(storeToken('reference_log')) private readonly store: EventStore) {}

  /** Answers how many of them were new or changed. */
  async define(events: readonly ReferenceEvent[], actor: { id: string; role: string }): Promise<number> {
    let changed = 0;
    for (const event of events) {
      const unit = definitionUnit(event);
      const { kind } = await handleCommand(this.store as PostgresEventStore, definitionStream, {
        stream: { wardCode: unit, id: definitionStream.streamId(definitionKey(event)) },
        dossierId: null,
        scope: { wards: [unit], units: [] },
        occurredAt: new Date().toISOString(),
        newId: v7,
        begins: true,
        context: { actor, correlationId: v7(), causationId: null, traceparent: activeTraceparent() },
        decide: (definition) => defineReferenceData(definition, event),
      });
      if (kind === 'appended') changed += 1;
    }
    return changed;
  }
}
