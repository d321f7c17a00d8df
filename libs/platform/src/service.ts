import { readFileSync } from 'node:fs';
import type { Envelope, Producer } from '@motcua/contracts';
import { ConfigurationDrift, type Inbox } from '@motcua/messaging';
import type { Provider, Type } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type pg from 'pg';
import { AnswerInterceptor } from './answer.interceptor';
import { AuthGuard } from './auth.guard';
import { loadConfig, ServiceConfig } from './config';
import { createPool } from './database';
import { createVerifier } from './identity';
import { LogInbox } from './inbox';
import { createLogger, NestLogger } from './logger';
import { ProblemFilter } from './problem.filter';
import { missingMigrations, type ServiceMigrations } from './provision';
import { ReferenceData } from './reference-data';
import { assertPermissionsDeclared } from './route-permissions';
import { ServiceModule } from './service.module';
import { requestValidation } from './validation';
import { Worker } from './worker';
import { WorkerState } from './worker-state';

export interface LogDefinition {
  schema: string;
  /** The name that stands in the envelope. */
  store: string;
  producer: Producer;
}

export interface ServiceDefinition {
  name: string;
  module: Type;
  migrations: ServiceMigrations;
  /** Logs of its own, the main one first; none for a service that only listens. */
  logs: LogDefinition[];
  hears: Producer[];
  config?: new () => ServiceConfig;
  /** Keys the hashes of request bodies, for a service whose requests name people. */
  bodyHashKey?: (config: ServiceConfig) => Buffer;
  /** Events that its listeners ask for by type but that do not concern it. */
  ignores?: (event: Envelope) => boolean;
  /** For a service that keeps what it hears in its own way. */
  inbox?: (workerPool: pg.Pool) => Inbox;
  /** Before it listens for requests, e.g. more of Fastify. */
  prepare?: (app: NestFastifyApplication) => Promise<void>;
  /** Once the database answers, in a worker: e.g. define shipped reference data. */
  whenWorking?: (app: NestFastifyApplication) => Promise<void>;
}

export interface RunningService {
  app: NestFastifyApplication;
  url: string;
  /** Resolves when relays and listeners are at work. */
  working: Promise<void>;
  openApi: OpenAPIObject;
  stop: () => Promise<void>;
}

const refreshReferenceEvery = 1_000;

/** Builds, starts and connects a service; the same for every one of them. */
export const startService = async (
  definition: ServiceDefinition,
  environment: Record<string, string | undefined> = process.env,
): Promise<RunningService> => {
  const config = loadConfig(definition.config ?? ServiceConfig, environment);
  const logger = createLogger(definition.name, config.LOG_LEVEL);
  const apiPool = createPool(config.DATABASE_API_URL, 10, `${definition.name} api`);
  const workerPool = createPool(config.DATABASE_WORKER_URL, 6, `${definition.name} worker`);
  const reference = new ReferenceData(apiPool);
  const worker = new WorkerState();
  const runsWorker = config.MOTCUA_RUN !== 'api';
  if (runsWorker) worker.problem = 'not connected to NATS yet';

  const missing = await missingMigrations(apiPool, definition.migrations);
  if (missing.length > 0) {
    throw new Error(`The database lacks ${missing.join(', ')}: run "npx motcua migrate" and start again.`);
  }
  await reference.refresh();

  const health = {
    check: async () => {
      const parts: Record<string, string | null> = {
        database: await apiPool.query('select 1').then(
          () => null,
          () => 'does not answer',
        ),
        reference: reference.ready ? null : 'calendar, office hours and causes have not arrived yet',
        broker: worker.problem ?? (worker.bus?.connection.isClosed() ? 'connection closed' : null),
      };
      return { ready: parts.database === null && parts.reference === null, parts };
    },
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    ServiceModule.of(
      definition,
      { apiPool, workerPool, reference, worker, health },
      configProviders(definition, config),
    ),
    new FastifyAdapter({ bodyLimit: 16 * 1024 ** 2 }),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  app.useGlobalPipes(requestValidation());
  app.useGlobalFilters(
    new ProblemFilter((error, request) =>
      logger.error({ ...request, error: error instanceof Error ? error.stack : String(error) }, 'a request failed'),
    ),
  );
  app.useGlobalInterceptors(new AnswerInterceptor());
  const keys = JSON.parse(readFileSync(config.AUTH_JWKS_FILE, 'utf8'));
  app.useGlobalGuards(
    new AuthGuard(createVerifier(keys), reference, definition.bodyHashKey?.(config) ?? Buffer.alloc(32)),
  );
  assertPermissionsDeclared(app.get(ModulesContainer));
  const openApi = describeApi(app, definition.name);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/openapi.json', async () => openApi);
  await definition.prepare?.(app);
  await app.listen(config.PORT, config.HOST);

  const refreshing = setInterval(() => void reference.refresh().catch(() => undefined), refreshReferenceEvery);
  const background = new Worker({
    app,
    definition,
    config,
    inbox: definition.inbox?.(workerPool) ?? new LogInbox(workerPool, 'log'),
    pool: workerPool,
    logger,
    state: worker,
  });
  const working = runsWorker
    ? (async () => {
        await definition.whenWorking?.(app);
        await background.start();
      })()
    : Promise.resolve();
  working.catch((error) => {
    worker.problem = String(error);
    logger.fatal({ error: String(error) }, 'the worker can not start');
    if (error instanceof ConfigurationDrift) process.exitCode = 1;
  });

  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  logger.info({ url, run: config.MOTCUA_RUN }, 'listening');
  return {
    app,
    url,
    working,
    openApi,
    stop: async () => {
      clearInterval(refreshing);
      await Promise.race([
        working.catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, 5_000).unref()),
      ]);
      await background.stop();
      await app.close();
      await Promise.all([apiPool.end(), workerPool.end()]);
    },
  };
};

/** Starts a service as a process of its own: stops in order on SIGTERM and SIGINT, and with its parent. */
export const runService = async (definition: ServiceDefinition): Promise<void> => {
  try {
    const service = await startService(definition);
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      void service.stop().finally(() => process.exit());
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    process.on('disconnect', stop);
    await service.working.catch((error) => {
      if (error instanceof ConfigurationDrift) stop();
    });
  } catch (error) {
    process.stderr.write(`${definition.name} can not start: ${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
};

/** The service's OpenAPI document, without a database or a port. */
export const describeService = async (definition: ServiceDefinition): Promise<OpenAPIObject> => {
  const nothing = undefined as never;
  const parts = { apiPool: nothing, workerPool: nothing, reference: nothing, worker: nothing, health: nothing };
  const app = await NestFactory.create<NestFastifyApplication>(
    ServiceModule.of(definition, parts, configProviders(definition, nothing)),
    new FastifyAdapter(),
    { logger: false, preview: true, abortOnError: false },
  );
  assertPermissionsDeclared(app.get(ModulesContainer));
  const document = describeApi(app, definition.name);
  await app.close();
  return document;
};

const configProviders = (definition: ServiceDefinition, config: ServiceConfig): Provider[] =>
  definition.config ? [{ provide: definition.config, useValue: config }] : [];

const describeApi = (app: NestFastifyApplication, name: string): OpenAPIObject =>
  SwaggerModule.createDocument(
    app,
    new DocumentBuilder().setTitle(`Một Cửa – ${name}`).setVersion('1').addBearerAuth().build(),
  );
