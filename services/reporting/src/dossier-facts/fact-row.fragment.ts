import { spanOf } from '../ledger/contribution.fold';
import type { Fact } from './fact';

/** A fact's row: the columns that questions search by, and all of it. */
export const factRowOf = (fact: Fact) => {
  const span = spanOf(fact);
  const ended = fact.history.find(({ status }) => status === 'ended');
  return {
    dossier_id: fact.dossierId,
    ward_code: fact.wardCode,
    competent_unit_code: fact.competentUnitCode,
    field_code: fact.fieldCode,
    dossier_code: fact.dossierCode,
    complete: fact.missing.length === 0,
    // Null keeps what contributes to no figure out of every list behind one.
    received_at: fact.contributes ? fact.receivedAt : null,
    ended_at: fact.contributes ? (ended?.from ?? null) : null,
    ended_as: fact.contributes ? fact.endedAs : null,
    timeliness: fact.contributes ? fact.timeliness : null,
    first_day: span?.first ?? null,
    last_day: span?.last ?? null,
    fact,
  };
};

export type FactRow = ReturnType<typeof factRowOf>;

export const factColumns = [
  'dossier_id',
  'ward_code',
  'competent_unit_code',
  'field_code',
  'dossier_code',
  'complete',
  'received_at',
  'ended_at',
  'ended_as',
  'timeliness',
  'first_day',
  'last_day',
  'fact',
] as const satisfies (keyof FactRow)[];
