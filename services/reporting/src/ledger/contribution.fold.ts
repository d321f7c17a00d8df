import type { Instant, LocalDay } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import type { Aspect, Fact, Status } from '../dossier-facts/fact';
import { isCounted, type Measure, type Measured } from './measures';

/** What a fact changes in a figure, and when. */
export interface Movement {
  at: Instant;
  measure: Measure;
  change: 1 | -1;
}

/** A combination of field, competent unit's level and office; '' where it is not known (yet). */
export interface Line {
  fieldCode: string;
  competentLevel: string;
  competentUnitCode: string;
  officeCode: string;
}

export interface LedgerRow extends Line {
  wardCode: string;
  day: LocalDay;
  measured: Measured;
}

/** Ledger rows by their key. */
export type LedgerRows = Map<string, LedgerRow>;

const fourWorkingHours = 240;

const stockOf: Partial<Record<Status, Measure>> = {
  'awaiting-acceptance': 'awaiting',
  'in-time': 'in_time',
  overdue: 'overdue',
  paused: 'paused',
};

const stockOfAspect: Record<Aspect, Measure> = {
  'awaiting-overdue': 'awaiting_overdue',
  'overdue-with-apology': 'overdue_with_apology',
  'in-time-asked-again': 'in_time_asked_again',
};

export const lineOf = (fact: Fact): Line => ({
  fieldCode: fact.fieldCode ?? '',
  competentLevel: fact.competentLevel ?? '',
  competentUnitCode: fact.competentUnitCode ?? '',
  officeCode: fact.officeCode ?? '',
});

/**
 * Everything that a fact changes in the figures of its ward, each at its instant; the future instant at which a
 * running dossier gets overdue is among them. Figures are sums of this and of nothing else. A fact that was folded before
 * a measure was counted moves it by nothing, also when it is taken away.
 */
export const movementsOf = (fact: Fact): Movement[] =>
  fact.contributes ? everyMovementOf(fact).filter(({ measure }) => isCounted(measure, fact.measuresVersion)) : [];

const everyMovementOf = (fact: Fact): Movement[] => {
  const movements: Movement[] = [];
  const at = (instant: Instant | null, ...changed: (Measure | false | null)[]): void => {
    if (!instant) return;
    for (const measure of changed) if (measure) movements.push({ at: instant, measure, change: 1 });
  };
  const stands = (measure: Measure, from: Instant, to: Instant | null): void => {
    movements.push({ at: from, measure, change: 1 });
    if (to !== null) movements.push({ at: to, measure, change: -1 });
  };
  const onlineOrWithSlip = fact.channel === 'online' || fact.hasSlip;
  at(fact.submittedAt, 'submitted');
  at(
    fact.receivedAt,
    `received_${fact.channel ?? 'direct'}`,
    fact.channel === 'online' && fact.serviceLevel === 'full' && 'received_online_full',
    fact.channel === 'online' && fact.serviceLevel === 'partial' && 'received_online_partial',
    fact.hasSlip && 'received_with_slip',
    onlineOrWithSlip && 'received_online_or_with_slip',
    isNonTerritorial(fact) && 'received_non_territorial',
    fact.enteredAfterwards && 'received_entered_afterwards',
    fact.components === 'exempt' && 'components_exempt',
  );
  for (const { status, from, to } of fact.history) {
    const stock = stockOf[status];
    if (stock) stands(stock, from, to);
    if (status === 'ended') at(from, ...endMeasures(fact, onlineOrWithSlip));
  }
  for (const { aspect, from, to } of fact.aspects ?? []) stands(stockOfAspect[aspect], from, to);
  if (fact.receivedAt === null) return movements;
  at(fact.returnedAt, 'returned', fact.returnManner === 'home' && 'returned_home');
  at(fact.componentsDigitizedAt, 'components_digitized');
  at(fact.resultDigitizedAt, 'results_digitized');
  at(fact.wardRequestedAt, 'ward_requested');
  at(fact.feeChargedAt, 'fee_charged');
  at(fact.paidAt, fact.paidOnline ? 'paid_online' : 'paid_directly');
  return movements;
};

/** Received by a ward's centre for another commune; the competent one counts it from its own receipt. */
const isNonTerritorial = ({ competentLevel, competentUnitCode, wardCode }: Fact): boolean =>
  competentLevel === 'commune' && competentUnitCode !== wardCode;

const endMeasures = (fact: Fact, onlineOrWithSlip: boolean): (Measure | false | null)[] => {
  switch (fact.endedAs) {
    case 'resolved':
    case 'refused':
      return [
        fact.timeliness === 'early'
          ? 'resolved_early'
          : fact.timeliness === 'late'
            ? 'resolved_late'
            : 'resolved_on_time',
        fact.endedAs === 'refused' && 'resolved_refused',
        fact.lateWithApology && 'resolved_late_with_apology',
        onlineOrWithSlip && 'resolved_online_or_with_slip',
        fact.indexTimely && 'resolved_index_timely',
        fact.supplementsRequested > 1 && 'resolved_asked_again',
        onlineOrWithSlip && (fact.workingMinutesEarly ?? 0) >= fourWorkingHours && 'resolved_four_hours_early',
      ];
    case 'withdrawn':
    case 'stopped':
      return [fact.endedAs, fact.indexTimely && 'stopped_index_timely'];
    case 'forwarded':
      return ['forwarded'];
    case 'not-accepted':
      return ['not_accepted'];
    default:
      return [];
  }
};

/** Adds (or takes away) a fact's contribution, day by day of the ward's calendar. */
export const contribute = (rows: LedgerRows, fact: Fact, sign: 1 | -1): LedgerRows => {
  const line = lineOf(fact);
  for (const { at, measure, change } of movementsOf(fact)) {
    const day = wardDayOf(at);
    const key = [fact.wardCode, day, line.fieldCode, line.competentLevel, line.competentUnitCode, line.officeCode].join(
      '\u0000',
    );
    let row = rows.get(key);
    if (!row) rows.set(key, (row = { wardCode: fact.wardCode, day, ...line, measured: {} }));
    row.measured[measure] = (row.measured[measure] ?? 0) + sign * change;
  }
  return rows;
};

/** Rows that say something, in the order of their key: the order in which every transaction locks them. */
export const movedRows = (rows: LedgerRows): LedgerRow[] =>
  [...rows.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => ({ ...row, measured: withoutZeros(row.measured) }))
    .filter(({ measured }) => Object.keys(measured).length > 0);

const withoutZeros = (measured: Measured): Measured =>
  Object.fromEntries(Object.entries(measured).filter(([, value]) => value !== 0));

/** First and last day on which a fact moves a figure; null where it moves none. */
export const spanOf = (fact: Fact): { first: LocalDay; last: LocalDay } | null => {
  const instants = movementsOf(fact).map(({ at }) => at);
  if (instants.length === 0) return null;
  const sorted = instants.sort();
  return { first: wardDayOf(sorted[0] as string), last: wardDayOf(sorted.at(-1) as string) };
};
