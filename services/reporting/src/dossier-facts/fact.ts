import type {
  Channel,
  CompetentLevel,
  DigitizationState,
  Instant,
  Outcome,
  ReturnManner,
  ServiceLevel,
} from '@motcua/contracts';
import type { Timeliness } from '@motcua/deadline';

export type Status = 'awaiting-acceptance' | 'in-time' | 'overdue' | 'paused' | 'ended';

/** How this centre's part of a dossier ended. */
export type EndedAs = Outcome | 'forwarded' | 'not-accepted';

/** A stretch of a dossier's life on effective time, `from` ≤ t < `to`; `to` null: for ever. */
export interface StatusInterval {
  status: Status;
  /** What it rests on: an event, a legal ground's code, or the end that it came to. */
  ground: string;
  from: Instant;
  to: Instant | null;
}

/** What a stretch of the history is beside its status: figures count it in a column of its own. */
export type Aspect = 'awaiting-overdue' | 'overdue-with-apology' | 'in-time-asked-again';

export interface AspectInterval {
  aspect: Aspect;
  from: Instant;
  to: Instant | null;
}

/** All that is known of one dossier, folded from the events heard so far; no personal data. */
export interface Fact {
  dossierId: string;
  wardCode: string;
  /** What was said but not heard yet, in words; empty: complete. */
  missing: string[];
  /** Without its receipt (or submission) it stands in no figure. */
  contributes: boolean;
  dossierCode: string | null;
  procedureCode: string | null;
  fieldCode: string | null;
  fieldName: string | null;
  competentUnitCode: string | null;
  competentLevel: CompetentLevel | null;
  officeCode: string | null;
  applicantWardCode: string | null;
  forwardedFrom: string | null;
  channel: Channel | null;
  serviceLevel: ServiceLevel | null;
  assisted: boolean;
  hasSlip: boolean;
  enteredAfterwards: boolean;
  submittedAt: Instant | null;
  receivedAt: Instant | null;
  /** The appointment on the last receipt; null: none was given. */
  dueAt: Instant | null;
  endedAs: EndedAs | null;
  endedAt: Instant | null;
  endReasonCode: string | null;
  /** Of resolved (refused after appraisal too) dossiers. */
  timeliness: Timeliness | null;
  lateWithApology: boolean;
  lateCauseCode: string | null;
  workingMinutesEarly: number | null;
  /** Of every end but forwarding: by index 766 (2.1), or by the law where that was not judged; asked again is late. */
  indexTimely: boolean | null;
  /** Working minutes that the index subtracts. */
  waitedMinutes: number | null;
  supplementsRequested: number;
  /** Requests that left the appointment as it was, asked too late or again: the ward's, not the applicant's. */
  wardRequests: number;
  wardRequestedAt: Instant | null;
  apologies: number;
  returnedAt: Instant | null;
  returnManner: ReturnManner | null;
  components: DigitizationState;
  componentsDigitizedAt: Instant | null;
  resultDigitizedAt: Instant | null;
  /** When a fee of more than nothing was first asked for; not before the receipt. */
  feeChargedAt: Instant | null;
  /** Through the national portal or a local gateway (index 766, 3.6: flags 1 and 2); null: nothing was said of it. */
  paidOnline: boolean | null;
  paidAt: Instant | null;
  history: StatusInterval[];
  /** Missing before the second version of the measures. */
  aspects?: AspectInterval[];
  /** Which measures it was folded for; missing: the first ones. */
  measuresVersion?: number;
}
