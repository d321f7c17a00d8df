import { type Envelope, eventSlug, filterSubjectOf, type Producer, streamOf, subjectOf } from '@motcua/contracts';
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import { toMessage } from './cloud-event';
import type { StreamHeadMessage } from './ports';
import { sampledContext, tracePublish } from './tracing';

const headSubject = 'head';

/** The connection to NATS, for the life of a process; it reconnects by itself for ever. */
export class Bus {
  private constructor(
    readonly connection: NatsConnection,
    readonly client: JetStreamClient,
    readonly manager: JetStreamManager,
  ) {}

  static async connect(url: string, name: string): Promise<Bus> {
    const connection = await connect({
      servers: url,
      name,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      waitOnFirstConnect: true,
      // Else each publish makes two errors beforehand, stack and all, in case it fails: a tenth of a relay's time.
      noAsyncTraces: true,
    });
    try {
      return new Bus(connection, jetstream(connection), await jetstreamManager(connection));
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  /** Resolves when the server has stored every event; a repeated publish carries the same id and is dropped there. */
  async publish(events: readonly Envelope[]): Promise<void> {
    await Promise.all(
      events.map((event) => {
        const parent = sampledContext(event);
        if (!parent) return this.publishOne(event);
        return tracePublish(event, parent, (traceparent) => this.publishOne({ ...event, traceparent }));
      }),
    );
  }

  private async publishOne(event: Envelope): Promise<void> {
    const message = toMessage(event);
    const options = { headers: message.headers, msgID: event.id, timeout: 10_000 };
    await this.client.publish(subjectOf(event), message.payload, options);
  }

  /** Says events again to one service; `request` makes the ids new, or the server would drop them as repeated. */
  async republish(service: string, producer: Producer, events: readonly Envelope[], request: string): Promise<void> {
    await Promise.all(
      events.map((event) => {
        const message = toMessage(event);
        const subject = `republished.${service}.${producer}.${event.receivingWardCode}.${eventSlug(event.type)}`;
        const options = { headers: message.headers, msgID: `${event.id} ${request}`, timeout: 10_000 };
        return this.client.publish(subject, message.payload, options);
      }),
    );
  }

  /** A message as it came before, to one service; parked events come back this way. */
  async sayAgain(
    service: string,
    message: { producer: string; headers: Record<string, string>; payload: string },
    messageId: string,
  ): Promise<void> {
    const messageHeaders = headers();
    for (const [name, value] of Object.entries(message.headers)) {
      // The server's own headers (ids, expectations) belong to the first publish.
      if (!name.toLowerCase().startsWith('nats-')) messageHeaders.set(name, value);
    }
    const subject = `republished.${service}.${message.producer}.parked`;
    await this.client.publish(subject, message.payload, { headers: messageHeaders, msgID: messageId, timeout: 10_000 });
  }

  /** Resolves when the server has stored a message of no meaning. */
  async probe(service: string): Promise<void> {
    await this.client.publish(`probe.${service}`, '', { timeout: 3_000 });
  }

  /** Heads are told outside the streams: only the newest matters, and every replica must hear it. */
  async publishHead(head: StreamHeadMessage): Promise<void> {
    this.connection.publish(`${headSubject}.${head.store}`, JSON.stringify(head));
  }

  onHead(producer: Producer, hear: (head: StreamHeadMessage) => void): void {
    this.connection.subscribe(`${headSubject}.${producer}`, {
      callback: (_error, message) => hear(message.json<StreamHeadMessage>()),
    });
  }

  /**
   * How far behind the consumers of a producer are: milliseconds since the oldest event that one of them has not
   * acknowledged was stored; 0 when all have everything.
   */
  async lagBehind(producer: Producer): Promise<{ consumer: string; events: number; milliseconds: number }[]> {
    const lags: { consumer: string; events: number; milliseconds: number }[] = [];
    const stream = streamOf(producer);
    for await (const info of this.manager.consumers.list(stream)) {
      if (!info.name.endsWith(`-hears-${producer}`)) continue;
      const events = info.num_pending + info.num_ack_pending;
      const milliseconds = events === 0 ? 0 : await this.ageOf(stream, producer, info.ack_floor.stream_seq + 1);
      lags.push({ consumer: info.name, events, milliseconds });
    }
    return lags;
  }

  private async ageOf(stream: string, producer: Producer, from: number): Promise<number> {
    const oldest = await this.manager.direct.getMessage(stream, { seq: from, next_by_subj: filterSubjectOf(producer) });
    return oldest ? Math.max(0, Date.now() - oldest.time.getTime()) : 0;
  }

  async close(): Promise<void> {
    await this.connection.drain();
  }
}
