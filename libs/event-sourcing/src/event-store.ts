import type { Actor, DomainEvent, EventData, EventType, Instant } from '@motcua/contracts';

/** The wards and competent units a caller may see; row-level security compares them. */
export interface Scope {
  wards: readonly string[];
  units: readonly string[];
}

export interface StreamIdentity {
  /** The receiving ward. */
  wardCode: string;
  /** `<service>-<dossierId>`, `reference-<unit>`. */
  id: string;
}

/** Where a stream stands: over all its events, and over the published ones among them. */
export interface StreamHead {
  position: number;
  publishedPosition: number;
}

export interface StoredEvent<T extends EventType = EventType> {
  type: T;
  data: EventData<T>;
  position: number;
  occurredAt: Instant;
}

export interface StreamRead {
  head: StreamHead;
  events: StoredEvent[];
}

export interface EventContext {
  actor: Actor;
  correlationId: string;
  causationId: string | null;
  traceparent: string | null;
}

/** An event ready to be written: its id and instant came in with the command. */
export type NewEvent = DomainEvent & { id: string; occurredAt: Instant };

/** A row that may be written once; if it stands there already, nothing of its append is written. */
export type Claim =
  | {
      table: 'idempotency';
      row: { subject: string; route: string; key: string; bodyHash: string; status: number };
    }
  | { table: 'inbox'; row: InboxRow };

export interface InboxRow {
  eventId: string;
  producer: string;
  store: string;
  epoch: number;
  number: number;
  recordedAt: Instant;
}

/** A row of the service's own tables that commits with the events; a violated constraint refuses the append. */
export interface Companion {
  table: string;
  row: Record<string, unknown>;
}

export interface Append {
  stream: StreamIdentity;
  dossierId: string | null;
  competentUnitCode: string | null;
  expected: StreamHead;
  events: readonly NewEvent[];
  context: EventContext;
  /** Committed only if this has not been written before. */
  claim?: Claim;
  companions?: readonly Companion[];
}

/** `conflict`: the stream has moved on. `claimed`: the claim stood there already. */
export type AppendOutcome = { kind: 'appended'; head: StreamHead } | { kind: 'conflict' } | { kind: 'claimed' };

/** What a request's Idempotency-Key is unique by, within its ward. */
export interface AnswerKey {
  subject: string;
  route: string;
  key: string;
}

/** What an idempotency key was answered with; the body is rendered anew from the stream up to that position. */
export interface StoredAnswer {
  bodyHash: string;
  status: number;
  streamId: string;
  position: number;
}

export interface EventStore {
  read(stream: StreamIdentity, scope: Scope): Promise<StreamRead>;
  /** Several streams of one ward at once; those without events are left out. */
  readAll(wardCode: string, streamIds: readonly string[]): Promise<Map<string, StreamRead>>;
  append(append: Append): Promise<AppendOutcome>;
  /** All of one ward in one commit, each with its own outcome; for bulk acts. */
  appendAll(wardCode: string, appends: readonly Append[]): Promise<AppendOutcome[]>;
  findAnswer(wardCode: string, key: AnswerKey): Promise<StoredAnswer | undefined>;
}

export const emptyHead: StreamHead = { position: 0, publishedPosition: 0 };
