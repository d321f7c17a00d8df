import type { Bus } from '@motcua/messaging';
import type { BrokerProbe } from './broker-probe';
import { Problem } from './problem';

/** What the process's worker part has so far; empty in an api process. */
export class WorkerState {
  /** Why the worker is not (yet) working, or null. */
  problem: string | null = null;
  /** Once the worker works. */
  probe: BrokerProbe | undefined;
  private connected: Bus | undefined;
  private readonly waiting: ((bus: Bus) => void)[] = [];

  /** For what only a worker can do. Errors: `Problem` 503 in an api process, or before the broker answered. */
  requireBus(): Bus {
    if (this.connected) return this.connected;
    throw new Problem(503, 'no-worker', 'Tiến trình này không chạy phần worker hoặc chưa nối với NATS.');
  }

  /** What is wrong with the broker, as far as this process can tell; an api process does not talk to it. */
  get brokerProblem(): string | null {
    return this.problem ?? this.probe?.problem ?? null;
  }

  connect(bus: Bus): void {
    this.connected = bus;
    for (const tell of this.waiting.splice(0)) tell(bus);
  }

  /** Now, or once the broker answers; never in an api process. */
  whenConnected(tell: (bus: Bus) => void): void {
    if (this.connected) tell(this.connected);
    else this.waiting.push(tell);
  }
}
