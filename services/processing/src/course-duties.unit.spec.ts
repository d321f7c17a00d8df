import type { DomainEvent, EventData } from '@motcua/contracts';
import { given, now, resolved, started, takenOver } from '../test/given';
import {
  answered,
  arranged,
  consulted,
  notified,
  paid,
  planned,
  signed,
  stageCompleted,
  stageStarted,
  verified,
} from '../test/given-duties';
import { isSigned } from './course-duties.state';
import { dossierStream, type RunningCourse, renderCourse } from './dossier.state';

const shown = (asOf: string, ...events: DomainEvent[]) => renderCourse(given(takenOver, ...events), asOf);
const later = '2025-10-06T09:01:00.000Z';

describe('what is shown of the duties of a course', () => {
  it('is nothing at first', () => {
    expect(shown(now)).toMatchObject({
      consultations: [],
      verification: null,
      financialDuty: null,
      plan: null,
      signerId: null,
      earlyResultAnnounced: null,
      lateCause: null,
    });
  });

  it.each([
    ['awaited', now, [consulted]],
    ['awaited', consulted.data.answerBy, [consulted]],
    ['overdue', later, [consulted]],
    ['answered', later, [consulted, answered]],
  ])('is a consultation that is %s as of %s', (standing, asOf, events) => {
    expect(shown(asOf, ...events)).toMatchObject({ consultations: [{ agencyUnitCode: 'thue', standing }] });
  });

  it('is an answer that came late, and the second question to the same agency beside the first', () => {
    const late: DomainEvent = {
      type: 'ConsultationAnswered',
      data: { agencyUnitCode: 'thue', answer: 'no-opinion', isLate: true },
    };
    expect(shown(later, consulted, late, consulted)).toMatchObject({
      consultations: [
        { answer: 'no-opinion', standing: 'answered-late' },
        { answer: null, standing: 'overdue' },
      ],
    });
  });

  it('is every stage with its standing', () => {
    const standings = (asOf: string, ...events: DomainEvent[]) =>
      (shown(asOf, planned, ...events) as { plan: { stages: { standing: string }[] } }).plan.stages.map(
        ({ standing }) => standing,
      );
    expect(standings(now)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(standings(now, stageStarted('land-office'))).toEqual(['in-process', 'waiting', 'waiting']);
    expect(standings(later, stageStarted('land-office'))).toEqual(['overdue', 'waiting', 'waiting']);
    const done = [stageStarted('land-office'), stageCompleted('land-office'), stageStarted('survey')];
    expect(standings(now, ...done)).toEqual(['complete', 'waiting', 'in-process']);
    const late: DomainEvent = { type: 'StageCompleted', data: { stageCode: 'survey', isLate: true } };
    expect(standings(now, ...done, late)).toEqual(['complete', 'waiting', 'complete-late']);
  });

  it('is verification, payment and signature, also after the end', () => {
    const events = [started, arranged, verified, notified(), paid, signed, resolved];
    expect(shown(now, ...events)).toMatchObject({
      status: 'resolved',
      verification: { placeCode: 'on-site', recorded: { resultCode: 'confirmed' } },
      financialDuty: { amount: 1_250_000, fulfilled: { paymentReference: 'GNT-1' } },
      signerId: 'leader-1',
    });
  });

  it('is the late cause of the end where none was recorded apart from it', () => {
    const end: DomainEvent = {
      type: 'DossierResolved',
      data: { ...(resolved.data as EventData<'DossierResolved'>), lateCauseCode: 'staff-overload' },
    };
    expect(shown(now, started, end)).toMatchObject({
      lateCause: { causeCode: 'staff-overload', evidenceKind: null, evidenceReference: null },
    });
  });

  it('forgets a late cause that a correction of the course replaced', () => {
    const source = { source: 'register', fileHash: null, rowNumber: 1, reason: 'sổ' } as const;
    const cause: DomainEvent = {
      type: 'LateCauseRecorded',
      data: { causeCode: 'network-down', evidenceKind: null, evidenceReference: null },
    };
    const { data: ending } = resolved as { data: EventData<'DossierResolved'> };
    const none = { returnedAt: null, returnManner: null, reasonCode: null, clock: null };
    const stated = { outcome: 'resolved', ending, ...none } as const;
    const corrected: DomainEvent = {
      type: 'CourseCorrected',
      data: { ...stated, enteredAfterwards: source },
    };
    const byTheLeader: DomainEvent = { type: 'CourseCorrected', data: { ...stated, enteredAfterwards: null } };
    expect(shown(now, started, resolved, cause)).toMatchObject({ lateCause: { causeCode: 'network-down' } });
    expect(shown(now, started, resolved, cause, corrected)).toMatchObject({ lateCause: null });
    expect(shown(now, started, resolved, cause, byTheLeader)).toMatchObject({
      lateCause: { causeCode: 'network-down' },
    });
  });

  it('knows a signed result', () => {
    expect(isSigned(given(takenOver, started) as RunningCourse)).toBe(false);
    expect(isSigned(given(takenOver, started, signed) as RunningCourse)).toBe(true);
  });

  it('is not kept for a dossier that was not handed over', () => {
    expect(dossierStream.evolve(given(), { ...consulted, position: 1, occurredAt: now })).toEqual(given());
  });
});
