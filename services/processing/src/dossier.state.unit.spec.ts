import { type DomainEvent, type EventType, eventTypes } from '@motcua/contracts';
import { fold } from '@motcua/event-sourcing';
import fc from 'fast-check';
import { dossierStream, renderCourse } from './dossier.state';
import {
  apologised,
  askedFor,
  delivered,
  given,
  paused,
  refused,
  resolved,
  resumed,
  returned,
  started,
  stopped,
  supplemented,
  takenOver,
  withdrawn,
} from '../test/given';
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
import { receipt } from '../test/heard-events';

const source = { source: 'register', fileHash: null, rowNumber: 1, reason: 'sổ' } as const;
const correctedOpen: DomainEvent = {
  type: 'CourseCorrected',
  data: {
    outcome: null,
    ending: null,
    returnedAt: null,
    returnManner: null,
    enteredAfterwards: source,
    reasonCode: null,
    clock: null,
  },
};
const known: DomainEvent[] = [
  takenOver,
  started,
  { type: 'OfficerAssigned', data: { officerId: 'officer-7', reasonCode: null, insteadOf: null } },
  { type: 'WithdrawalRequestHeard', data: { reasonCode: 'applicant-wish' } },
  askedFor(['birth']),
  delivered(['birth']),
  supplemented,
  paused,
  resumed,
  apologised,
  resolved,
  refused,
  withdrawn,
  stopped,
  returned,
  correctedOpen,
  consulted,
  answered,
  arranged,
  verified,
  notified(),
  paid,
  planned,
  stageStarted('land-office'),
  stageCompleted('land-office'),
  signed,
];
const at = '2025-10-02T02:00:00.000Z';

describe('the state of a course', () => {
  it('never throws, whatever events come in whatever order, and can always be shown', () => {
    const anyEvent = fc.oneof(
      fc.constantFrom(...known),
      fc
        .constantFrom(...eventTypes.filter((type) => !known.some((event) => event.type === type)))
        .map((type: EventType) => ({ type, data: {} }) as DomainEvent),
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        const stored = events.map((event, index) => ({ ...event, position: index + 1, occurredAt: at }));
        const state = fold(dossierStream, stored);
        dossierStream.competentUnitOf(state);
        expect(renderCourse(state, at)).toHaveProperty('status');
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['taken-over', [takenOver]],
    ['in-process', [takenOver, started]],
    ['paused', [takenOver, started, paused]],
    ['in-process', [takenOver, started, paused, resumed]],
    ['waiting-for-supplement', [takenOver, started, askedFor(['birth'])]],
    ['in-process', [takenOver, started, askedFor(['birth']), delivered(['birth']), supplemented]],
    ['resolved', [takenOver, started, resolved]],
    ['returned', [takenOver, started, resolved, returned]],
    ['withdrawn', [takenOver, withdrawn]],
    ['in-process', [takenOver, started, takenOver]],
    ['taken-over', [takenOver, resolved, correctedOpen]],
  ])('shows %s', (status, events) => {
    expect(renderCourse(given(...events), at)).toMatchObject({ status });
  });

  it('knows an end entered from a register although it was never handed over', () => {
    expect(given(resolved)).toMatchObject({ status: 'ended', outcome: 'resolved', receipt: null });
    expect(given(resolved, takenOver)).toMatchObject({
      status: 'ended',
      receipt: { dossierCode: receipt.dossierCode },
    });
  });

  it('lets the competent unit see it as soon as the receipt names it', () => {
    expect(dossierStream.competentUnitOf(given())).toBeNull();
    expect(dossierStream.competentUnitOf(given(takenOver))).toBe('an-thang');
  });
});
