import { type DomainEvent, validateData } from '@motcua/contracts';
import { Rejected, UnknownStream } from '@motcua/event-sourcing';
import fc from 'fast-check';
import { time } from '../test/given';
import { planned } from '../test/given-duties';
import { receipt } from '../test/heard-events';
import { announceEarlyResult } from './announce-early-result/announce-early-result.decide';
import { arrangeVerification } from './arrange-verification/arrange-verification.decide';
import { assignOfficer } from './assign-officer/assign-officer.decide';
import { completeStage } from './complete-stage/complete-stage.decide';
import { type Dossier, dossierStream } from './dossier.state';
import { fulfilFinancialDuty } from './fulfil-financial-duty/fulfil-financial-duty.decide';
import { hearSupplementDelivery } from './hear-supplement-delivery/hear-supplement-delivery.decide';
import { hearWithdrawalRequest } from './hear-withdrawal-request/hear-withdrawal-request.decide';
import { issueApology } from './issue-apology/issue-apology.decide';
import { notifyFinancialDuty } from './notify-financial-duty/notify-financial-duty.decide';
import { pauseDossier } from './pause-dossier/pause-dossier.decide';
import { planStages } from './plan-stages/plan-stages.decide';
import { recordConsultationAnswer } from './record-consultation-answer/record-consultation-answer.decide';
import { recordLateCause } from './record-late-cause/record-late-cause.decide';
import { recordVerification } from './record-verification/record-verification.decide';
import { refuseDossier } from './refuse-dossier/refuse-dossier.decide';
import { requestConsultation } from './request-consultation/request-consultation.decide';
import { requestSupplement } from './request-supplement/request-supplement.decide';
import { resolveDossier } from './resolve-dossier/resolve-dossier.decide';
import { resumeDossier } from './resume-dossier/resume-dossier.decide';
import { returnResult } from './return-result/return-result.decide';
import { signResult } from './sign-result/sign-result.decide';
import { startProcessing } from './start-processing/start-processing.decide';
import { startStage } from './start-stage/start-stage.decide';
import { stopDossier } from './stop-dossier/stop-dossier.decide';
import { takeOverCourse } from './take-over-course/take-over-course.decide';
import { withdrawDossier } from './withdraw-dossier/withdraw-dossier.decide';

type Decide = (dossier: Dossier, now: string) => DomainEvent[] | Rejected;

const known = new Set(['known']);
const reasonCode = 'known';
const lateCauseCode = 'known';
const newDate = '2025-10-20T02:00:00.000Z';

const everyAct: Record<string, Decide> = {
  takeOver: (dossier, now) => takeOverCourse(dossier, { receipt, now, time: () => time }),
  hearWithdrawal: (dossier, now) => hearWithdrawalRequest(dossier, { reasonCode, now, time: () => time }),
  hearDelivery: (dossier, now) =>
    hearSupplementDelivery(dossier, { papers: ['a'], deliveredAt: now, time: () => time }),
  start: (dossier) => startProcessing(dossier, { officeCode: null }),
  assign: (dossier) =>
    assignOfficer(dossier, { officerId: 'officer-7', reasonCode, reasons: known, absences: [], today: '2025-10-01' }),
  ask: (dossier, now) =>
    requestSupplement(dossier, { papers: ['a'], again: true, reasonCode, now, time, reasons: known }),
  pause: (dossier) => pauseDossier(dossier, { groundCode: 'known', grounds: known }),
  resume: (dossier, now) => resumeDossier(dossier, { now, time }),
  apologise: (dossier, now) => issueApology(dossier, { newDate, reasonCode, now, time, reasons: known }),
  refuse: (dossier, now) =>
    refuseDossier(dossier, { reasonCode, lateCauseCode, now, time, reasons: known, lateCauses: known }),
  resolve: (dossier, now) => resolveDossier(dossier, { lateCauseCode, now, time, lateCauses: known }),
  giveBack: (dossier, now) => returnResult(dossier, { manner: 'office', now }),
  withdraw: (dossier, now) => withdrawDossier(dossier, { reasonCode, now, time, reasons: known }),
  consult: (dossier, now) =>
    requestConsultation(dossier, {
      agencyUnitCode: 'thue',
      subjectCode: 'known',
      answerBy: newDate,
      now,
      time,
      subjects: known,
    }),
  answer: (dossier, now) => recordConsultationAnswer(dossier, { agencyUnitCode: 'thue', answer: 'agreed', now }),
  arrange: (dossier, now) =>
    arrangeVerification(dossier, { at: newDate, placeCode: 'known', now, time, places: known }),
  verify: (dossier, now) =>
    recordVerification(dossier, {
      heldAt: now,
      isApplicantPresent: true,
      resultCode: 'known',
      now,
      results: known,
    }),
  notify: (dossier, now) =>
    notifyFinancialDuty(dossier, {
      kindCode: 'known',
      amount: null,
      payBy: null,
      now,
      kinds: known,
      grounds: new Set(['payment']),
    }),
  pay: (dossier, now) =>
    fulfilFinancialDuty(dossier, { paidAt: now, paymentReference: null, now, time, catalogued: [] }),
  plan: (dossier) => planStages(dossier, { ...planned.data, catalogued: [] }),
  startStage: (dossier, now) => startStage(dossier, { stageCode: 'land-office', now, time }),
  completeStage: (dossier, now) => completeStage(dossier, { stageCode: 'land-office', now }),
  sign: (dossier, now) => signResult(dossier, { signerId: 'leader-1', now }),
  announce: (dossier, now) => announceEarlyResult(dossier, { manner: 'sms', now }),
  sayWhyLate: (dossier, now) =>
    recordLateCause(dossier, {
      causeCode: 'known',
      evidenceKind: null,
      evidenceReference: null,
      now,
      lateCauses: known,
    }),
  stop: (dossier, now) => stopDossier(dossier, { reasonCode, now, time, reasons: known }),
};

const ends = ['DossierResolved', 'DossierRefused', 'DossierWithdrawn', 'DossierStopped'];

const decided = (decide: Decide, dossier: Dossier, now: string): DomainEvent[] => {
  try {
    const events = decide(dossier, now);
    return events instanceof Rejected ? [] : events;
  } catch (error) {
    if (error instanceof UnknownStream) return [];
    throw error;
  }
};

describe('acts and requests in any order', () => {
  it('end a course once at most, and say only what the contracts allow', () => {
    const step = fc.record({ act: fc.constantFrom(...Object.keys(everyAct)), hours: fc.integer({ min: 0, max: 60 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let dossier = dossierStream.initialState;
        let at = Date.parse(receipt.receivedAt);
        const said: DomainEvent[] = [];
        for (const { act, hours } of steps) {
          at += hours * 3_600_000;
          const occurredAt = new Date(at).toISOString();
          for (const event of decided(everyAct[act] as Decide, dossier, occurredAt)) {
            said.push(event);
            dossier = dossierStream.evolve(dossier, { ...event, position: said.length, occurredAt });
          }
        }
        expect(said.filter(({ type }) => ends.includes(type)).length).toBeLessThanOrEqual(1);
        expect(said.filter(({ type }) => type === 'CourseTakenOver').length).toBeLessThanOrEqual(1);
        // Only the first request may stop the clock; another one is the ward's.
        const [, ...again] = said.flatMap((event) => (event.type === 'SupplementRequested' ? [event.data] : []));
        expect(again.filter(({ clockStops, wardFault }) => clockStops || wardFault === null)).toEqual([]);
        expect(said.filter(({ type }) => type === 'ResultSigned').length).toBeLessThanOrEqual(1);
        expect(said.filter(({ type }) => type === 'EarlyResultAnnounced').length).toBeLessThanOrEqual(1);
        expect(said.filter(({ type }) => type === 'ApologyIssued').length).toBeLessThanOrEqual(1);
        expect(said.flatMap(({ type, data }) => validateData(type, data))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
