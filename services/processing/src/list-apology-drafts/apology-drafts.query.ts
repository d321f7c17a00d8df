import type { EventData, Instant } from '@motcua/contracts';
import { fold, PostgresEventStore, type Scope } from '@motcua/event-sourcing';
import { API_POOL, inScope } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { type Dossier, dossierStream } from '../dossier.state';

/** How many of a unit's newest drafts are looked at. */
const mostLookedAt = 1_000;

export interface WaitingDraft extends EventData<'ApologyDrafted'> {
  dossierId: string;
  wardCode: string;
  dossierCode: string;
  procedureCode: string;
  draftedAt: Instant;
}

interface Drafted {
  wardCode: string;
  dossierId: string;
  draftedAt: Instant;
}

/** A draft waits while its appointment stands, the course runs and no apology was issued. */
const waitingDraft = (dossier: Dossier): Omit<WaitingDraft, keyof Drafted> | null => {
  if (dossier.status !== 'running' || dossier.apology) return null;
  const { apologyDraft, clock, receipt } = dossier;
  if (!apologyDraft || apologyDraft.dueAt !== clock.dueAt) return null;
  return { ...apologyDraft, dossierCode: receipt.dossierCode, procedureCode: receipt.procedureCode };
};

/** Drafts that wait for the head of a unit: the log's index finds them, each stream says whether it still waits. */
@Injectable()
export class ApologyDrafts {
  constructor(
    @Inject(API_POOL) private readonly pool: pg.Pool,
    private readonly store: PostgresEventStore,
  ) {}

  /** The next to run out first; `more`: older ones were not looked at. */
  async waitingAt(unit: string, scope: Scope): Promise<{ drafts: WaitingDraft[]; more: boolean }> {
    const found = await this.newestOf(unit, scope);
    const looked = await Promise.all(found.slice(0, mostLookedAt).map((drafted) => this.look(drafted, scope)));
    const drafts = looked.flat().sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
    return { drafts, more: found.length > mostLookedAt };
  }

  private async look(drafted: Drafted, scope: Scope): Promise<WaitingDraft[]> {
    const { wardCode, dossierId } = drafted;
    const { events } = await this.store.read({ wardCode, id: dossierStream.streamId(dossierId) }, scope);
    const waiting = waitingDraft(fold(dossierStream, events));
    return waiting ? [{ ...drafted, ...waiting }] : [];
  }

  private async newestOf(unit: string, scope: Scope): Promise<Drafted[]> {
    const { rows } = await inScope(this.pool, scope, (client) =>
      client.query<{ ward_code: string; dossier_id: string; drafted_at: Date }>(
        `select ward_code, dossier_id, max(occurred_at) as drafted_at from log.events
         where type = 'ApologyDrafted' and competent_unit_code = $1
         group by ward_code, dossier_id order by drafted_at desc limit $2`,
        [unit, mostLookedAt + 1],
      ),
    );
    return rows.map(({ ward_code, dossier_id, drafted_at }) => ({
      wardCode: ward_code,
      dossierId: dossier_id,
      draftedAt: drafted_at.toISOString(),
    }));
  }
}
