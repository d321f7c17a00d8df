import { type DomainEvent, validateData } from '@motcua/contracts';
import { Rejected, UnknownStream } from '@motcua/event-sourcing';
import fc from 'fast-check';
import { assignOfficer } from './assign-officer/assign-officer.decide';
import { type Dossier, dossierStream } from './dossier.state';
import { hearSupplementDelivery } from './hear-supplement-delivery/hear-supplement-delivery.decide';
import { hearWithdrawalRequest } from './hear-withdrawal-request/hear-withdrawal-request.decide';
import { issueApology } from './issue-apology/issue-apology.decide';
import { pauseDossier } from './pause-dossier/pause-dossier.decide';
import { refuseDossier } from './refuse-dossier/refuse-dossier.decide';
import { requestSupplement } from './request-supplement/request-supplement.decide';
import { resolveDossier } from './resolve-dossier/resolve-dossier.decide';
import { resumeDossier } from './resume-dossier/resume-dossier.decide';
import { returnResult } from './return-result/return-result.decide';
import { startProcessing } from './start-processing/start-processing.decide';
import { stopDossier } from './stop-dossier/stop-dossier.decide';
import { takeOverCourse } from './take-over-course/take-over-course.decide';
import { time } from '../test/given';
import { receipt } from '../test/heard-events';
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
  assign: (dossier) => assignOfficer(dossier, { officerId: 'officer-7' }),
  ask: (dossier, now) => requestSupplement(dossier, { papers: ['a'], reasonCode, now, time, reasons: known }),
  pause: (dossier) => pauseDossier(dossier, { groundCode: 'known', grounds: known }),
  resume: (dossier, now) => resumeDossier(dossier, { now, time }),
  apologise: (dossier, now) => issueApology(dossier, { newDate, reasonCode, now, time, reasons: known }),
  refuse: (dossier, now) =>
    refuseDossier(dossier, { reasonCode, lateCauseCode, now, time, reasons: known, lateCauses: known }),
  resolve: (dossier, now) => resolveDossier(dossier, { lateCauseCode, now, time, lateCauses: known }),
  giveBack: (dossier, now) => returnResult(dossier, { manner: 'office', now }),
  withdraw: (dossier, now) => withdrawDossier(dossier, { reasonCode, now, time, reasons: known }),
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
        expect(said.filter(({ type }) => type === 'SupplementRequested').length).toBeLessThanOrEqual(1);
        expect(said.filter(({ type }) => type === 'ApologyIssued').length).toBeLessThanOrEqual(1);
        expect(said.flatMap(({ type, data }) => validateData(type, data))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
