/** What reporting answers, as far as this page shows it. */
export interface Ward {
  code: string;
  name: string;
}

export interface Columns {
  received: { total: number; online: number; direct: number; postal: number; carriedOver: number };
  resolved: { total: number; early: number; onTime: number; late: number };
  pending: { total: number; inTime: number; overdue: number };
}

export interface Rate {
  definition: string;
  version: number;
  name: string;
  numerator: number;
  denominator: number;
  /** Names of counts, added and subtracted: `early + onTime`. */
  numeratorIs?: string;
  denominatorIs?: string;
  rounding: { mode: 'half-up' | 'cut'; digits: number };
  printed: string;
  source?: string;
}

export interface NumberRange {
  from: number;
  to: number;
}

export interface Producer {
  store: string;
  headToldAt: string | null;
  holes: NumberRange[];
  missingTail: NumberRange | null;
}

export interface Completeness {
  complete: boolean;
  incompleteDossiers: number;
  parked?: number;
  /** Measures that a rebuild has not filled yet. */
  unfilledMeasures?: string[];
  producers?: Producer[];
}

/** A state without a column in the form, and where it stands. */
export interface Mapped {
  state: string;
  count: number;
  placedIn: string;
  vi: string;
}

export type FieldFigures = Columns & { fieldCode: string; fieldName: string };

export interface Summary extends Columns {
  ward: Ward;
  period: { from: string; to: string; asOf: string };
  rates: Rate[];
  completeness: Completeness;
  mapping?: Mapped[];
  fields?: FieldFigures[];
}
