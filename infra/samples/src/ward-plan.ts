import type { WardDay } from '@motcua/deadline';

/** What a ward's register must add up to. Every count is met exactly. */
export type WardPlan = {
  readonly wardCode: string;
  readonly wardName: string;
  readonly issuingUnitCode: string;
  readonly period: { readonly from: WardDay; readonly to: WardDay };
  readonly source: string;
  readonly received: {
    readonly online: number;
    readonly direct: number;
    readonly postal: number;
    /** Of `direct`: handed out at once, without a slip. */
    readonly immediate: number;
  };
  /** Of the dossiers with an appointment. */
  readonly resolved: { readonly early: number; readonly onTime: number; readonly late: number };
  /** At the end of the period. */
  readonly pending: { readonly inTime: number; readonly overdue: number };
  /** Of `early` and `onTime`: resolved at least four working hours before the appointment. */
  readonly fourHoursEarly?: number;
  readonly returnedAtHome: number;
  /** Part of the results of online dossiers that are handed over online. */
  readonly returnedOnlineShare: number;
  /** Part of the dossiers on paper whose components were scanned; what comes online needs no scan. */
  readonly componentsDigitizedShare: number;
  readonly resultsDigitized: number;
  /** Part of the legal term to which the ward committed itself. */
  readonly termShare: number;
  /** The ward's own names of fields, by the national one. */
  readonly fieldNames: Readonly<Record<string, string>>;
  /** How much likelier a dossier of a field (the ward's name) is late. */
  readonly lateFields: Readonly<Record<string, number>>;
  /** What was not published: 'column or number – why'. */
  readonly assumed: readonly string[];
};

export function receivedTotal({ received }: WardPlan): number {
  return received.online + received.direct + received.postal;
}

export function resolvedTotal({ resolved, received }: WardPlan): number {
  return resolved.early + resolved.onTime + resolved.late + received.immediate;
}
