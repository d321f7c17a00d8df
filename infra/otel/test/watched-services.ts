import {
  createServiceDatabase,
  plainCalendar,
  type ServiceDatabase,
  startTestNats,
  tokenFor,
  until,
} from '@motcua/testing';
import { migrations as intakeMigrations } from '../../../services/intake/src/migrations';
import { birth, vaultKeyFile } from '../../../services/intake/test/start-intake';
import { migrations as processingMigrations } from '../../../services/processing/src/migrations';
import { migrations as reportingMigrations } from '../../../services/reporting/src/migrations';
import { TestCollector } from './collector';
import { ServiceProcess } from './service-process';

const migrations = { intake: intakeMigrations, processing: processingMigrations, reporting: reportingMigrations };
export type WatchedService = keyof typeof migrations;

/** Real services as processes, with a database each, one broker and a collector; intake knows a procedure. */
export const startWatched = async (
  services: readonly WatchedService[],
  environment: Record<string, string> = {},
  /** Silent from the start if set. */
  { silentCollector = false }: { silentCollector?: boolean } = {},
) => {
  const [nats, collector] = await Promise.all([startTestNats(), new TestCollector().start()]);
  collector.silent = silentCollector;
  const databases = new Map<WatchedService, ServiceDatabase>();
  const processes = new Map<WatchedService, ServiceProcess>();
  const stop = async () => {
    await Promise.all([...processes.values()].map((service) => service.stop()));
    await Promise.all([nats.stop(), collector.stop(), ...[...databases.values()].map((database) => database.drop())]);
  };
  const found = <T>(of: Map<WatchedService, T>, service: WatchedService): T => {
    const one = of.get(service);
    if (!one) throw new Error(`${service} was not started`);
    return one;
  };
  try {
    for (const service of services) {
      const database = await createServiceDatabase(service, migrations[service]);
      databases.set(service, database);
      processes.set(
        service,
        await ServiceProcess.start(service, database, nats.url, {
          OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
          VAULT_KEY_FILE: vaultKeyFile(),
          ...environment,
        }),
      );
    }
    await Promise.all([...processes.values()].map((service) => service.ready()));
    const intake = found(processes, 'intake');
    const receptionist = await tokenFor(['receptionist'], ['an-thang']);
    const definitions = [
      { type: 'CalendarDefined', data: plainCalendar },
      { type: 'ProcedureDefined', data: birth },
    ];
    const defined = await intake.post('/reference-data', await tokenFor(['operator'], ['national']), { definitions });
    if (!defined.ok) throw new Error(await defined.text());
    const receive = (headers?: Record<string, string>) =>
      intake.post(
        '/wards/an-thang/dossiers',
        receptionist,
        { procedureCode: birth.procedureCode, channel: 'direct', applicant: { fullName: 'Nguyễn Thị Đơn Thử' } },
        headers,
      );
    await until('the procedure to be known', async () => (await receive()).status === 201);
    return {
      nats,
      collector,
      receptionist,
      receive,
      database: (service: WatchedService) => found(databases, service),
      process: (service: WatchedService) => found(processes, service),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

export type Watched = Awaited<ReturnType<typeof startWatched>>;
