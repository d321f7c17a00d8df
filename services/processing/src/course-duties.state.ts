import type { AnnouncementManner, Clock, EventData, Instant, PlannedStage } from '@motcua/contracts';
import { timelinessOf } from '@motcua/deadline';
import type { StoredEvent } from '@motcua/event-sourcing';

export interface Consultation extends EventData<'ConsultationRequested'> {
  answered: EventData<'ConsultationAnswered'> | null;
}

export interface Verification extends EventData<'VerificationArranged'> {
  recorded: EventData<'VerificationRecorded'> | null;
}

export interface FinancialDuty extends EventData<'FinancialDutyNotified'> {
  fulfilled: EventData<'FinancialDutyFulfilled'> | null;
}

export interface Stage extends PlannedStage {
  clock: Clock | null;
  completed: EventData<'StageCompleted'> | null;
}

/** What is done for a course beside moving its clock and ending it; of what can happen again, the newest. */
export interface CourseDuties {
  consultations: readonly Consultation[];
  verification: Verification | null;
  financialDuty: FinancialDuty | null;
  plan: { leadAgencyCode: string; stages: readonly Stage[] } | null;
  signerId: string | null;
  earlyResultAnnounced: AnnouncementManner | null;
  /** Recorded apart from the end, unless the end said another one later. */
  lateCause: EventData<'LateCauseRecorded'> | null;
}

export const noDuties: CourseDuties = {
  consultations: [],
  verification: null,
  financialDuty: null,
  plan: null,
  signerId: null,
  earlyResultAnnounced: null,
  lateCause: null,
};

const withStage = (duties: CourseDuties, stageCode: string, change: Partial<Stage>): CourseDuties => {
  const { plan } = duties;
  if (!plan) return duties;
  const stages = plan.stages.map((stage) => (stage.stageCode === stageCode ? { ...stage, ...change } : stage));
  return { ...duties, plan: { ...plan, stages } };
};

export const evolveDuties = (duties: CourseDuties, { type, data }: StoredEvent): CourseDuties => {
  switch (type) {
    case 'ConsultationRequested': {
      const asked = { ...(data as EventData<'ConsultationRequested'>), answered: null };
      return { ...duties, consultations: [...duties.consultations, asked] };
    }
    case 'ConsultationAnswered': {
      const answered = data as EventData<'ConsultationAnswered'>;
      const consultations = duties.consultations.map((asked) =>
        asked.agencyUnitCode === answered.agencyUnitCode && !asked.answered ? { ...asked, answered } : asked,
      );
      return { ...duties, consultations };
    }
    case 'VerificationArranged':
      return { ...duties, verification: { ...(data as EventData<'VerificationArranged'>), recorded: null } };
    case 'VerificationRecorded': {
      const recorded = data as EventData<'VerificationRecorded'>;
      return { ...duties, verification: duties.verification && { ...duties.verification, recorded } };
    }
    case 'FinancialDutyNotified':
      return { ...duties, financialDuty: { ...(data as EventData<'FinancialDutyNotified'>), fulfilled: null } };
    case 'FinancialDutyFulfilled': {
      const fulfilled = data as EventData<'FinancialDutyFulfilled'>;
      return { ...duties, financialDuty: duties.financialDuty && { ...duties.financialDuty, fulfilled } };
    }
    case 'StagesPlanned': {
      const { leadAgencyCode, stages } = data as EventData<'StagesPlanned'>;
      return {
        ...duties,
        plan: { leadAgencyCode, stages: stages.map((stage) => ({ ...stage, clock: null, completed: null })) },
      };
    }
    case 'StageStarted': {
      const { stageCode, clock } = data as EventData<'StageStarted'>;
      return withStage(duties, stageCode, { clock });
    }
    case 'StageCompleted': {
      const completed = data as EventData<'StageCompleted'>;
      return withStage(duties, completed.stageCode, { completed });
    }
    case 'ResultSigned':
      return { ...duties, signerId: (data as EventData<'ResultSigned'>).signerId };
    case 'EarlyResultAnnounced':
      return { ...duties, earlyResultAnnounced: (data as EventData<'EarlyResultAnnounced'>).manner };
    case 'LateCauseRecorded':
      return { ...duties, lateCause: data as EventData<'LateCauseRecorded'> };
    case 'DossierResolved':
    case 'DossierRefused':
    case 'DossierWithdrawn':
    case 'DossierStopped': {
      const { lateCauseCode } = data as EventData<'DossierResolved'>;
      return lateCauseCode && lateCauseCode !== duties.lateCause?.causeCode ? { ...duties, lateCause: null } : duties;
    }
    case 'CourseCorrected': {
      const { outcome, enteredAfterwards } = data as EventData<'CourseCorrected'>;
      if (enteredAfterwards) return { ...duties, lateCause: null };
      // What was signed, announced and explained was another end than the one that is to come.
      return outcome ? duties : { ...duties, lateCause: null, signerId: null, earlyResultAnnounced: null };
    }
    default:
      return duties;
  }
};

const isOver = (by: Instant, asOf: Instant): boolean => timelinessOf(asOf, by) === 'late';

/** Asked, not answered, and still within the agency's deadline. */
export const isAwaited = ({ answered, answerBy }: Consultation, asOf: Instant): boolean =>
  !answered && !isOver(answerBy, asOf);

/** A signed result stands: nothing may be asked of anybody for it any more. */
export const isSigned = ({ duties }: { duties: CourseDuties }): boolean => duties.signerId !== null;

const consultationStanding = (consultation: Consultation, asOf: Instant): string => {
  if (consultation.answered) return consultation.answered.isLate ? 'answered-late' : 'answered';
  return isAwaited(consultation, asOf) ? 'awaited' : 'overdue';
};

const stageStanding = ({ clock, completed }: Stage, asOf: Instant): string => {
  if (completed) return completed.isLate ? 'complete-late' : 'complete';
  if (!clock) return 'waiting';
  return clock.dueAt !== null && isOver(clock.dueAt, asOf) ? 'overdue' : 'in-process';
};

/** As of an instant: what is overdue is asked, not stored. */
export const renderDuties = (duties: CourseDuties, asOf: Instant): object => {
  const { consultations, verification, financialDuty, plan, signerId, earlyResultAnnounced } = duties;
  return {
    consultations: consultations.map((consultation) => ({
      agencyUnitCode: consultation.agencyUnitCode,
      subjectCode: consultation.subjectCode,
      answerBy: consultation.answerBy,
      answer: consultation.answered?.answer ?? null,
      standing: consultationStanding(consultation, asOf),
    })),
    verification,
    financialDuty,
    plan: plan && {
      leadAgencyCode: plan.leadAgencyCode,
      stages: plan.stages.map((stage) => ({
        stageCode: stage.stageCode,
        agencyUnitCode: stage.agencyUnitCode,
        after: stage.after,
        dueAt: stage.clock?.dueAt ?? null,
        standing: stageStanding(stage, asOf),
      })),
    },
    signerId,
    earlyResultAnnounced,
  };
};
