import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  assertPermissionsDeclared,
  createLogger,
  errorFacts,
  loadConfig,
  NestLogger,
  ProblemFilter,
} from '@motcua/platform';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { OwnToken } from './identity/own-token';
import { servePage } from './page/serve-page';
import { PortalConfig } from './portal.config';
import { PortalModule } from './portal.module';

export interface RunningPortal {
  url: string;
  stop: () => Promise<void>;
}

/** Where the build puts the page, beside the compiled code of this service. */
const builtPage = join(__dirname, '../page');

/** Errors: throws, in words, when the configuration is not complete or the key can not be read. */
export const startPortal = async (
  environment: Record<string, string | undefined> = process.env,
  pageFolder = builtPage,
): Promise<RunningPortal> => {
  const config = loadConfig(PortalConfig, environment);
  const logger = createLogger('portal', config.LOG_LEVEL);
  const token = new OwnToken(config.AUTH_PRIVATE_KEY_FILE);
  await token.current().catch((error: unknown) => {
    throw new Error(`AUTH_PRIVATE_KEY_FILE is not a readable key: ${error instanceof Error ? error.message : error}`);
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    PortalModule.of(config, token, pageFolder),
    new FastifyAdapter({ bodyLimit: 1024 ** 2 }),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  app.useGlobalFilters(
    new ProblemFilter((error, request) => logger.error({ ...request, ...errorFacts(error) }, 'a request failed')),
  );
  assertPermissionsDeclared(app.get(ModulesContainer));
  // It may be built later: then it is served from then on.
  mkdirSync(pageFolder, { recursive: true });
  await servePage(app, pageFolder);
  await app.listen(config.PORT, config.HOST);
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  logger.info({ url }, 'listening');
  return {
    url,
    stop: async () => {
      await app.close();
      logger.info('stopped');
    },
  };
};

/** As a process of its own: stops in order on SIGTERM and SIGINT, and with its parent. */
export const runPortal = async (): Promise<void> => {
  try {
    const portal = await startPortal();
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      void portal.stop().finally(() => process.exit());
    };
    for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, stop);
  } catch (error) {
    process.stderr.write(`portal can not start: ${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
};
