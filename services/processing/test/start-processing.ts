import { Bus, consumerName } from '@motcua/messaging';
import type { RunningService } from '@motcua/platform';
import { createServiceDatabase, startTestNats, startTestService, tokenFor, until } from '@motcua/testing';
import pg from 'pg';
import { migrations } from '../src/migrations';
import { processingService } from '../src/processing.module';
import { referenceEvents } from './heard-events';

/** The service on a database and a broker of its own, reference data heard, and people of the ward An Thắng. */
export const startProcessing = async () => {
  const [database, nats] = await Promise.all([createServiceDatabase('processing', migrations), startTestNats()]);
  const start = async (): Promise<RunningService> => {
    const started = await startTestService(processingService, database, { natsUrl: nats.url });
    await started.working;
    return started;
  };
  let service = await start().catch(async (error) => {
    await Promise.all([nats.stop(), database.drop()]);
    throw error;
  });
  const bus = await Bus.connect(nats.url, 'spec');
  const look = new pg.Pool({ connectionString: database.admin, max: 2 });
  await bus.publish(referenceEvents());
  await until('reference data', async () => (await fetch(`${service.url}/health/ready`)).ok);

  const call = (method: string, path: string, token: string, body?: object, headers: Record<string, string> = {}) =>
    fetch(`${service.url}/wards/an-thang/dossiers/${path}`, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), authorization: `Bearer ${token}`, ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });

  return {
    bus,
    look,
    service: () => service,
    specialist: await tokenFor(['specialist'], ['an-thang']),
    leader: await tokenFor(['leader'], ['an-thang'], 'leader-1'),
    receptionist: await tokenFor(['receptionist'], ['an-thang'], 'counter-1'),
    get: (path: string, token: string) => call('GET', path, token),
    post: (path: string, token: string, body?: object, headers?: Record<string, string>) =>
      call('POST', path, token, body, headers),
    /** What stands in the log of a dossier, private events included. */
    eventsOf: async (dossierId: string): Promise<string[]> => {
      const { rows } = await look.query('select type from log.events where stream_id = $1 order by position', [
        `processing-${dossierId}`,
      ]);
      return rows.map(({ type }) => type);
    },
    everythingAcknowledged: () =>
      until('everything to be acknowledged', async () => {
        const consumer = await bus.manager.consumers.info('DOSSIERS', consumerName('processing', 'intake'));
        return consumer.num_pending + consumer.num_ack_pending === 0;
      }),
    restart: async (meanwhile: () => Promise<unknown>) => {
      await service.stop();
      await meanwhile();
      service = await start();
    },
    stop: async () => {
      await look.end();
      await bus.close();
      await service.stop();
      await nats.stop();
      await database.drop();
    },
  };
};
