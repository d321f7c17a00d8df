import type { DomainEvent, Instant } from '@motcua/contracts';
import { AppendConflict, KeyReused, PositionMismatch, Rejected, UnknownStream } from './errors';
import {
  type Claim,
  type Companion,
  type EventContext,
  type EventStore,
  emptyHead,
  type Scope,
  type StoredEvent,
  type StreamHead,
  type StreamIdentity,
} from './event-store';

/** A stream's state and how events make it; `evolve` is total and never throws. */
export interface StreamType<State> {
  /** Name of a dossier's stream in this service, e.g. `intake-<dossierId>`. */
  streamId: (dossierId: string) => string;
  initialState: State;
  evolve: (state: State, event: StoredEvent) => State;
  /** The competent unit that may see the stream beside its ward, once known. */
  competentUnitOf: (state: State) => string | null;
}

export interface Command<State> {
  stream: StreamIdentity;
  dossierId: string | null;
  scope: Scope;
  context: EventContext;
  /** When it happened: the edge's clock, or a stated instant for acts entered afterwards. */
  occurredAt: Instant;
  newId: () => string;
  /** The act begins the stream, so an empty one is expected rather than unknown. */
  begins?: boolean;
  /** The stream's id was drawn for this command: the first try reads nothing, since there is nothing to read. */
  isNew?: boolean;
  expectedPosition?: number;
  claim?: Claim;
  companions?: (events: DomainEvent[]) => Companion[];
  /** Known before the first event says it. */
  competentUnitCode?: string;
  decide: (state: State) => DomainEvent[] | Rejected;
}

export interface Handled<State> {
  kind: 'appended' | 'unchanged' | 'repeated';
  streamId: string;
  head: StreamHead;
  state: State;
  /** The stored status of a repeated request. */
  status?: number;
}

const tries = 3;

export const fold = <State>(type: StreamType<State>, events: readonly StoredEvent[]): State =>
  events.reduce((state, event) => type.evolve(state, event), type.initialState);

/**
 * Reads, folds, decides, appends; again on conflict, three times. A repeated key gets the first answer, whatever the
 * state says by now.
 * Errors: `Rejected`, `UnknownStream`, `PositionMismatch`, `KeyReused`, `AppendConflict`.
 */
export const handleCommand = async <State>(
  store: EventStore,
  type: StreamType<State>,
  command: Command<State>,
): Promise<Handled<State>> => {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const isEmpty = attempt === 1 && command.isNew === true && command.expectedPosition === undefined;
    const outcome = await attemptCommand(store, type, command, isEmpty);
    if (outcome === 'conflict') continue;
    if (outcome instanceof Error && command.claim?.table === 'inbox') throw outcome;
    if (outcome === 'claimed' || outcome instanceof Error) {
      const repeated = await answerAgain(store, type, command);
      if (repeated) return repeated;
      if (outcome instanceof Error) throw outcome;
      continue;
    }
    return outcome;
  }
  throw new AppendConflict();
};

const attemptCommand = async <State>(
  store: EventStore,
  type: StreamType<State>,
  command: Command<State>,
  isEmpty: boolean,
): Promise<Handled<State> | 'conflict' | 'claimed' | Error> => {
  const { stream, occurredAt } = command;
  const { head, events } = isEmpty ? { head: emptyHead, events: [] } : await store.read(stream, command.scope);
  if (head.position === 0 && !command.begins) return new UnknownStream();
  if (command.expectedPosition !== undefined && command.expectedPosition !== head.position) {
    return new PositionMismatch(head.position);
  }
  const state = fold(type, events);
  const decided = command.decide(state);
  if (decided instanceof Rejected) return decided;

  const next = decided
    .map((event, index): StoredEvent => ({ ...event, position: head.position + 1 + index, occurredAt }))
    .reduce((current, event) => type.evolve(current, event), state);
  const handled: Handled<State> = {
    kind: decided.length === 0 ? 'unchanged' : 'appended',
    streamId: stream.id,
    head,
    state: next,
  };
  if (decided.length === 0 && !command.claim) return handled;

  const outcome = await store.append({
    stream,
    dossierId: command.dossierId,
    competentUnitCode: command.competentUnitCode ?? type.competentUnitOf(next),
    expected: head,
    events: decided.map((event) => ({ ...event, id: command.newId(), occurredAt })),
    context: command.context,
    ...(command.claim && { claim: command.claim }),
    ...(command.companions && { companions: command.companions(decided) }),
  });
  return outcome.kind === 'appended' ? { ...handled, head: outcome.head } : outcome.kind;
};

/** What the claim was answered with before: an event heard is simply seen, a request gets its first answer. */
const answerAgain = async <State>(
  store: EventStore,
  type: StreamType<State>,
  { claim, stream, scope }: Command<State>,
): Promise<Handled<State> | undefined> => {
  if (!claim) return undefined;
  if (claim.table === 'inbox') {
    return { kind: 'repeated', streamId: stream.id, head: emptyHead, state: type.initialState };
  }
  const answer = await store.findAnswer(stream.wardCode, claim.row);
  if (!answer) return undefined;
  if (answer.bodyHash !== claim.row.bodyHash) throw new KeyReused();
  const { events } = await store.read({ wardCode: stream.wardCode, id: answer.streamId }, scope);
  const then = events.filter(({ position }) => position <= answer.position);
  return {
    kind: 'repeated',
    status: answer.status,
    streamId: answer.streamId,
    head: { position: answer.position, publishedPosition: 0 },
    state: fold(type, then),
  };
};
