import type { Envelope, EnvelopeAttributes, Producer } from '@motcua/contracts';
import type { JsMsg } from '@nats-io/jetstream';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Bus } from './bus';
import { attributesFrom, fromMessage, plainHeaders, typeOfMessage } from './cloud-event';
import type { Inbox, Outcome } from './ports';
import { Pulling } from './pulling';
import { type Result, settle } from './settle';
import { ensureLiveConsumer, ensureRepublishedConsumer } from './streams';
import { traceBatch, type Within } from './tracing';

/** `@EventPattern(everythingFrom('intake'))` hears a producer's events in batches instead of one by one. */
export const everythingFrom = (producer: Producer): string => `everything from ${producer}`;

export interface JetStreamStrategyOptions {
  bus: Bus;
  service: string;
  producers: readonly Producer[];
  inbox: Inbox;
  /** Makes streams that have vanished, with a broker's store. */
  prepare: () => Promise<void>;
  /** A place to die in tests. */
  beforeAck?: (() => void) | undefined;
  /** Events that a listener asks for by type but that do not concern it; they are recorded together, unhandled. */
  ignores?: ((event: Envelope) => boolean) | undefined;
  /** Whether an error is the database's absence rather than the event's fault. */
  isOutage: (error: unknown) => boolean;
  report: (level: 'warn' | 'error', message: string, details: Record<string, unknown>) => void;
  measure?: Measure | undefined;
  largestBatch?: number;
}

/** What is counted of what was heard. */
export interface Measure {
  recordHandled(producer: string, outcomes: ReadonlyMap<string, number>, redelivered: number): void;
  recordParked(producer: string): void;
}

const usualLargestBatch = 500;

/** `event` is null where nobody here asks for its data. */
interface Arrived {
  message: JsMsg;
  attributes: EnvelopeAttributes;
  event: Envelope | null;
}

/** Nest transport over JetStream durable pull consumers: what arrived together is handled together, then acknowledged. */
export class JetStreamStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('jetstream');
  private readonly pullings: Pulling[] = [];
  private readonly failures = new Map<string, number>();

  constructor(private readonly options: JetStreamStrategyOptions) {
    super();
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    const { bus, service, producers, prepare, report, largestBatch = usualLargestBatch } = this.options;
    for (const producer of producers) {
      for (const ensure of [ensureLiveConsumer, ensureRepublishedConsumer]) {
        const pulling = await Pulling.begin({
          consume: async (how) => {
            const { stream, name } = await ensure(bus.manager, service, producer);
            return (await bus.client.consumers.get(stream, name)).consume(how);
          },
          prepare,
          largestBatch,
          handle: (messages) => this.handleBatch(producer, messages),
          isConnectionClosed: () => bus.connection.isClosed(),
          warn: (message, error) => report('warn', message, { producer, error: String(error) }),
        });
        this.pullings.push(pulling);
      }
    }
    callback();
  }

  /** Stops pulling, finishes and settles everything that the server has sent until then. */
  async close(): Promise<void> {
    await Promise.all(this.pullings.map((pulling) => pulling.drain()));
  }

  on(): never {
    throw new Error('the JetStream transport has no events of its own');
  }

  unwrap<T>(): T {
    return this.options.bus as T;
  }

  /** Answers whether the batch failed for a cause that is everybody's. */
  private async handleBatch(producer: Producer, messages: JsMsg[]): Promise<boolean> {
    const readable: Arrived[] = [];
    const counts = new Map<string, number>();
    const count = ({ kind }: Result) => void counts.set(kind, (counts.get(kind) ?? 0) + 1);
    for (const message of messages) {
      const arrived = this.read(producer, message);
      if (!('problem' in arrived)) {
        readable.push(arrived);
        continue;
      }
      const unreadable: Result = { kind: 'unreadable', problem: arrived.problem };
      count(unreadable);
      await this.settleMessage(producer, message, unreadable);
    }
    const attributes = readable.map((arrived) => arrived.attributes);
    const results =
      readable.length === 0
        ? []
        : await traceBatch(producer, attributes, (within) => this.resultsOf(producer, readable, within));
    results.forEach(count);
    this.options.beforeAck?.();
    await Promise.all(
      readable.map(({ message }, index) => this.settleMessage(producer, message, results[index] as Result)),
    );
    this.options.measure?.recordHandled(producer, counts, messages.filter(({ redelivered }) => redelivered).length);
    return counts.has('outage');
  }

  private read(producer: Producer, message: JsMsg): Arrived | { problem: string } {
    const headers = plainHeaders(message.headers);
    const asked =
      this.messageHandlers.has(everythingFrom(producer)) || this.messageHandlers.has(typeOfMessage(headers));
    if (!asked) {
      const parsed = attributesFrom(headers);
      return parsed.ok ? { message, attributes: parsed.attributes, event: null } : parsed;
    }
    const parsed = fromMessage(headers, message.data);
    if (!parsed.ok) return parsed;
    const { event } = parsed;
    return { message, attributes: event, event: this.options.ignores?.(event) ? null : event };
  }

  private async resultsOf(producer: Producer, arrived: Arrived[], within: Within): Promise<Result[]> {
    const batchHandler = this.messageHandlers.get(everythingFrom(producer));
    if (!batchHandler) return this.oneByOne(arrived, within);
    try {
      await this.call(
        everythingFrom(producer),
        arrived.map(({ event }) => event),
      );
      return arrived.map(() => ({ kind: 'handled' }));
    } catch (error) {
      if (this.options.isOutage(error)) return arrived.map(() => ({ kind: 'outage', problem: String(error) }));
      this.options.report('warn', 'a batch failed; trying its events one by one', { producer, error: String(error) });
      return this.blame(
        await Promise.all(
          arrived.map(({ attributes, event }) =>
            within(attributes, () => this.attempt(attributes, () => this.call(everythingFrom(producer), [event]))),
          ),
        ),
        arrived,
      );
    }
  }

  private async oneByOne(arrived: Arrived[], within: Within): Promise<Result[]> {
    const ignored = arrived.filter(({ event }) => event === null).map(({ attributes }) => attributes);
    const ignoring: Promise<Result> =
      ignored.length > 0
        ? this.attempt(undefined, () => this.options.inbox.ignore(ignored))
        : Promise.resolve({ kind: 'ignored' });
    const results = await Promise.all(
      arrived.map(async ({ event }): Promise<Result> => {
        if (event) return within(event, () => this.attempt(event, () => this.call(event.type, event)));
        const recorded = await ignoring;
        // They were recorded together or not at all, so no one of them is to blame.
        return 'problem' in recorded ? { kind: 'outage', problem: recorded.problem } : { kind: 'ignored' };
      }),
    );
    return this.blame(results, arrived);
  }

  private async attempt(event: EnvelopeAttributes | undefined, work: () => Promise<unknown>): Promise<Result> {
    try {
      const outcome = (await work()) as Outcome | undefined;
      return { kind: outcome ?? 'handled' };
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      if (this.options.isOutage(error)) return { kind: 'outage', problem };
      this.options.report('warn', 'an event could not be handled', { eventId: event?.id, type: event?.type, problem });
      return { kind: 'failed', problem, failures: 0 };
    }
  }

  /**
   * A failure counts in full where a neighbour succeeded. Where everything failed the cause is hardly in the events, so
   * it counts for little: after about a minute of nothing but failures they are parked all the same.
   */
  private blame(results: Result[], arrived: Arrived[]): Result[] {
    const weight = results.every(({ kind }) => kind === 'failed') && results.length > 1 ? 0.05 : 1;
    return results.map((result, index) => {
      const id = arrived[index]?.attributes.id as string;
      if (result.kind !== 'failed') {
        this.failures.delete(id);
        return result;
      }
      const failures = (this.failures.get(id) ?? 0) + weight;
      this.failures.set(id, failures);
      return { ...result, failures };
    });
  }

  private async call(pattern: string, payload: unknown): Promise<unknown> {
    const handler = this.messageHandlers.get(pattern);
    const answer = await handler?.(payload);
    return isObservable(answer) ? lastValueFrom(answer, { defaultValue: undefined }) : answer;
  }

  private async settleMessage(producer: Producer, message: JsMsg, result: Result): Promise<void> {
    const settlement = settle(result);
    switch (settlement.kind) {
      case 'ack':
        message.ack();
        return;
      case 'park-then-ack':
        try {
          await this.options.inbox.park({
            producer,
            subject: message.subject,
            headers: plainHeaders(message.headers),
            payload: new TextDecoder().decode(message.data),
            problem: settlement.problem,
          });
          this.options.report('error', 'an event was parked', {
            subject: message.subject,
            problem: settlement.problem,
          });
          message.ack();
          this.options.measure?.recordParked(producer);
          this.failures.delete(message.headers?.get('ce-id') ?? '');
        } catch {
          message.nak(1_000);
        }
        return;
      case 'nak':
      case 'nak-and-rest':
        message.nak(settlement.afterMilliseconds);
    }
  }
}
