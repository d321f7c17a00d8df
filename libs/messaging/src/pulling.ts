import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { Subscription } from '@nats-io/transport-node';
import { ConfigurationDrift } from './streams';

export interface PullingOptions {
  /** Makes the consumer if it is missing and begins to pull. */
  consume: (how: {
    max_messages: number;
    expires: number;
    abort_on_missing_resource: true;
  }) => Promise<ConsumerMessages>;
  /** Makes streams that have vanished, with a broker's store. */
  prepare: () => Promise<void>;
  largestBatch: number;
  /** Handles and settles what arrived together; answers whether it failed for a cause that is everybody's. */
  handle: (messages: JsMsg[]) => Promise<boolean>;
  isConnectionClosed: () => boolean;
  warn: (message: string, error: unknown) => void;
}

/** Milliseconds that one pull is left with the server; a connection gone silent is noticed after that long. */
const pullFor = 5_000;
/** Milliseconds in which more arrives, so that what every batch costs is shared by more events. */
const gatherFor = 20;
/** Milliseconds. */
const restAfterOutage = 1_000;
const againAfter = 500;
const drainWithin = 2_000;

/**
 * One durable consumer, pulled for the life of the process. A consumer that somebody deleted, or that went with the
 * broker's store, is made anew; the inbox knows what was heard.
 */
export class Pulling {
  private stopping = false;
  private readonly done: Promise<void>;

  private constructor(
    private readonly options: PullingOptions,
    private messages: ConsumerMessages,
  ) {
    this.done = this.keepPulling();
  }

  /** Tries until it succeeds. Errors: `ConfigurationDrift`; any, once the connection is closed. */
  static async begin(options: PullingOptions): Promise<Pulling> {
    const isHopeless = (error: unknown) => options.isConnectionClosed() || error instanceof ConfigurationDrift;
    return new Pulling(options, await persist(options, isHopeless));
  }

  /** Stops pulling, finishes and settles everything that the server has sent until then. */
  async drain(): Promise<void> {
    this.stopping = true;
    await giveUpSubscription(this.messages);
    await this.done;
  }

  private async keepPulling(): Promise<void> {
    while (!this.isOver()) {
      try {
        await this.pull();
      } catch (error) {
        this.options.warn('a consumer is gone and is made anew', error);
      }
      if (this.isOver()) return;
      const again = await persist(this.options, () => this.isOver()).catch(() => undefined);
      if (!again) return;
      this.messages = again;
      if (this.isOver()) again.stop();
    }
  }

  private async pull(): Promise<void> {
    const arrived: JsMsg[] = [];
    let working: Promise<void> | undefined;
    const work = async (): Promise<void> => {
      while (arrived.length > 0) {
        if (arrived.length < this.options.largestBatch && !this.stopping) await pause(gatherFor);
        const isOutage = await this.options.handle(arrived.splice(0, this.options.largestBatch));
        if (!isOutage) continue;
        if (this.stopping) for (const message of arrived.splice(0)) message.nak();
        else await pause(restAfterOutage);
      }
      working = undefined;
    };
    try {
      for await (const message of this.messages) {
        arrived.push(message);
        working ??= work();
      }
    } finally {
      await working;
    }
  }

  private isOver(): boolean {
    return this.stopping || this.options.isConnectionClosed();
  }
}

const persist = async (
  { consume, prepare, largestBatch, warn }: PullingOptions,
  isHopeless: (error: unknown) => boolean,
): Promise<ConsumerMessages> => {
  for (;;) {
    try {
      return await consume({ max_messages: largestBatch, expires: pullFor, abort_on_missing_resource: true });
    } catch (error) {
      if (isHopeless(error)) throw error;
      warn('a consumer could not be made; trying again', error);
      await pause(againAfter);
      await prepare().catch(() => undefined);
    }
  }
};

/**
 * What is on its way is still taken; merely stopped, it would come again after the time for its acknowledgement. The
 * client's interface does not show the subscription.
 */
const giveUpSubscription = async (messages: ConsumerMessages): Promise<void> => {
  const { sub } = messages as unknown as { sub: Subscription };
  const drained = sub.drain().catch(() => undefined);
  await Promise.race([drained, new Promise((resolve) => setTimeout(resolve, drainWithin).unref())]);
  messages.stop();
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
