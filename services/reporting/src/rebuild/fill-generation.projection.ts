import { setTimeout as wait } from 'node:timers/promises';
import type { Envelope } from '@motcua/contracts';
import type pg from 'pg';
import { foldFact } from '../dossier-facts/dossier-facts.fold';
import type { Fact } from '../dossier-facts/fact';
import { currentVersion, insertFacts } from '../dossier-facts/refold.projection';
import { gates, generationOf, inTransaction, useGeneration } from '../generations/generation.fragment';
import { contribute, type LedgerRows } from '../ledger/contribution.fold';
import { moveLedger } from '../ledger/ledger.projection';
import { measures, measuresVersion } from '../ledger/measures';

const dossiersAtOnce = 500;
/** Ledger rows that are summed up in memory before they are written. */
const rowsAtOnce = 5_000;

const nextDossiers = `
  select dossier_id, envelope from public.inbox where dossier_id in (
    select distinct dossier_id from public.inbox where dossier_id > $1 order by dossier_id limit ${dossiersAtOnce})
  order by dossier_id`;

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

/** The next dossiers of the inbox, folded; none when there are no more. */
export const foldNext = async (client: pg.ClientBase, after: string): Promise<Fact[]> => {
  const { rows } = await client.query<{ dossier_id: string; envelope: Envelope }>({
    name: 'next_dossiers',
    text: nextDossiers,
    values: [after],
  });
  return [...Map.groupBy(rows, ({ dossier_id }) => dossier_id)].map(([dossierId, heard]) =>
    foldFact(
      dossierId,
      heard.map(({ envelope }) => currentVersion(envelope)),
    ),
  );
};

/**
 * Writes folded dossiers into a generation that live events are written to as well. Its ledger is a sum that nobody reads
 * yet, so it is gathered in memory and written in larger pieces.
 */
export class GenerationFilling {
  private moved: LedgerRows = new Map();

  constructor(
    private readonly client: pg.ClientBase,
    private readonly schema: string,
  ) {}

  async add(facts: readonly Fact[]): Promise<void> {
    await this.within(async () => {
      const fresh = await insertFacts(this.client, facts);
      for (const fact of facts) if (fresh.has(fact.dossierId)) contribute(this.moved, fact, 1);
    });
    if (this.moved.size >= rowsAtOnce) await this.writeLedger();
  }

  async writeLedger(): Promise<void> {
    await this.within(() => moveLedger(this.client, this.moved));
    this.moved = new Map();
  }

  private within(work: () => Promise<void>): Promise<void> {
    return inTransaction(this.client, 'begin', async () => {
      await this.client.query('select pg_advisory_xact_lock_shared($1)', [gates.writers]);
      await useGeneration(this.client, this.schema);
      await work();
    });
  }
}

/** Readers see the one until this commits and the other from then on; `building` ends either way. */
export const endGeneration = (client: pg.ClientBase, active: string | null): Promise<void> =>
  inTransaction(client, 'begin', async () => {
    await client.query('select pg_advisory_xact_lock($1)', [gates.writers]);
    await client.query(
      `update public.generation set active = coalesce($1, active), building = null,
         measures_version = case when $1::text is null then measures_version else $2 end`,
      [active, measuresVersion],
    );
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
