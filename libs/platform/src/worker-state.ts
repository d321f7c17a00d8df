import type { Bus } from '@motcua/messaging';

/** What the process's worker part has so far; empty in an api process. */
export class WorkerState {
  /** Why the worker is not (yet) working, or null. */
  problem: string | null = null;
  private connected: Bus | undefined;
  private readonly waiting: ((bus: Bus) => void)[] = [];

  get bus(): Bus | undefined {
    return this.connected;
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
