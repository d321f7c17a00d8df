import type pg from 'pg';
import type { HealthCheck, Readiness } from './health.controller';
import { missingMigrations, type ServiceMigrations } from './provision';
import type { ReferenceData } from './reference-data';
import type { WorkerState } from './worker-state';

/** An accepting service is ready with its own database and reference data; the broker is reported, never required. */
export class ServiceHealth implements HealthCheck {
  /** From the first moment of a shutdown on, so that nobody sends more. */
  stopping = false;

  constructor(
    private readonly parts: {
      /** Of its own, so that a busy service does not look like a dead database. */
      pool: pg.Pool;
      migrations: ServiceMigrations;
      reference: ReferenceData;
      worker: WorkerState;
    },
  ) {}

  async check(): Promise<Readiness> {
    const { reference, worker } = this.parts;
    const missing = await this.missingMigrations();
    const required = {
      process: this.stopping ? 'is stopping' : null,
      database: missing === undefined ? 'does not answer' : null,
      migrations: missing && missing.length > 0 ? `lacks ${missing.join(', ')}` : null,
      reference: reference.ready ? null : 'calendar, office hours and causes have not arrived yet',
    };
    const ready = Object.values(required).every((problem) => problem === null);
    return { ready, parts: { ...required, broker: worker.brokerProblem }, brokerStoredAgo: worker.probe?.age ?? null };
  }

  /** Undefined when the database does not answer in time. */
  private async missingMigrations(): Promise<string[] | undefined> {
    try {
      return await missingMigrations(this.parts.pool, this.parts.migrations);
    } catch {
      return undefined;
    }
  }
}
