import { Bus } from '@motcua/messaging';
import { until } from '@motcua/testing';
import pg from 'pg';
import { startWatched, type Watched } from '../test/watched-services';

describe('a service told to stop', () => {
  let watched: Watched;
  let bus: Bus;
  let admins: Record<'intake' | 'reporting', pg.Pool>;

  beforeAll(async () => {
    watched = await startWatched(['intake', 'reporting']);
    bus = await Bus.connect(watched.nats.url, 'spec');
    const pool = (service: 'intake' | 'reporting') =>
      new pg.Pool({ connectionString: watched.database(service).admin, max: 2 });
    admins = { intake: pool('intake'), reporting: pool('reporting') };
  }, 180_000);

  afterAll(async () => {
    await bus?.close();
    await Promise.all(Object.values(admins ?? {}).map((pool) => pool.end()));
    await watched?.stop();
  });

  /** Nothing can be written there until it is let go. */
  const hold = async (service: 'intake' | 'reporting', table: string): Promise<() => Promise<void>> => {
    const client = await admins[service].connect();
    await client.query('begin');
    await client.query(`lock table ${table} in exclusive mode`);
    return async () => {
      await client.query('commit');
      client.release();
    };
  };
  const waits = (service: 'intake' | 'reporting') =>
    until(`${service} to wait for the table`, async () => {
      const { rowCount } = await admins[service].query(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      return rowCount;
    });
  const consumer = () => bus.manager.consumers.info('DOSSIERS', 'reporting-hears-intake');

  it('finishes and settles the batch in hand, so that nothing of it comes again', async () => {
    const letGo = await hold('reporting', 'inbox');
    const answers = await Promise.all(Array.from({ length: 40 }, () => watched.receive()));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    await waits('reporting');
    const { rows: published } = await admins.intake.query(
      'select count(*) from log.events where published_position is not null',
    );
    await until('every event to be delivered', async () => {
      const { delivered } = await consumer();
      return delivered.consumer_seq >= Number(published[0].count);
    });
    const reporting = watched.process('reporting');
    reporting.terminate();
    await until('it to take no more', async () =>
      fetch(`${reporting.url}/health/live`).then(
        ({ status }) => status === 503,
        () => true,
      ),
    );
    await letGo();
    expect(await reporting.ended).toBe(0);
    const { num_ack_pending, num_redelivered, num_pending } = await consumer();
    expect({ num_ack_pending, num_redelivered, num_pending }).toEqual({
      num_ack_pending: 0,
      num_redelivered: 0,
      num_pending: 0,
    });
    const { rows } = await admins.reporting.query('select count(*) as heard from inbox');
    expect(Number(rows[0].heard)).toBeGreaterThanOrEqual(40);
  });

  it('answers the request in hand and takes no other', async () => {
    const letGo = await hold('intake', 'log.events');
    const inHand = watched.receive();
    await waits('intake');
    const intake = watched.process('intake');
    intake.terminate();
    await until('it to take no more', async () =>
      fetch(`${intake.url}/health/ready`).then(
        ({ status }) => status === 503,
        () => true,
      ),
    );
    await letGo();
    expect((await inHand).status).toBe(201);
    expect(await intake.ended).toBe(0);
    await expect(fetch(`${intake.url}/health/live`)).rejects.toThrow();
  });
});
