import { lstatSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Platform, startPlatform } from '../../dev/src/platform';
import { findFreePorts } from '../../dev/src/ports';
import { startPostgres } from '../../dev/src/postgres';
import { type Topology, usualTopology } from '../../dev/src/topology';
import { prepareWorld, type World } from '../../load/src/world';
import type { Bench } from './measure';

/** What is quick has one process of each service, since starting takes longer than measuring. */
export const topologyOf = ({ quick }: Bench): Topology => (quick ? {} : usualTopology);

export interface Place {
  folder: string;
  platform: Platform;
  world: World;
}

export interface PlaceOptions {
  wards: number;
  topology?: Topology;
  /** The measure itself ends processes of it; else one that ends is a failure. */
  endsProcesses?: boolean;
}

/** A whole platform with wards under load, in a folder and on ports of its own; all of it is gone afterwards. */
export const onPlatform = <T>(bench: Bench, options: PlaceOptions, work: (place: Place) => Promise<T>): Promise<T> => {
  if (bench.shared && !options.topology) return unlessAborted(bench, () => work(bench.shared as Place));
  return inFolder(async (folder) => {
    const lost = Promise.withResolvers<never>();
    lost.promise.catch(() => undefined);
    bench.say('starting a platform');
    const platform = await startPlatform({
      dataFolder: folder,
      ports: await findFreePorts(),
      log: () => undefined,
      abort: bench.abort,
      ...(!options.endsProcesses && { onLoss: (sentence: string) => lost.reject(new Error(sentence)) }),
      topology: options.topology ?? topologyOf(bench),
    });
    let world: World | undefined;
    try {
      return await unlessAborted(
        bench,
        async () => {
          world = await prepareWorld({ platform, dataFolder: folder, wards: options.wards });
          return work({ folder, platform, world });
        },
        lost.promise,
      );
    } finally {
      await world?.client.close();
      await platform.stop();
    }
  });
};

/** Only PostgreSQL, durable as everywhere. */
export const onPostgres = <T>(bench: Bench, work: (adminUrl: string) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    bench.say('starting PostgreSQL');
    const { postgres: port } = await findFreePorts();
    const postgres = await startPostgres({ dataFolder: folder, port, log: () => undefined, abort: bench.abort });
    try {
      return await unlessAborted(bench, () => work(postgres.adminUrl));
    } finally {
      await postgres.stop();
    }
  });

export const withPool = async <T>(
  connectionString: string,
  max: number,
  work: (pool: pg.Pool) => Promise<T>,
): Promise<T> => {
  const pool = new pg.Pool({ connectionString, max });
  // The server may stop first when the run was called off.
  pool.on('error', () => undefined);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
};

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), `motcua-bench-${process.pid}-`));
  const remove = () => {
    // Under root the database can lie elsewhere (see infra/dev/src/postgres-place.ts).
    const database = join(folder, 'postgres');
    if (lstatSync(database, { throwIfNoEntry: false })?.isSymbolicLink()) {
      rmSync(realpathSync(database), { recursive: true, force: true });
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  // After a second Ctrl-C this is all that is left to do.
  process.on('exit', remove);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
};

/** What is called off need not be waited for: its servers are about to stop. */
const unlessAborted = async <T>({ abort }: Bench, work: () => Promise<T>, lost?: Promise<never>): Promise<T> => {
  abort.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(abort.reason);
  abort.addEventListener('abort', onAbort, { once: true });
  const working = work();
  // Whichever ends first is told; the others have no listener any more.
  working.catch(() => undefined);
  aborted.promise.catch(() => undefined);
  try {
    return await Promise.race([working, aborted.promise, ...(lost ? [lost] : [])]);
  } finally {
    abort.removeEventListener('abort', onAbort);
  }
};
