import type { Calendar } from './calendar';
import { type Deadline, deadlineFor } from './deadline-for';
import type { OfficeHours } from './office-hours';
import type { Pause } from './pause';
import type { Term } from './term';
import type { Instant } from './ward-time';

/**
 * One agency's part of a linked procedure. `after`: the stages before it that must have finished; none: it begins with
 * the receipt (electronic dossiers go to all agencies at once, paper ones from one to the next; Decree 61/2018
 * art. 19(6)). `startsWithAct`: it begins when something is done (a fee paid), never by itself.
 */
export type Stage = {
  readonly stageId: string;
  readonly agencyCode: string;
  readonly term: Term;
  readonly after: readonly string[];
  readonly startsWithAct: boolean;
};

/** What is known of a stage. `startedAt`: of the act that begins it, or of the dossier's arrival at the agency. */
export type StageFacts = {
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly pauses: readonly Pause[];
};

export type StageClock = {
  readonly stageId: string;
  readonly agencyCode: string;
  /** `expected`: by the deadlines of stages that have not finished yet; `unknown`: an act is waited for. */
  readonly start: 'known' | 'expected' | 'unknown';
  readonly startsAt: Instant | null;
  readonly deadline: Deadline | null;
  readonly finishedAt: Instant | null;
};

export type LinkedDossier = {
  readonly receivedAt: Instant;
  readonly stages: readonly Stage[];
  /** By stage id; a stage of which nothing is known yet is left out. */
  readonly facts: Readonly<Record<string, StageFacts>>;
  readonly calendar: Calendar;
  readonly officeHours: OfficeHours;
};

/** A clock for each stage, in the order of the stages. Errors: `RangeError` for a stage after one that is not before it. */
export function stageClocks({ receivedAt, stages, facts, calendar, officeHours }: LinkedDossier): StageClock[] {
  const clocks = new Map<string, StageClock>();
  for (const { stageId, agencyCode, term, after, startsWithAct } of stages) {
    const known = facts[stageId];
    const before = after.map((id) => {
      const clock = clocks.get(id);
      if (clock === undefined) throw new RangeError(`Stage ${stageId} comes after ${id}, which is no stage before it.`);
      return clock;
    });
    const { start, startsAt } = startOf(receivedAt, before, known?.startedAt ?? null, startsWithAct);
    const deadline =
      startsAt === null
        ? null
        : deadlineFor({ receivedAt: startsAt, term, calendar, officeHours, pauses: known?.pauses });
    clocks.set(stageId, { stageId, agencyCode, start, startsAt, deadline, finishedAt: known?.finishedAt ?? null });
  }
  return [...clocks.values()];
}

function startOf(
  receivedAt: Instant,
  before: readonly StageClock[],
  startedAt: Instant | null,
  startsWithAct: boolean,
): Pick<StageClock, 'start' | 'startsAt'> {
  if (startedAt !== null) return { start: 'known', startsAt: startedAt };
  if (startsWithAct) return { start: 'unknown', startsAt: null };
  let latest = receivedAt;
  let start: StageClock['start'] = 'known';
  for (const { finishedAt, deadline } of before) {
    const ends = finishedAt ?? deadline?.dueAt ?? null;
    if (ends === null) return { start: 'unknown', startsAt: null };
    if (finishedAt === null) start = 'expected';
    if (ends > latest) latest = ends;
  }
  return { start, startsAt: latest };
}
