import { fold, PostgresEventStore } from '@motcua/event-sourcing';
import { API_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { type Absence, absencesStream } from '../absences.state';

/** Where a dossier is led: of whichever ward, for this unit. */
export interface OpenCourse {
  wardCode: string;
  dossierId: string;
}

/** The officers of a unit: who is away, and what waits for them. The caller has to know that the unit may be seen. */
@Injectable()
export class Absences {
  constructor(
    private readonly store: PostgresEventStore,
    @Inject(API_POOL) private readonly pool: pg.Pool,
  ) {}

  async of(unitCode: string): Promise<readonly Absence[]> {
    const stream = { wardCode: unitCode, id: absencesStream.streamId(unitCode) };
    const { events } = await this.store.read(stream, { wards: [unitCode], units: [] });
    return fold(absencesStream, events);
  }

  /** Courses that this officer was made responsible for last and that have not ended; oldest assignment first. */
  async openCourses(unitCode: string, officerId: string): Promise<OpenCourse[]> {
    const client = await this.pool.connect();
    let failed = false;
    try {
      await client.query('begin');
      await client.query("select set_config('app.units', $1, true)", [unitCode]);
      const { rows } = await client.query(openCourses, [unitCode, officerId]);
      await client.query('commit');
      return rows.map(({ ward_code, dossier_id }) => ({ wardCode: ward_code, dossierId: dossier_id }));
    } catch (error) {
      failed = true;
      throw error;
    } finally {
      client.release(failed);
    }
  }
}

/** A correction that takes an end back opens the course again. */
const openCourses = `
  select assigned.ward_code, assigned.dossier_id
  from log.events assigned
  where assigned.type = 'OfficerAssigned' and assigned.competent_unit_code = $1 and assigned.data->>'officerId' = $2
    and not exists (
      select from log.events later
      where later.ward_code = assigned.ward_code and later.stream_id = assigned.stream_id
        and later.position > assigned.position
        and (later.type = 'OfficerAssigned'
          or (later.type in ('DossierResolved', 'DossierRefused', 'DossierWithdrawn', 'DossierStopped')
            and not exists (
              select from log.events correction
              where correction.ward_code = later.ward_code and correction.stream_id = later.stream_id
                and correction.position > later.position and correction.type = 'CourseCorrected'
                and correction.data->>'outcome' is null))))
  order by assigned.log_position
  limit 1000`;
