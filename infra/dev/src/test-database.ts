import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, ensureDiskSpace } from './folders';
import { findCurrentNatsServer, findNatsServer, readNatsVersion } from './find-nats-server';
import { findFreePorts } from './ports';
import { startPostgres } from './postgres';
import type { Log } from './processes';

export interface TestServers {
  env: NodeJS.ProcessEnv;
  stop: () => Promise<void>;
}

/** One PostgreSQL for a whole test run, gone with its files afterwards; NATS servers are started by the specs. */
export async function startTestServers(log: Log, abort: AbortSignal, currentNats = false): Promise<TestServers> {
  const natsServer = await (currentNats ? findCurrentNatsServer : findNatsServer)({ cacheFolder: cacheFolder(), log });
  log(`nats-server ${readNatsVersion(natsServer)?.join('.')}`);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-test-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    ensureDiskSpace(folder);
    const { postgres: port } = await findFreePorts();
    const postgres = await startPostgres({ dataFolder: folder, port, log, abort });
    const stop = async () => {
      await postgres.stop();
      remove();
    };
    return { env: { TEST_DATABASE_URL: postgres.adminUrl, NATS_SERVER_BINARY: natsServer }, stop };
  } catch (error) {
    remove();
    throw error;
  }
}
