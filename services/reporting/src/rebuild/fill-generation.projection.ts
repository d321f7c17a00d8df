import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { refold } from '../dossier-facts/refold.projection';
import { gates, generationOf, inTransaction, useGeneration } from '../generations/generation.fragment';
import { measures } from '../ledger/measures';

const dossiersAtOnce = 500;

const nextDossiers = `
  select distinct dossier_id from public.inbox where dossier_id > $1 order by dossier_id limit ${dossiersAtOnce}`;

/**
 * Empties the generation that nobody reads and lets every writer write to it from now on: once the gate is passed,
 * no transaction is left that knows of the other generation only. Whoever asks meanwhile stands behind the gate, so it
 * is given up after a second and tried again.
 */
export const beginGeneration = async (client: pg.ClientBase): Promise<string> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryToBegin(client);
    } catch (error) {
      const gateHeld = error instanceof Error && 'code' in error && error.code === lockNotAvailable;
      if (!gateHeld || attempt === attemptsAtMost) throw error;
      await wait(restBetweenAttempts);
    }
  }
};

const lockNotAvailable = '55P03';
const attemptsAtMost = 120;
const restBetweenAttempts = 500;

const tryToBegin = (client: pg.ClientBase): Promise<string> =>
  inTransaction(client, 'begin', async () => {
    await client.query("set local lock_timeout = '1s'");
    await client.query('select pg_advisory_xact_lock($1)', [gates.writers]);
    await client.query('select pg_advisory_xact_lock($1)', [gates.readers]);
    const { active } = await generationOf(client);
    const next = active === 'figures_a' ? 'figures_b' : 'figures_a';
    await client.query(`truncate ${next}.facts, ${next}.ledger, ${next}.ledger_months`);
    await client.query('update public.generation set building = $1', [next]);
    return next;
  });

/** Folds the next dossiers of the inbox into a generation; null when there are no more. */
export const fillNext = (
  client: pg.ClientBase,
  schema: string,
  after: string,
): Promise<{ last: string; count: number } | null> =>
  inTransaction(client, 'begin', async () => {
    await client.query('select pg_advisory_xact_lock_shared($1)', [gates.writers]);
    await useGeneration(client, schema);
    const { rows } = await client.query<{ dossier_id: string }>(nextDossiers, [after]);
    const last = rows.at(-1);
    if (!last) return null;
    await refold(
      client,
      rows.map(({ dossier_id }) => dossier_id),
    );
    return { last: last.dossier_id, count: rows.length };
  });

/** Readers see the one until this commits and the other from then on; `building` ends either way. */
export const endGeneration = (client: pg.ClientBase, active: string | null): Promise<void> =>
  inTransaction(client, 'begin', async () => {
    await client.query('select pg_advisory_xact_lock($1)', [gates.writers]);
    await client.query('update public.generation set active = coalesce($1, active), building = null', [active]);
  });

export interface Comparison {
  dossiers: number;
  facts: number;
  ledgerEqualsMonths: boolean;
  /** Between what was read until now and what was rebuilt: what the rebuild mends. */
  changedFacts: number;
  changedSums: string[];
}

/** One statement, so that all of it is seen at one moment while writers work on. */
export const compareGenerations = async (client: pg.ClientBase, active: string, next: string): Promise<Comparison> => {
  const sums = (table: string): string =>
    `(select jsonb_build_array(${measures.map((measure) => `coalesce(sum(${measure}), 0)`).join(', ')}) from ${table})`;
  const { rows } = await client.query(
    `select (select count(distinct dossier_id) from public.inbox) as dossiers,
       (select count(*) from ${next}.facts) as facts,
       (select count(*) from ${next}.facts new full join ${active}.facts old using (dossier_id)
        where new.fact is distinct from old.fact) as changed,
       ${sums(`${next}.ledger`)} as days,
       ${sums(`${next}.ledger_months`)} as months,
       ${sums(`${active}.ledger`)} as before`,
  );
  const { dossiers, facts, changed, days, months, before } = rows[0];
  return {
    dossiers,
    facts,
    ledgerEqualsMonths: JSON.stringify(days) === JSON.stringify(months),
    changedFacts: changed,
    changedSums: measures
      .map((measure, index) => ({ measure, now: days[index], then: before[index] }))
      .filter(({ now, then }) => now !== then)
      .map(({ measure, now, then }) => `${measure}: ${then} → ${now}`),
  };
};
