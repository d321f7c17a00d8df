import { Log, PostgresEventStore } from '@motcua/event-sourcing';
import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import type pg from 'pg';
import { Acts } from './acts';
import { Admission } from './admission';
import { BulkActs } from './bulk-acts';
import { CounterPace } from './counter-pace';
import { Failpoints } from './failpoints';
import { HealthCheck, HealthController } from './health.controller';
import { Heard } from './heard';
import { OperationsController } from './operations.controller';
import { ReferenceData } from './reference-data';
import { ReferenceListener } from './reference.listener';
import type { ServiceDefinition } from './service';
import { API_POOL, DEFINITION, LOGS, storeToken, WORKER_POOL } from './tokens';
import { WorkerState } from './worker-state';

export interface ServiceParts {
  apiPool: pg.Pool;
  workerPool: pg.Pool;
  reference: ReferenceData;
  worker: WorkerState;
  health: HealthCheck;
  failpoints: Failpoints;
}

/** What every service has, provided once; global, so that a service's own module only lists its slices. */
@Module({})
export class ServiceModule {
  static of(definition: ServiceDefinition, parts: ServiceParts, config: Provider[]): DynamicModule {
    const { apiPool, workerPool, reference, worker, health, failpoints } = parts;
    const commitHooks = {
      beforeCommit: failpoints.at('before-commit'),
      afterCommit: failpoints.at('after-commit'),
    };
    const stores = definition.logs.map(({ schema }) => ({
      provide: storeToken(schema),
      useValue: new PostgresEventStore(apiPool, schema, commitHooks),
    }));
    const main = stores[0];
    const providers: Provider[] = [
      { provide: API_POOL, useValue: apiPool },
      { provide: WORKER_POOL, useValue: workerPool },
      { provide: LOGS, useValue: definition.logs },
      { provide: DEFINITION, useValue: definition },
      { provide: ReferenceData, useValue: reference },
      { provide: WorkerState, useValue: worker },
      { provide: HealthCheck, useValue: health },
      { provide: Failpoints, useValue: failpoints },
      ...stores,
      ...config,
    ];
    if (main) {
      const { schema } = definition.logs[0] as { schema: string };
      const log = new Log(apiPool, schema);
      const pace = new CounterPace();
      providers.push(
        { provide: PostgresEventStore, useValue: main.useValue },
        { provide: Acts, useValue: new Acts(main.useValue, pace) },
        { provide: Heard, useValue: new Heard(new PostgresEventStore(workerPool, schema, commitHooks)) },
        {
          provide: BulkActs,
          useValue: new BulkActs(main.useValue, new Admission(apiPool, () => log.age('dossiers'), pace)),
        },
      );
    }
    return {
      module: ServiceModule,
      global: true,
      imports: [definition.module as Type],
      controllers: [HealthController, OperationsController, ReferenceListener],
      providers,
      exports: providers,
    };
  }
}
