import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bus } from '@motcua/messaging';
import type { RunningService } from '@motcua/platform';
import { createServiceDatabase, startTestNats, startTestService, tokenFor, until } from '@motcua/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { digitizationService } from '../src/digitization.module';
import { migrations } from '../src/migrations';
import { received } from './heard-events';

export interface Upload {
  bytes?: Buffer;
  fields?: Record<string, string>;
  headers?: Record<string, string>;
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const formOf = ({ bytes, fields = {} }: Upload): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (bytes) form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'scan.pdf');
  return form;
};

/** The service on a database, a broker and a folder of its own, and a counter of the ward An Thắng to call it. */
export const startDigitization = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-blobs-'));
  const [database, nats] = await Promise.all([createServiceDatabase('digitization', migrations), startTestNats()]);
  const start = async (): Promise<RunningService> => {
    const started = await startTestService(digitizationService, database, {
      natsUrl: nats.url,
      environment: { BLOB_FOLDER: folder },
    });
    await started.working;
    return started;
  };
  let service = await start().catch(async (error) => {
    await Promise.all([nats.stop(), database.drop()]);
    throw error;
  });
  const bus = await Bus.connect(nats.url, 'spec');
  const look = new pg.Pool({ connectionString: database.admin, max: 2 });
  const receptionist = await tokenFor(['receptionist'], ['an-thang']);

  const send = (path: string, init: RequestInit, token = receptionist) =>
    fetch(`${service.url}/wards/an-thang/dossiers/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) },
    });
  const get = (path: string, token?: string) => send(path, {}, token);

  return {
    folder,
    bus,
    look,
    service: () => service,
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
      await rm(folder, { recursive: true, force: true });
    },
    get,
    send,
    upload: (path: string, upload: Upload, token?: string) =>
      send(path, { method: 'POST', headers: upload.headers ?? {}, body: formOf(upload) }, token),
    heardDossier: async (): Promise<string> => {
      const dossierId = v7();
      await bus.publish([received(dossierId)]);
      await until('the dossier to be heard of', async () => (await get(`${dossierId}/scans`)).ok);
      return dossierId;
    },
    eventsOf: async (dossierId: string): Promise<string[]> => {
      const { rows } = await look.query('select type from log.events where dossier_id = $1 order by position', [
        dossierId,
      ]);
      return rows.map(({ type }) => type);
    },
  };
};
