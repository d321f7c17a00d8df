import type { Bus } from '@motcua/messaging';

/** What the process's worker part has so far; empty in an api process. */
export class WorkerState {
  bus: Bus | undefined;
  /** Why the worker is not (yet) working, or null. */
  problem: string | null = null;
}
