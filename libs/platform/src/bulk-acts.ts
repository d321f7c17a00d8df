import type { DomainEvent, Instant } from '@motcua/contracts';
import {
  type Append,
  AppendConflict,
  type Companion,
  emptyHead,
  type EventStore,
  fold,
  Rejected,
  type StreamType,
  UnknownStream,
} from '@motcua/event-sourcing';
import { v5, v7 } from 'uuid';
import type { Admission } from './admission';
import type { ActRequest } from './requests';

/** An event of an act that was entered afterwards: it states when it happened. */
export type TimedEvent = DomainEvent & { occurredAt: Instant };

export interface BulkItem<State> {
  rowNumber: number;
  dossierId: string;
  competentUnitCode: string;
  decide: (state: State, now: Instant) => TimedEvent[] | Rejected;
  companions?: (events: TimedEvent[]) => Companion[];
}

export type RowOutcome =
  | { rowNumber: number; outcome: 'entered' | 'corrected' | 'unchanged' }
  | { rowNumber: number; outcome: 'rejected'; code: string; reason: string };

const registerNamespace = '6f1d7f0e-5c56-4c39-9f0b-2f9d4f1f8a11';
const tries = 3;

/** A register's dossier is known by ward and code, so that the same row always means the same dossier. */
export const dossierIdOf = (wardCode: string, dossierCode: string): string =>
  v5(`${wardCode} ${dossierCode}`, registerNamespace);

/** Many small acts of one ward as one append; each row has its own outcome, and none waits for another. */
export class BulkActs {
  constructor(
    private readonly store: EventStore,
    private readonly admission: Admission,
    private readonly clock: () => Date = () => new Date(),
  ) {}

  /**
   * What the rows need to become items is done once they are let in, or those that have to come again would cost as much.
   * Errors: `Problem` 429 while the platform has something more urgent; `UnknownStream` outside the caller's wards.
   */
  async run<State>(
    request: ActRequest,
    type: StreamType<State>,
    itemsOf: () => Promise<readonly BulkItem<State>[]> | readonly BulkItem<State>[],
  ): Promise<RowOutcome[]> {
    if (!request.scope.wards.includes(request.ward)) throw new UnknownStream();
    return this.admission.bulk(async () => this.enter(request, type, await itemsOf()));
  }

  private async enter<State>(
    request: ActRequest,
    type: StreamType<State>,
    items: readonly BulkItem<State>[],
  ): Promise<RowOutcome[]> {
    const outcomes = new Map<number, RowOutcome>();
    let open = [...items];
    for (let attempt = 1; open.length > 0; attempt += 1) {
      if (attempt > tries) throw new AppendConflict();
      open = await this.attempt(request, type, open, outcomes);
    }
    return items.map(({ rowNumber }) => outcomes.get(rowNumber) as RowOutcome);
  }

  /** Answers the items whose streams moved on meanwhile. */
  private async attempt<State>(
    request: ActRequest,
    type: StreamType<State>,
    items: readonly BulkItem<State>[],
    outcomes: Map<number, RowOutcome>,
  ): Promise<BulkItem<State>[]> {
    const streams = await this.store.readAll(
      request.ward,
      items.map(({ dossierId }) => type.streamId(dossierId)),
    );
    const now = this.clock().toISOString();
    const writing: { item: BulkItem<State>; append: Append }[] = [];
    const inThisBatch = new Set<string>();
    const later: BulkItem<State>[] = [];
    for (const item of items) {
      const { rowNumber, dossierId, competentUnitCode } = item;
      if (inThisBatch.has(dossierId)) {
        // The same dossier twice in one batch: the second row is decided on what the first one left.
        later.push(item);
        continue;
      }
      inThisBatch.add(dossierId);
      const id = type.streamId(dossierId);
      const read = streams.get(id) ?? { head: emptyHead, events: [] };
      const decided = item.decide(fold(type, read.events), now);
      if (decided instanceof Rejected) {
        outcomes.set(rowNumber, { rowNumber, outcome: 'rejected', code: decided.code, reason: decided.message });
        continue;
      }
      outcomes.set(rowNumber, { rowNumber, outcome: outcomeOf(read.head.position, decided.length) });
      if (decided.length === 0) continue;
      writing.push({
        item,
        append: {
          stream: { wardCode: request.ward, id },
          dossierId,
          competentUnitCode,
          expected: read.head,
          events: decided.map((event, index) => ({
            ...event,
            id: v5(`${id} ${read.head.position + 1 + index}`, dossierId),
          })),
          context: {
            actor: { id: request.identity.subject, role: request.role },
            correlationId: v7(),
            causationId: null,
            traceparent: request.traceparent,
          },
          ...(item.companions && { companions: item.companions(decided) }),
        },
      });
    }
    if (writing.length === 0) return later;
    const results = await this.store.appendAll(
      request.ward,
      writing.map(({ append }) => append),
    );
    const movedOn = writing.filter((_, index) => results[index]?.kind === 'conflict').map(({ item }) => item);
    return [...movedOn, ...later];
  }
}

const outcomeOf = (position: number, events: number): 'entered' | 'corrected' | 'unchanged' => {
  if (events === 0) return 'unchanged';
  return position === 0 ? 'entered' : 'corrected';
};
