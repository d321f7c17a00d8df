import type { Envelope } from '@motcua/contracts';
import type pg from 'pg';
import { foldFact } from '../dossier-facts/dossier-facts.fold';
import { currentVersion } from '../dossier-facts/refold.projection';
import type { Period } from './period.fragment';
import { addDirectly } from './ward-figures.query';
import type { FiguresByField } from './ward-summary.fold';

const dossiersAtOnce = 500;

const nextDossiers = `
  select distinct dossier_id from inbox
  where ward_code = $1 and dossier_id > $2 order by dossier_id limit ${dossiersAtOnce}`;

const heardBy = `
  select dossier_id, envelope from inbox
  where ward_code = $1 and dossier_id = any ($2::uuid[]) and heard_at <= $3 order by dossier_id`;

/** A ward's figures as they would have been told at an instant: refolded from what had been heard by then. */
export const wardFiguresKnownAt = async (
  client: pg.ClientBase,
  wardCode: string,
  period: Period,
  knownAt: string,
): Promise<{ fields: FiguresByField; incompleteDossiers: number }> => {
  const fields: FiguresByField = new Map();
  let incompleteDossiers = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows: dossiers } = await client.query<{ dossier_id: string }>(nextDossiers, [wardCode, after]);
    const last = dossiers.at(-1);
    if (!last) return { fields, incompleteDossiers };
    after = last.dossier_id;
    const { rows } = await client.query<{ dossier_id: string; envelope: Envelope }>(heardBy, [
      wardCode,
      dossiers.map(({ dossier_id }) => dossier_id),
      knownAt,
    ]);
    for (const [dossierId, events] of Map.groupBy(rows, ({ dossier_id }) => dossier_id)) {
      const fact = foldFact(
        dossierId,
        events.map(({ envelope }) => currentVersion(envelope)),
      );
      if (fact.wardCode !== wardCode) continue;
      if (fact.missing.length > 0) incompleteDossiers += 1;
      addDirectly(fields, fact, period);
    }
  }
};
