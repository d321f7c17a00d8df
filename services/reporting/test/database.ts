import { createPool } from '@motcua/platform';
import type pg from 'pg';
import { DossierFactsProjection } from '../src/dossier-facts/dossier-facts.projection';

/** As @motcua/testing makes it; only specs may ask it to. */
interface OwnDatabase {
  owner: string;
  api: string;
  worker: string;
  admin: string;
  drop: () => Promise<void>;
}

export interface ReportingDatabase {
  database: OwnDatabase;
  api: pg.Pool;
  worker: pg.Pool;
  /** Superuser: plants differences and looks past row-level security. */
  admin: pg.Pool;
  projection: DossierFactsProjection;
  drop: () => Promise<void>;
}

/** Connections of the real roles to a database of its own. */
export const connectTo = (database: OwnDatabase): ReportingDatabase => {
  const [api, worker, admin] = [database.api, database.worker, database.admin].map((url) =>
    createPool(url, 4, 'spec', 60_000),
  ) as [pg.Pool, pg.Pool, pg.Pool];
  return {
    database,
    api,
    worker,
    admin,
    projection: new DossierFactsProjection(worker),
    drop: async () => {
      await Promise.all([api.end(), worker.end(), admin.end()]);
      await database.drop();
    },
  };
};
