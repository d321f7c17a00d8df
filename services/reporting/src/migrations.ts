import { createCommonTablesV1, type ServiceMigrations, versionReferenceDataV2 } from '@motcua/platform';
import { createReportingV1 } from './schema-v1';
import { addMeasuresV3 } from './schema-v3';

export const migrations: ServiceMigrations = (roles) => ({
  '0001_create_reporting': {
    up: async (db) => {
      await createCommonTablesV1(db, roles);
      await createReportingV1(db, roles);
    },
  },
  '0002_version_reference_data': {
    up: versionReferenceDataV2,
  },
  '0003_measures_of_index_766_and_ha_noi': {
    up: addMeasuresV3,
  },
});
