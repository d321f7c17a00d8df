import { until } from '@motcua/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { type Driven, drive } from '../drive';
import { type Bench, type Measure, rounded } from '../measure';
import { databaseUrlOf } from '../../../dev/src/postgres';
import { onPlatform, type Place, withPool } from '../place';

const name = 'bytes of a whole dossier, all databases and the stream';
const services = ['intake', 'processing', 'digitization', 'reporting'] as const;

/** Bytes by database and of the stream, vacuumed and written out. */
const sizesOf = async ({ platform }: Place): Promise<Map<string, number>> => {
  const sizes = new Map<string, number>();
  for (const service of services) {
    await withPool(databaseUrlOf(platform.adminUrl, service), 1, async (pool: pg.Pool) => {
      await pool.query('vacuum (analyze)');
      await pool.query('checkpoint');
      const { rows } = await pool.query('select pg_database_size(current_database()) as size');
      sizes.set(service, Number(rows[0].size));
    });
  }
  const connection = await connect({ servers: platform.natsUrl });
  try {
    const manager = await jetstreamManager(connection);
    sizes.set('stream', (await manager.streams.info('DOSSIERS')).state.bytes);
  } finally {
    await connection.close();
  }
  return sizes;
};

export const bytes: Measure = {
  name: 'bytes',
  rows: [name],
  run: (bench: Bench) =>
    onPlatform(bench, { wards: bench.quick ? 20 : 300 }, async (place) => {
      const [rate, seconds] = bench.quick ? [20, 2] : [20, 60];
      const pause = bench.quick ? 100 : 1_000;
      const fill = async (name: string): Promise<Driven> => {
        const driven = await drive(bench, place.world, { name, course: 'whole', rate, seconds, pause });
        if (driven.broken > 0) throw new Error(`${driven.broken} dossiers broke off`);
        await until('every number to be given', () => isQuiet(place), 60_000);
        return driven;
      };
      // What rows that were changed leave behind is written over by later ones, as in any database that is in use.
      await fill('bytes-before');
      const before = await sizesOf(place);
      const driven = await fill('bytes');
      const after = await sizesOf(place);
      const each = [...after].map(([part, size]) => [part, (size - (before.get(part) ?? 0)) / driven.whole] as const);
      const kilobytes = each.reduce((sum, [, size]) => sum + size, 0) / 1000;
      return [
        {
          name,
          value: rounded(kilobytes),
          unit: 'KB',
          baseline: null,
          ratio: null,
          goal: '≤ 20',
          met: kilobytes <= 20,
          note: `${driven.whole} dossiers of eleven events; ${each
            .map(([part, size]) => `${part} ${(size / 1000).toFixed(1)}`)
            .join(', ')}; without the scans themselves`,
        },
      ];
    }),
};

const isQuiet = async ({ platform }: Place): Promise<boolean> => {
  for (const service of ['intake', 'processing', 'digitization'] as const) {
    const waiting = await withPool(databaseUrlOf(platform.adminUrl, service), 1, (pool) =>
      pool.query('select exists (select from log.unsequenced) as waiting'),
    );
    if (waiting.rows[0].waiting) return false;
  }
  return true;
};
