import { type EventType, eventDefinition } from './catalog';

type Upcaster = (data: unknown) => unknown;

/** No end was judged by index 766 before its second version. */
const notJudged = (ending: unknown): object => ({ indexJudgement: null, ...(ending as object) });

const stagesWithoutPayment = (data: unknown): object => {
  const { stages, ...rest } = data as { stages: object[] };
  return { ...rest, stages: stages.map((stage) => ({ startsWithPayment: false, ...stage })) };
};

/** From version n to n + 1, by type: what was not stated, where it is not stated. A changed meaning is a new event type. */
const upcasters: Partial<Record<EventType, Record<number, Upcaster>>> = {
  CalendarDefined: { 1: (data) => ({ decisions: [], ...(data as object) }) },
  OfficeHoursDefined: { 1: (data) => ({ wardCode: null, exceptions: [], serving: [], ...(data as object) }) },
  ProcedureDefined: {
    1: (data) => ({
      rawCode: (data as { procedureCode: string }).procedureCode,
      committedTerms: [],
      competentUnitCode: null,
      receivingArea: 'province',
      papers: null,
      fees: null,
      stages: [],
      isImmediate: false,
      to: null,
      isSample: false,
      source: null,
      ...(data as object),
    }),
    2: stagesWithoutPayment,
  },
  DossierResolved: { 1: notJudged },
  DossierRefused: { 1: notJudged },
  DossierWithdrawn: { 1: notJudged },
  DossierStopped: { 1: notJudged },
  ReceiptCorrected: { 1: (data) => ({ reasonCode: null, isApplicantCorrected: false, ...(data as object) }) },
  SupplementRequested: { 1: (data) => ({ wardFault: null, ...(data as object) }) },
  CourseCorrected: {
    1: (data) => {
      const { ending, ...rest } = data as { ending: unknown };
      return { reasonCode: null, clock: null, ...rest, ending: ending ? notJudged(ending) : null };
    },
  },
  OfficerAssigned: {
    1: (data) => ({ reasonCode: null, ...(data as object) }),
    2: (data) => ({ insteadOf: null, ...(data as object) }),
  },
};

/** Data of the newest version, or undefined where the version is newer than this code. */
export const upcast = (type: EventType, version: number, data: unknown): unknown => {
  const newest = eventDefinition(type).version;
  if (version > newest || version < 1) return undefined;
  let current = data;
  for (let from = version; from < newest; from += 1) {
    const step = upcasters[type]?.[from];
    if (!step) throw new Error(`no upcaster for ${type} from version ${from}`);
    current = step(current);
  }
  return current;
};
