import { setTimeout as wait } from 'node:timers/promises';
import type { LoadClient } from './client';
import { Latencies } from './latencies';
import { askSummary } from './summary';

/** Acts whose number stands in a ward's figures, and where. */
const counted = {
  receive: 'receivedInPeriod',
  resolve: 'resolved',
  'return-result': 'returned',
  'digitize-component': 'componentsDigitized',
  'digitize-result': 'resultsDigitized',
} as const;

type Counted = keyof typeof counted;
const isCounted = (act: string): act is Counted => Object.hasOwn(counted, act);

interface Watched {
  /** Before anything was acknowledged here. */
  before: number;
  seen: number;
  acknowledged: number;
  /** Instants of acknowledgements that are not visible yet, oldest first. */
  waiting: number[];
  lastSeenAt: number;
}

export interface VisibilityOptions {
  client: LoadClient;
  /** Asked again and again; acts in other wards are not watched. */
  wards: readonly string[];
  token: string;
  /** Milliseconds between two looks at the same ward. */
  every?: number;
}

/**
 * How long after its 2xx an act stands in its ward's figures: the k-th acknowledged one is visible when the count has
 * grown by k. Looks over HTTP, so what it measures is at most one look too long and never too short.
 */
export class Visibility {
  readonly latencies = new Latencies();
  private readonly wards = new Map<string, Map<Counted, Watched>>();
  private watching = true;
  private looking: Promise<void> = Promise.resolve();

  private constructor(private readonly options: VisibilityOptions) {}

  static async watch(options: VisibilityOptions): Promise<Visibility> {
    const visibility = new Visibility(options);
    for (const ward of options.wards) {
      const counts = await visibility.ask(ward);
      visibility.wards.set(
        ward,
        new Map(
          (Object.keys(counted) as Counted[]).map((act) => {
            const before = counts?.[counted[act]] ?? 0;
            return [act, { before, seen: before, acknowledged: 0, waiting: [], lastSeenAt: 0 }];
          }),
        ),
      );
    }
    visibility.looking = visibility.look();
    return visibility;
  }

  acknowledged(ward: string, act: string, at: number): void {
    const watched = isCounted(act) ? this.wards.get(ward)?.get(act) : undefined;
    if (!watched) return;
    watched.acknowledged += 1;
    // Figures can be quicker than the answer's way back.
    if (watched.seen - watched.before >= watched.acknowledged) this.latencies.record(watched.lastSeenAt - at);
    else watched.waiting.push(at);
  }

  /** Waits until all is visible; what is not within the time (milliseconds) counts with its age. Answers how many. */
  async settle(within: number): Promise<number> {
    const end = performance.now() + within;
    while (this.invisible() > 0 && performance.now() < end) await wait(20);
    this.watching = false;
    await this.looking;
    const invisible = this.invisible();
    for (const watched of this.all()) {
      for (const at of watched.waiting.splice(0)) this.latencies.record(performance.now() - at);
    }
    return invisible;
  }

  private async look(): Promise<void> {
    const { wards, every = 200 } = this.options;
    const pace = every / wards.length;
    for (let at = performance.now(), index = 0; this.watching; index += 1) {
      const ward = wards[index % wards.length] as string;
      const counts = await this.ask(ward);
      if (counts) this.saw(ward, counts, performance.now());
      at = Math.max(at + pace, performance.now() - every);
      const early = at - performance.now();
      if (early > 0) await wait(early);
    }
  }

  private saw(ward: string, counts: Record<string, number>, at: number): void {
    for (const [act, watched] of this.wards.get(ward) ?? []) {
      watched.seen = counts[counted[act]] ?? 0;
      watched.lastSeenAt = at;
      const visible = watched.seen - watched.before - (watched.acknowledged - watched.waiting.length);
      for (const acknowledgedAt of watched.waiting.splice(0, Math.max(0, visible))) {
        this.latencies.record(at - acknowledgedAt);
      }
    }
  }

  private async ask(ward: string): Promise<Record<string, number> | undefined> {
    // Around the day of the run, so that a midnight within it moves nothing out of sight.
    const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
    const { client, token } = this.options;
    // A look that failed is followed by the next one.
    const summary = await askSummary(client, token, { ward, from: from as string, to: to as string }).catch(
      () => undefined,
    );
    return summary?.counts;
  }

  private all(): Watched[] {
    return [...this.wards.values()].flatMap((acts) => [...acts.values()]);
  }

  private invisible(): number {
    return this.all().reduce((sum, { waiting }) => sum + waiting.length, 0);
  }
}
