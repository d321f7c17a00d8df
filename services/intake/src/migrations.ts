import {
  createAppendBatch,
  createEventStoreV1,
  createLogFunctionsV2,
  createLogFunctionsV3,
} from '@motcua/event-sourcing';
import { createCommonTablesV1, createTimersV1, type ServiceMigrations, versionReferenceDataV2 } from '@motcua/platform';
import { sql } from 'kysely';
import { createCourseHistoryV8, createForwardingsV13 } from './hear-course/migrations';
import { createRegisterEntriesV1 } from './enter-from-register/migrations';
import { createNotificationsV12 } from './notifications/migrations';
import { createPapersV9 } from './papers/migrations';
import { createHandOversDueV13 } from './list-hand-overs-due/migrations';
import { createPaymentEntriesV7 } from './payments/migrations';
import { createCodeBlocksV14, createDrawForManyV3, createIssuedCodesV1 } from './receive-dossier/migrations';
import { createRegisterBooksV10 } from './settle-immediately/migrations';
import { createKeysOfManyV3, createVaultCorrectionsV13, createVaultV1 } from './vault/migrations';

export const migrations: ServiceMigrations = (roles) => ({
  '0001_create_intake': {
    up: async (db) => {
      await createCommonTablesV1(db, roles);
      await createEventStoreV1(db, 'log', 'intake', roles);
      await createEventStoreV1(db, 'reference_log', 'reference', roles);
      await createVaultV1(db, roles);
      const { api } = { api: sql.id(roles.api) };
      await sql`
        create table dossier_code_sequences (
          ward_code text not null,
          day date not null,
          last integer not null,
          primary key (ward_code, day)
        )`.execute(db);
      await sql`comment on table dossier_code_sequences is 'The last day sequence given out per receiving ward.'`.execute(
        db,
      );
      await sql`
        create function draw_dossier_codes(ward text, of_day date, count integer) returns integer
        language sql as $$
          insert into dossier_code_sequences as drawn (ward_code, day, last) values (ward, of_day, count)
          on conflict (ward_code, day) do update set last = drawn.last + excluded.last
          returning last
        $$`.execute(db);
      await sql`grant select, insert, update on dossier_code_sequences to ${api}`.execute(db);
      await createIssuedCodesV1(db, roles);
      await createRegisterEntriesV1(db, roles);
    },
  },
  '0002_log_functions': {
    up: async (db) => {
      await createLogFunctionsV2(db, 'log', ['issued_codes', 'vault', 'vault_index', 'vault_person_keys']);
      await createLogFunctionsV2(db, 'reference_log');
    },
  },
  '0003_prepare_many_receipts_at_once': {
    up: async (db) => {
      await createDrawForManyV3(db);
      await createKeysOfManyV3(db);
    },
  },
  '0004_log_functions_step_by_step': {
    up: async (db) => {
      await createLogFunctionsV3(db, 'log');
      await createLogFunctionsV3(db, 'reference_log');
    },
  },
  '0005_version_reference_data': {
    up: versionReferenceDataV2,
  },
  '0006_timers': {
    up: async (db) => {
      await createTimersV1(db, roles);
      await createAppendBatch(db, 'log', ['issued_codes', 'vault', 'vault_index', 'vault_person_keys', 'timers']);
    },
  },
  '0007_payments': {
    up: async (db) => {
      await createPaymentEntriesV7(db, roles);
      await createAppendBatch(db, 'log', [
        'issued_codes',
        'vault',
        'vault_index',
        'vault_person_keys',
        'timers',
        'payment_entries',
      ]);
    },
  },
  '0008_course_history': {
    up: async (db) => {
      await createCourseHistoryV8(db, roles);
      await createAppendBatch(db, 'log', [
        'issued_codes',
        'vault',
        'vault_index',
        'vault_person_keys',
        'timers',
        'payment_entries',
        'course_history',
      ]);
    },
  },
  '0009_printed_papers': {
    up: async (db) => {
      await createPapersV9(db, roles);
      await createAppendBatch(db, 'log', [
        'issued_codes',
        'vault',
        'vault_index',
        'vault_person_keys',
        'timers',
        'payment_entries',
        'course_history',
        'paper_numbers',
      ]);
    },
  },
  '0010_register_books': {
    up: async (db) => {
      await createRegisterBooksV10(db, roles);
    },
  },
  '0012_notifications': {
    up: async (db) => {
      await createNotificationsV12(db, roles);
    },
  },
  '0013_corrections_and_hand_overs': {
    up: async (db) => {
      await createHandOversDueV13(db);
      await createForwardingsV13(db);
      await createVaultCorrectionsV13(db, roles);
      await createAppendBatch(db, 'log', [
        'issued_codes',
        'vault',
        'vault_index',
        'vault_person_keys',
        'timers',
        'payment_entries',
        'course_history',
        'paper_numbers',
        'register_book_entries',
        'notifications',
        'vault_corrections',
      ]);
    },
  },
  '0014_code_blocks_and_aliases': {
    up: async (db) => {
      await createCodeBlocksV14(db, roles);
      await sql`
        create index if not exists events_other_requests on log.events (ward_code, occurred_at)
        where type = 'OtherRequestRecorded'`.execute(db);
      await createAppendBatch(db, 'log', [
        'issued_codes',
        'vault',
        'vault_index',
        'vault_person_keys',
        'timers',
        'payment_entries',
        'course_history',
        'paper_numbers',
        'register_book_entries',
        'notifications',
        'vault_corrections',
        'dossier_aliases',
      ]);
    },
  },
});
