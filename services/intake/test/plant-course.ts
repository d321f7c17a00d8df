import { eventDefinition } from '@motcua/contracts';
import type { Told } from '../src/papers/told-events.fragment';
import type { TestIntake } from './start-intake';

/** What the listener keeps of a course, as if it had been heard. */
export const plantCourse = async ({ look }: TestIntake, dossierId: string, course: Told): Promise<void> => {
  for (const { type, position, at, data } of course) {
    await look(
      `insert into course_history (ward_code, dossier_id, position, type, version, occurred_at, data)
       values ('an-thang', $1, $2, $3, $4, $5, $6)`,
      [dossierId, position, type, eventDefinition(type).version, at, JSON.stringify(data)],
    );
  }
};
