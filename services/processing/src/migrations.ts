import {
  createAppendBatch,
  createEventStoreV1,
  createLogFunctionsV2,
  createLogFunctionsV3,
} from '@motcua/event-sourcing';
import { createCommonTablesV1, createTimersV1, type ServiceMigrations, versionReferenceDataV2 } from '@motcua/platform';
import { sql } from 'kysely';

export const migrations: ServiceMigrations = (roles) => ({
  '0001_create_processing': {
    up: async (db) => {
      await createCommonTablesV1(db, roles);
      await createEventStoreV1(db, 'log', 'processing', roles);
    },
  },
  '0002_log_functions': {
    up: (db) => createLogFunctionsV2(db, 'log'),
  },
  '0003_log_functions_step_by_step': {
    up: (db) => createLogFunctionsV3(db, 'log'),
  },
  '0004_version_reference_data': {
    up: versionReferenceDataV2,
  },
  '0005_timers': {
    up: async (db) => {
      await createTimersV1(db, roles);
      await createAppendBatch(db, 'log', ['timers']);
    },
  },
  '0006_lists_of_appointments': {
    up: async (db) => {
      await sql`
        create index if not exists events_apology_drafted on log.events (competent_unit_code, occurred_at)
        where type = 'ApologyDrafted'`.execute(db);
      await sql`grant select on timers to ${sql.id(roles.api)}`.execute(db);
    },
  },
  '0007_find_courses_of_officers': {
    up: async (db) => {
      await sql`
        create index events_of_officers on log.events (competent_unit_code, (data->>'officerId'))
        where type = 'OfficerAssigned'`.execute(db);
    },
  },
});
