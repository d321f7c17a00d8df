import { type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, headers, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { v7 } from 'uuid';

const stream = 'DOSSIERS';
const nanosecondsOfADay = 24 * 3_600 * 1_000_000_000;

interface Kept {
  sequence: number;
  subject: string;
  headers: MsgHdrs;
  data: Uint8Array;
}

/** A hand in the broker's streams: what a careless operator or a broken client could do to them. */
export class StreamHand {
  private constructor(
    private readonly connection: NatsConnection,
    private readonly manager: JetStreamManager,
  ) {}

  static async connect(url: string): Promise<StreamHand> {
    const connection = await connect({ servers: url, name: 'fault run' });
    return new StreamHand(connection, await jetstreamManager(connection));
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  /** The newest messages once more under other ids, in another order, so that neither the broker nor the order helps. */
  async sayTwice(newest: number): Promise<void> {
    const { last_seq } = (await this.manager.streams.info(stream)).state;
    await this.sayAgain((await this.messages(last_seq - newest + 1, last_seq)).reverse());
  }

  /** What a consumer has not been given yet, at most so many: taken out and put in from behind. */
  async turnRound(consumer: string, most: number): Promise<void> {
    const { delivered } = await this.manager.consumers.info(stream, consumer);
    const { last_seq } = (await this.manager.streams.info(stream)).state;
    const waiting = await this.messages(Math.max(delivered.stream_seq + 1, last_seq - most), last_seq);
    await this.sayAgain(waiting.toReversed());
    for (const { sequence } of waiting) await this.manager.streams.deleteMessage(stream, sequence, false);
  }

  async deleteConsumer(of: string, name: string): Promise<void> {
    await this.manager.consumers.delete(of, name);
  }

  async setMaxAge(days: number): Promise<void> {
    await this.manager.streams.update(stream, { max_age: days * nanosecondsOfADay });
  }

  private async messages(from: number, to: number): Promise<Kept[]> {
    const kept: Kept[] = [];
    for (let sequence = Math.max(1, from); sequence <= to; sequence += 1) {
      const message = await this.manager.direct.getMessage(stream, { seq: sequence }).catch(() => null);
      if (!message) continue;
      // Direct answers carry their own headers (Nats-Stream, Nats-Sequence, …) beside those of the message.
      const own = headers();
      for (const name of message.header.keys()) if (!/^nats-/i.test(name)) own.set(name, message.header.get(name));
      kept.push({ sequence, subject: message.subject, headers: own, data: message.data });
    }
    return kept;
  }

  private async sayAgain(messages: readonly Kept[]): Promise<void> {
    const client = jetstream(this.connection);
    for (const { subject, headers: own, data } of messages) {
      await client.publish(subject, data, { headers: own, msgID: v7() });
    }
  }
}
