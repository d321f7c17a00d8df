import { createCommonTablesV1, type ServiceMigrations } from '@motcua/platform';
import { createReportingV1 } from './schema-v1';

export const migrations: ServiceMigrations = (roles) => ({
  '0001_create_reporting': {
    up: async (db) => {
      await createCommonTablesV1(db, roles);
      await createReportingV1(db, roles);
    },
  },
});
