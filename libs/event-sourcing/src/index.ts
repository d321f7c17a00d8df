export { AppendConflict, KeyReused, PositionMismatch, Rejected, UnknownStream } from './errors';
export { endWhenSilent } from './end-when-silent';
export {
  type Append,
  type AppendOutcome,
  type Claim,
  type Companion,
  emptyHead,
  type EventContext,
  type EventStore,
  type InboxRow,
  type NewEvent,
  type Scope,
  type StoredAnswer,
  type StoredEvent,
  type StreamHead,
  type StreamIdentity,
  type StreamRead,
} from './event-store';
export { Gather } from './gather';
export { type Command, fold, type Handled, handleCommand, type StreamType } from './handle-command';
export { Log } from './log';
export { PostgresEventStore } from './postgres-event-store';
export { Relay, type RelayOptions } from './relay';
export { createEventStoreV1, type StoreRoles } from './schema-v1';
export { createAppendBatch, createLogFunctionsV2 } from './schema-v2';
export { createLogFunctionsV3 } from './schema-v3';
