import { setTimeout as wait } from 'node:timers/promises';
import type { Role } from '@motcua/platform';
import { json, type LoadClient } from '../../load/src/client';
import { type Attempt, leadLife } from '../../load/src/lead-life';
import { type Course, stepsOf } from '../../load/src/whole-life';
import { pick, randomFor } from '../../samples/src/random';
import type { ServiceName } from '../../dev/src/ports';
import type { History } from './history';

const courseWeights = {
  whole: 6,
  direct: 3,
  online: 4,
  notAccepted: 2,
  paused: 2,
  refused: 1,
  withdrawn: 2,
  withdrawalRequested: 2,
  stopped: 1,
  received: 2,
} satisfies Record<Course, number>;
const courses = Object.keys(courseWeights) as Course[];

/** Milliseconds between two acts of a life: what is left of the machine's time is for what is started again. */
const pause = 250;
/** Registers that are entered beside the lives, a batch of rows after the other. */
const registers = 3;
const rowsOfABatch = 100;

export interface LoadOptions {
  client: LoadClient;
  history: History;
  wards: readonly string[];
  procedures: readonly string[];
  token: (role: Role, ward: string) => string;
  seed: number;
  /** Lives under way at once. */
  lives: number;
}

export interface Life {
  ward: string;
  course: Course;
  procedureCode: string;
}

/** What the n-th life of a seed is. */
export const lifeOf = (options: Pick<LoadOptions, 'seed' | 'wards' | 'procedures'>, number: number): Life => {
  const random = randomFor(`life ${options.seed} ${number}`);
  const at = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  return {
    ward: at(options.wards),
    course: pick(random, courses, (course) => courseWeights[course]),
    procedureCode: at(options.procedures),
  };
};

export const lifeName = (seed: number, number: number): string => `f${seed}-${number}`;

/**
 * Lives of dossiers of all kinds over many wards, as many at once as told: when one ends the next begins, so that a long
 * outage does not pile up work. Every answer goes into the history.
 */
export class Load {
  /** Lives that ended before their last act, by act and answer. */
  readonly broken = new Map<string, number>();
  private number = 0;
  private stopping = false;
  private readonly underWay = new Set<Promise<void>>();
  private readonly waiting: { service: ServiceName | undefined; tell: (at: number) => void }[] = [];

  constructor(private readonly options: LoadOptions) {}

  start(): void {
    for (let index = 0; index < this.options.lives; index += 1) this.begin(this.live);
    for (let index = 0; index < registers; index += 1) this.begin(this.enterRows);
  }

  /** Begins no more lives; resolves with how many have not ended in time. */
  async stop(within: number): Promise<number> {
    this.stopping = true;
    const ended = Promise.all(this.underWay);
    const late = new AbortController();
    await Promise.race([ended, wait(within, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    return this.underWay.size;
  }

  /** When the next act is acknowledged, by `performance.now()`; of one service, or of any. */
  nextAcknowledged(service?: ServiceName): Promise<number> {
    return new Promise((resolve) => this.waiting.push({ service, tell: resolve }));
  }

  /** Lives beside the others, without a successor: all begin at intake, even while each of the others waits elsewhere. */
  beginMore(lives: number): void {
    for (let index = 0; index < lives; index += 1) this.begin(this.live, false);
  }

  private begin(work: (number: number) => Promise<void>, again = true): void {
    if (this.stopping) return;
    this.number += 1;
    const working = work(this.number)
      .catch((error) => this.count(`${error}`))
      .finally(() => {
        this.underWay.delete(working);
        if (again) this.begin(work);
      });
    this.underWay.add(working);
  }

  private readonly live = async (number: number): Promise<void> => {
    const { client, token, seed } = this.options;
    const { ward, course, procedureCode } = lifeOf(this.options, number);
    const steps = stepsOf(course, { number, procedureCode });
    const serviceOf = new Map(steps.map(({ act, service }) => [act, service]));
    const end = await leadLife(
      client,
      { name: lifeName(seed, number), ward, steps, token, pause },
      {
        intendedAt: performance.now(),
        patience: Number.POSITIVE_INFINITY,
        onAttempt: (attempt) => this.hear(attempt, serviceOf.get(attempt.act) as ServiceName),
      },
    );
    if (end.kind === 'broken') this.count(`${end.act}: ${JSON.stringify(end.answer).slice(0, 200)}`);
  };

  /** Known by their codes instead of a key; sent again until they are answered, as an import does. */
  private readonly enterRows = async (number: number): Promise<void> => {
    const { client, token, history, seed } = this.options;
    const { ward, procedureCode } = lifeOf(this.options, number);
    const rows = Array.from({ length: rowsOfABatch }, (_, index) => ({
      rowNumber: index + 1,
      dossierCode: `S${seed}.${number}.${index + 1}`,
      procedureCode,
      fieldName: 'Lĩnh vực thử 1',
      channel: 'direct',
      hasSlip: true,
      receivedAt: '2025-07-01T02:30:00.000Z',
      dueAt: '2025-07-08T02:30:00.000Z',
      notAccepted: false,
    }));
    const codes = rows.map(({ dossierCode }) => dossierCode);
    for (;;) {
      const answer = await client.ask({
        service: 'intake',
        method: 'POST',
        path: `/wards/${ward}/register-entries`,
        token: token('importer', ward),
        body: json({ fileHash: 'a'.repeat(64), reason: 'fault run', rows }),
      });
      const entry = { service: 'intake' as const, ward, act: 'register', key: codes[0] as string };
      if (answer.status === 200) {
        const { rows: outcomes } = answer.body as { rows: { rowNumber: number; outcome: string }[] };
        const entered = outcomes.filter(({ outcome }) => outcome !== 'rejected');
        const known = entered.map(({ rowNumber }) => codes[rowNumber - 1] as string);
        history.record({ ...entry, outcome: 'acknowledged', answer: 200, codes: known });
        if (entered.length < rows.length) this.count(`register: ${JSON.stringify(outcomes).slice(0, 200)}`);
        return;
      }
      if (answer.status !== 429) {
        const unknown = answer.status === 'unknown' || answer.status >= 500;
        history.record({ ...entry, outcome: unknown ? 'unknown' : 'refused', answer: answer.status });
        if (!unknown) return this.count(`register: ${JSON.stringify(answer).slice(0, 200)}`);
      }
      await wait(500);
    }
  };

  private hear({ ward, act, idempotencyKey: key, answer, accepted, answeredAt }: Attempt, service: ServiceName): void {
    const entry = { service, ward, act, key };
    if (accepted) {
      const { dossierId, position } = (answer as { body: { dossierId: string; position: number } }).body;
      this.options.history.record({ ...entry, outcome: 'acknowledged', answer: answer.status, dossierId, position });
      for (const one of this.waiting.splice(0)) {
        if (one.service === undefined || one.service === service) one.tell(answeredAt);
        else this.waiting.push(one);
      }
      return;
    }
    const { status } = answer;
    // Too early, or not even taken: asked again and again, and each of it says nothing.
    if (status === 404 || status === 429 || ('reason' in answer && answer.reason === 'ECONNREFUSED')) return;
    const outcome = status === 'unknown' || status >= 500 ? 'unknown' : 'refused';
    this.options.history.record({ ...entry, outcome, answer: 'reason' in answer ? answer.reason : answer.status });
  }

  private count(why: string): void {
    if (this.broken.size < 100 || this.broken.has(why)) this.broken.set(why, (this.broken.get(why) ?? 0) + 1);
  }
}
