import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ServiceName } from '../../dev/src/ports';

/** One answer, or the lack of one. `unknown`: nobody can say whether it took effect until it is asked again by its key. */
export interface Entry {
  /** Milliseconds since the run began. */
  at: number;
  outcome: 'acknowledged' | 'refused' | 'unknown';
  service: ServiceName;
  ward: string;
  act: string;
  key: string;
  /** Of acknowledged acts on a dossier: where its stream stands after it. */
  dossierId?: string;
  position?: number;
  /** HTTP status, or why there was none. */
  answer?: number | string;
  /** Of a batch of register rows: codes that were entered, or were so before. */
  codes?: string[];
}

/** The run as its clients saw it, one JSON line per answer; on disk, because a long run does not fit into memory. */
export class History {
  readonly counts = { acknowledged: 0, refused: 0, unknown: 0 };
  /** Of what is acknowledged, rows of registers. */
  registerRows = 0;
  private readonly out: WriteStream;
  private readonly begun = performance.now();

  constructor(readonly file: string) {
    this.out = createWriteStream(file);
  }

  record(entry: Omit<Entry, 'at'>): void {
    this.counts[entry.outcome] += entry.codes?.length ?? 1;
    this.registerRows += entry.codes?.length ?? 0;
    this.out.write(`${JSON.stringify({ at: Math.round(performance.now() - this.begun), ...entry })}\n`);
  }

  end(): Promise<void> {
    return new Promise((resolve) => this.out.end(resolve));
  }
}

export async function* readHistory(file: string): AsyncGenerator<Entry> {
  for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line) as Entry;
}
