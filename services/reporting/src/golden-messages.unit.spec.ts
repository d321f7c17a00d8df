import { type Envelope, type EventType, eventDefinition, eventTypes } from '@motcua/contracts';
import { goldenOf } from '@motcua/testing';
import { foldFact } from './dossier-facts/dossier-facts.fold';
import { movementsOf } from './ledger/contribution.fold';

const heard = eventTypes.filter(
  (type) => eventDefinition(type).published && eventDefinition(type).owner !== 'reference',
);
const [received] = goldenOf('DossierReceived') as [Envelope];
const dossierId = received.dossierId as string;

/** The golden message as the next thing that is said of a received dossier. */
const after = (event: Envelope): Envelope[] => {
  const next = { ...event, dossierId, position: event.source === 'intake' ? 2 : 1 };
  return event.type === 'DossierReceived' ? [{ ...event, position: 1 }] : [{ ...received, position: 1 }, next];
};

/** What the newest version of each event changes in a fact; those left out only fill their position. */
const effects: Partial<Record<EventType, string[]>> = {
  DossierSubmitted: ['submittedAt'],
  DossierReceived: ['receivedAt', 'dossierCode', 'channel', 'competentLevel', 'history'],
  DossierForwarded: ['endedAs', 'endedAt', 'history'],
  ProcessingStarted: ['officeCode'],
  SupplementRequested: ['supplementsRequested'],
  DossierSupplemented: ['dueAt'],
  DossierPaused: ['history'],
  DossierResumed: ['dueAt'],
  ApologyIssued: ['apologies'],
  FeeCharged: ['feeChargedAt'],
  FeePaid: ['paidOnline', 'paidAt'],
  FeeNotPaidOnline: ['paidOnline', 'paidAt'],
  DossierResolved: ['endedAs', 'endedAt', 'timeliness', 'indexTimely'],
  DossierRefused: ['endedAs', 'endedAt', 'timeliness', 'indexTimely'],
  DossierWithdrawn: ['endedAs', 'endedAt', 'indexTimely'],
  DossierStopped: ['endedAs', 'endedAt', 'indexTimely'],
  LateCauseRecorded: ['lateCauseCode'],
  ResultReturned: ['returnedAt', 'returnManner'],
  CourseCorrected: ['endedAs', 'endedAt'],
  ImmediateResultSettled: ['endedAs', 'endedAt', 'returnedAt', 'timeliness'],
};

describe('golden messages of everything that is heard', () => {
  it.each(heard)('%s is folded, version by version', (type) => {
    for (const event of goldenOf(type)) {
      const before =
        event.type === 'DossierReceived'
          ? foldFact(dossierId, [])
          : foldFact(dossierId, [after(received)[0] as Envelope]);
      const fact = foldFact(dossierId, after(event as Envelope));
      expect(fact.missing).toEqual([]);
      expect(movementsOf(fact).length).toBeGreaterThan(0);
      for (const field of effects[type] ?? []) {
        expect([field, fact[field as keyof typeof fact]]).not.toEqual([field, before[field as keyof typeof before]]);
      }
    }
  });
});
