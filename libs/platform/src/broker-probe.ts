import type { Bus } from '@motcua/messaging';

const every = 5_000;
/** A probe that succeeded longer ago than this is no longer worth anything. */
const validFor = 15_000;

/** Tries the broker by what matters of it: that it stores a message on its disk. */
export class BrokerProbe {
  private storedAt: number | undefined;
  private failure = 'has not stored a message yet';
  private timer: NodeJS.Timeout | undefined;
  private trying: Promise<void> | undefined;

  start(bus: Bus, service: string): void {
    const attempt = () => {
      this.trying ??= bus
        .probe(service)
        .then(
          () => {
            this.storedAt = performance.now();
          },
          (error) => {
            this.failure = `did not store a message: ${error instanceof Error ? error.message : error}`;
          },
        )
        .finally(() => {
          this.trying = undefined;
        });
    };
    attempt();
    this.timer = setInterval(attempt, every);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Milliseconds since the broker stored a message for this process; null if it never did. */
  get age(): number | null {
    return this.storedAt === undefined ? null : performance.now() - this.storedAt;
  }

  get problem(): string | null {
    return this.age !== null && this.age < validFor ? null : this.failure;
  }
}
