import { type Kysely, sql } from 'kysely';

/** Finds hand-overs that were late without reading the log; frozen as of the thirteenth migration. */
export const createHandOversDueV13 = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index events_of_late_hand_overs on log.events (ward_code) where type = 'HandOverTimerFired'`.execute(
    db,
  );
};
