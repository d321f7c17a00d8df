import { createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Envelope, Producer } from '@motcua/contracts';
import { ConfigurationDrift, type Inbox } from '@motcua/messaging';
import type { Provider, Type } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { AnswerInterceptor } from './answer.interceptor';
import { AuthGuard } from './auth.guard';
import { loadConfig, ServiceConfig } from './config';
import type { NumbersHeard } from './operations.controller';
import { createPool, whenDatabaseAnswers } from './database';
import { assertDurable } from './durability';
import { errorFacts } from './error-facts';
import { Failpoints } from './failpoints';
import { createVerifier } from './identity';
import { LogInbox } from './inbox';
import { createLogger, NestLogger } from './logger';
import { Metrics } from './metrics';
import { ProblemFilter } from './problem.filter';
import { missingMigrations, type ServiceMigrations } from './provision';
import { ReferenceData } from './reference-data';
import { watchRequests } from './request-telemetry';
import { assertPermissionsDeclared } from './route-permissions';
import { ServiceHealth } from './service-health';
import { measureService } from './service-metrics';
import { ServiceModule } from './service.module';
import { startTelemetry } from './telemetry';
import type { FireTimer } from './timers';
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
  bodyHashKey?: (config: ServiceConfig) => KeyObject;
  /** Events that its listeners ask for by type but that do not concern it. */
  ignores?: (event: Envelope) => boolean;
  /** For a service that keeps what it hears in its own way. */
  inbox?: (workerPool: pg.Pool) => Inbox;
  /** Which numbers it has heard, where it keeps them in its own way. */
  heard?: (workerPool: pg.Pool) => Promise<NumbersHeard[]>;
  /** For a service whose main log has timers. */
  fireTimer?: FireTimer;
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
/** A request or a batch that is not done by then is given up: nothing of it was acknowledged. */
const stopWithin = 25_000;
const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

/** Builds, starts and connects a service; the same for every one of them. */
export const startService = async (
  definition: ServiceDefinition,
  environment: Record<string, string | undefined> = process.env,
): Promise<RunningService> => {
  const config = loadConfig(definition.config ?? ServiceConfig, environment);
  const logger = createLogger(definition.name, config.LOG_LEVEL);
  const apiPool = createPool(config.DATABASE_API_URL, 10, `${definition.name} api`, 60_000);
  // One statement of a rebuild may take minutes where there are many millions of facts.
  const workerPool = createPool(config.DATABASE_WORKER_URL, 6, `${definition.name} worker`, 600_000);
  const watchPool = createPool(config.DATABASE_API_URL, 1, `${definition.name} watch`, 1_000);
  const reference = new ReferenceData(apiPool);
  const worker = new WorkerState();
  const failpoints = new Failpoints(config.MOTCUA_FAILPOINTS);
  if (failpoints.names.length > 0) {
    logger.warn({ failpoints: failpoints.names }, 'MOTCUA_FAILPOINTS is set: this process fails on purpose');
  }
  const runsWorker = config.MOTCUA_RUN !== 'api';
  if (runsWorker) worker.problem = 'not connected to NATS yet';

  const missing = await whenDatabaseAnswers(() => missingMigrations(apiPool, definition.migrations));
  if (missing.length > 0) {
    throw new Error(`The database lacks ${missing.join(', ')}: run "npx motcua migrate" and start again.`);
  }
  await whenDatabaseAnswers(() => assertDurable([apiPool, workerPool]));
  await reference.refresh();

  const health = new ServiceHealth({ pool: watchPool, migrations: definition.migrations, reference, worker });
  const metrics = new Metrics();
  metrics.watchPool('api', apiPool);
  metrics.watchPool('worker', workerPool);
  measureService(metrics, definition, watchPool, worker);
  const app = await NestFactory.create<NestFastifyApplication>(
    ServiceModule.of(
      definition,
      { apiPool, workerPool, reference, worker, health, failpoints },
      configProviders(definition, config),
    ),
    new FastifyAdapter({ bodyLimit: 16 * 1024 ** 2 }),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  app.useGlobalPipes(requestValidation());
  app.useGlobalFilters(
    new ProblemFilter((error, request) => logger.error({ ...request, ...errorFacts(error) }, 'a request failed')),
  );
  app.useGlobalInterceptors(new AnswerInterceptor());
  const keys = JSON.parse(readFileSync(config.AUTH_JWKS_FILE, 'utf8'));
  app.useGlobalGuards(
    new AuthGuard(
      createVerifier(keys),
      reference,
      definition.bodyHashKey?.(config) ?? createSecretKey(Buffer.alloc(32)),
    ),
  );
  assertPermissionsDeclared(app.get(ModulesContainer));
  const openApi = describeApi(app, definition.name);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.get('/openapi.json', async () => openApi);
  fastify.get('/metrics', async (_request, reply) => reply.type(metricsType).send(await metrics.scrape()));
  watchRequests(fastify, metrics, logger);
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
    metrics,
    failpoints,
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
      health.stopping = true;
      clearInterval(refreshing);
      // Takes no more requests and waits for those in hand, whose connections are idle once they are answered.
      const closing = setInterval(() => fastify.server.closeIdleConnections(), 50);
      await fastify.close();
      clearInterval(closing);
      await Promise.race([
        working.catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, 5_000).unref()),
      ]);
      await background.stop();
      await app.close();
      metrics.stop();
      await Promise.all([apiPool.end(), workerPool.end(), watchPool.end()]);
    },
  };
};

/** Starts a service as a process of its own: stops in order on SIGTERM and SIGINT, and with its parent. */
export const runService = async (definition: ServiceDefinition): Promise<void> => {
  try {
    const config = loadConfig(definition.config ?? ServiceConfig);
    const stopTelemetry = startTelemetry(definition.name, config, createLogger(definition.name, config.LOG_LEVEL));
    const service = await startService(definition);
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), stopWithin).unref();
      void service
        .stop()
        .then(stopTelemetry)
        .finally(() => process.exit());
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
  const parts = {
    apiPool: nothing,
    workerPool: nothing,
    reference: nothing,
    worker: nothing,
    health: nothing,
    failpoints: new Failpoints(undefined),
  };
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
