import type { Envelope, EnvelopeAttributes, Producer } from '@motcua/contracts';
import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Bus } from './bus';
import { attributesFrom, fromMessage, plainHeaders, typeOfMessage } from './cloud-event';
import type { Inbox, Outcome } from './ports';
import { type Result, settle } from './settle';
import { ensureLiveConsumer, ensureRepublishedConsumer } from './streams';

/** `@EventPattern(everythingFrom('intake'))` hears a producer's events in batches instead of one by one. */
export const everythingFrom = (producer: Producer): string => `everything from ${producer}`;

export interface JetStreamStrategyOptions {
  bus: Bus;
  service: string;
  producers: readonly Producer[];
  inbox: Inbox;
  /** Events that a listener asks for by type but that do not concern it; they are recorded together, unhandled. */
  ignores?: ((event: Envelope) => boolean) | undefined;
  /** Whether an error is the database's absence rather than the event's fault. */
  isOutage: (error: unknown) => boolean;
  report: (level: 'warn' | 'error', message: string, details: Record<string, unknown>) => void;
  largestBatch?: number;
}

/** `event` is null where nobody here asks for its data. */
interface Arrived {
  message: JsMsg;
  attributes: EnvelopeAttributes;
  event: Envelope | null;
}

/** Nest transport over JetStream durable pull consumers: what arrived together is handled together, then acknowledged. */
export class JetStreamStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('jetstream');
  private readonly running: { messages: ConsumerMessages; done: Promise<void> }[] = [];
  private readonly failures = new Map<string, number>();
  private stopping = false;

  constructor(private readonly options: JetStreamStrategyOptions) {
    super();
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    const { bus, service, producers } = this.options;
    for (const producer of producers) {
      const consumers = [
        await ensureLiveConsumer(bus.manager, service, producer),
        await ensureRepublishedConsumer(bus.manager, service, producer),
      ];
      for (const { stream, name } of consumers) {
        const consumer = await bus.client.consumers.get(stream, name);
        const messages = await consumer.consume({ max_messages: this.options.largestBatch ?? 500 });
        this.running.push({ messages, done: this.pull(messages, producer) });
      }
    }
    callback();
  }

  /** Stops pulling, finishes what is in hand. */
  async close(): Promise<void> {
    this.stopping = true;
    for (const { messages } of this.running) messages.stop();
    await Promise.all(this.running.map(({ done }) => done));
  }

  on(): never {
    throw new Error('the JetStream transport has no events of its own');
  }

  unwrap<T>(): T {
    return this.options.bus as T;
  }

  private async pull(messages: ConsumerMessages, producer: Producer): Promise<void> {
    const arrived: JsMsg[] = [];
    let working: Promise<void> | undefined;
    const work = async (): Promise<void> => {
      while (arrived.length > 0 && !this.stopping) {
        await this.handleBatch(producer, arrived.splice(0, this.options.largestBatch ?? 500));
      }
      working = undefined;
    };
    for await (const message of messages) {
      arrived.push(message);
      working ??= new Promise<void>((resolve) => setImmediate(resolve)).then(work);
    }
    await working;
  }

  private async handleBatch(producer: Producer, messages: JsMsg[]): Promise<void> {
    const readable: Arrived[] = [];
    for (const message of messages) {
      const arrived = this.read(producer, message);
      if ('problem' in arrived) await this.settleMessage(producer, message, { kind: 'unreadable', ...arrived });
      else readable.push(arrived);
    }
    if (readable.length === 0) return;
    const results = await this.resultsOf(producer, readable);
    await Promise.all(
      readable.map(({ message }, index) => this.settleMessage(producer, message, results[index] as Result)),
    );
    if (results.some(({ kind }) => kind === 'outage')) await new Promise((resolve) => setTimeout(resolve, 1_000));
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

  private async resultsOf(producer: Producer, arrived: Arrived[]): Promise<Result[]> {
    const batchHandler = this.messageHandlers.get(everythingFrom(producer));
    if (!batchHandler) return this.oneByOne(arrived);
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
            this.attempt(attributes, () => this.call(everythingFrom(producer), [event])),
          ),
        ),
        arrived,
      );
    }
  }

  private async oneByOne(arrived: Arrived[]): Promise<Result[]> {
    const ignored = arrived.filter(({ event }) => event === null).map(({ attributes }) => attributes);
    const ignoring: Promise<Result> =
      ignored.length > 0
        ? this.attempt(undefined, () => this.options.inbox.ignore(ignored))
        : Promise.resolve({ kind: 'ignored' });
    const results = await Promise.all(
      arrived.map(async ({ event }): Promise<Result> => {
        if (event) return this.attempt(event, () => this.call(event.type, event));
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
