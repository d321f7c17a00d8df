import type { DomainEvent } from '@motcua/contracts';
import {
  type Companion,
  type EventStore,
  handleCommand,
  type Rejected,
  type StreamType,
  UnknownStream,
} from '@motcua/event-sourcing';
import { v7 } from 'uuid';
import type { CounterPace } from './counter-pace';
import { Problem } from './problem';
import type { ActRequest } from './requests';

/** What an act answers: its status, the stream's position (ETag) and a body rendered from the state. */
export class ActAnswer {
  constructor(
    readonly status: number,
    readonly position: number,
    readonly body: object,
  ) {}
}

/** What an act is on: a dossier, or a stream of the ward that belongs to none and has a key of its own. */
export type ActPlace = { dossierId: string } | { dossierId: null; key: string };

export type ActOn<State> = ActPlace & {
  /** The act begins the stream (201) instead of going on with it (200). */
  begins?: boolean;
  /** Pure; `now` is the service's clock, read once per request. */
  decide: (state: State, now: string) => DomainEvent[] | Rejected;
  /** The body, from the state after the act; also when a request is answered again, then as of its own instant. */
  render?: (state: State, now: string) => object;
  companions?: (events: DomainEvent[], now: string) => Companion[];
};

/** From a request to the log and back: the one way in which an act of a person is carried out. */
export class Acts {
  constructor(
    private readonly store: EventStore,
    private readonly pace: CounterPace,
    private readonly clock: () => Date = () => new Date(),
    private readonly newId: () => string = v7,
  ) {}

  now(): string {
    return this.clock().toISOString();
  }

  async run<State>(request: ActRequest, type: StreamType<State>, act: ActOn<State>): Promise<ActAnswer> {
    if (act.begins && !request.scope.wards.includes(request.ward)) throw new UnknownStream();
    if (request.idempotencyKey !== undefined && !/^[\x21-\x7e]{1,100}$/.test(request.idempotencyKey)) {
      throw new Problem(400, 'invalid-key', 'Idempotency-Key phải có 1 đến 100 ký tự ASCII, không có dấu cách.');
    }
    const now = this.now();
    const startedAt = performance.now();
    const handled = await handleCommand(this.store, type, {
      stream: { wardCode: request.ward, id: type.streamId(act.dossierId === null ? act.key : act.dossierId) },
      dossierId: act.dossierId,
      scope: request.scope,
      occurredAt: now,
      newId: this.newId,
      context: {
        actor: { id: request.identity.subject, role: request.role },
        correlationId: this.newId(),
        causationId: null,
        traceparent: request.traceparent,
      },
      ...(act.begins && { begins: true, isNew: true }),
      ...(request.expectedPosition !== undefined && { expectedPosition: request.expectedPosition }),
      ...(request.idempotencyKey !== undefined && {
        claim: {
          table: 'idempotency',
          row: {
            subject: request.identity.subject,
            route: request.route,
            key: request.idempotencyKey,
            bodyHash: request.bodyHash,
            status: act.begins ? 201 : 200,
          },
        },
      }),
      ...(act.companions && { companions: (events) => act.companions?.(events, now) ?? [] }),
      decide: (state) => act.decide(state, now),
    });
    const endedAt = performance.now();
    this.pace.record(endedAt - startedAt, endedAt);
    return new ActAnswer(handled.status ?? (act.begins ? 201 : 200), handled.head.position, {
      ...(act.dossierId !== null && { dossierId: handled.streamId.slice(type.streamId('').length) }),
      wardCode: request.ward,
      position: handled.head.position,
      ...act.render?.(handled.state, now),
    });
  }
}
