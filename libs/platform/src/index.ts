export type { Scope } from '@motcua/event-sourcing';
export { activeTraceparent } from './active-trace';
export { ActAnswer, type ActOn, Acts } from './acts';
export { type BulkItem, BulkActs, dossierIdOf, type RowOutcome, type TimedEvent } from './bulk-acts';
export { createCommonTablesV1 } from './common-tables-v1';
export { versionReferenceDataV2 } from './common-tables-v2';
export { loadConfig, ServiceConfig } from './config';
export { createPool } from './database';
export { errorFacts } from './error-facts';
export { Failpoints, failpoints } from './failpoints';
export { HealthCheck, HealthController } from './health.controller';
export { Heard } from './heard';
export { inScope } from './in-scope';
export { audience, createVerifier, type Identity } from './identity';
export { createLogger, NestLogger } from './logger';
export { heardRanges } from './operations.controller';
export { isRole, type Role, roles, roleWith } from './permissions';
export { parkEvent } from './parked';
export { Problem } from './problem';
export { ProblemFilter } from './problem.filter';
export {
  type ProvisionedDatabase,
  provision,
  type ServiceMigrations,
} from './provision';
export {
  type CalendarDays,
  type Cause,
  type OfficeHoursPeriods,
  type Procedure,
  ReferenceData,
  type Unit,
  type WorkingTime,
} from './reference-data';
export { Act, type ActRequest, InScope, Requires } from './requests';
export { assertPermissionsDeclared } from './route-permissions';
export { describeService, type RunningService, runService, type ServiceDefinition, startService } from './service';
export { createTimersV1, type DueTimer, fireTimersOf, type Timer, timerRows } from './timers';
export { TimerClock } from './timer-clock';
export { API_POOL, storeToken, WORKER_POOL } from './tokens';
export { WorkerState } from './worker-state';
