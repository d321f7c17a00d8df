import type { DomainEvent } from '@motcua/contracts';
import { given, outcomeOf, receiving, stateAfter, receipt, submission } from '../../test/given';
import { acceptDossier } from './accept-dossier.decide';

const thursday = '2025-10-02T02:00:00.000Z';
const command = { ...receiving, receivedAt: thursday, despiteFindings: false };

describe('accepting an online filing', () => {
  it('receives it at the acceptance: the clock starts then, not at the filing', () => {
    expect(acceptDossier(given.submitted, command)).toMatchObject([
      {
        type: 'DossierReceived',
        data: { channel: 'online', receivedAt: thursday, clock: { dueAt: '2025-10-07T02:00:00.000Z' } },
      },
    ]);
  });

  it('keeps that an officer helped with the filing', () => {
    const { submitted } = given;
    if (submitted.status !== 'submitted') throw new Error('not a filing');
    const assisted = { ...submitted, submission: { ...submitted.submission, assisted: true } };
    expect(acceptDossier(assisted, command)).toMatchObject([{ data: { assisted: true } }]);
  });

  it('waits for a check that passes, or for the counter to overrule what was found', () => {
    const submitted = { type: 'DossierSubmitted', data: submission } as const;
    const failed: DomainEvent = { type: 'SubmissionChecked', data: { passed: false, findings: ['file-empty'] } };
    const passed: DomainEvent = { type: 'SubmissionChecked', data: { passed: true, findings: [] } };
    const overruling = { ...command, despiteFindings: true };
    expect(outcomeOf(acceptDossier(stateAfter(submitted, failed), command))).toBe('check-failed');
    expect(outcomeOf(acceptDossier(stateAfter(submitted, failed, passed), command))).toEqual(['DossierReceived']);
    expect(acceptDossier(stateAfter(submitted, failed), overruling)).toMatchObject([
      { type: 'CheckOverruled', data: { findings: ['file-empty'] } },
      { type: 'DossierReceived', data: { receivedAt: thursday } },
    ]);
    expect(outcomeOf(acceptDossier(stateAfter(submitted, passed), overruling))).toEqual(['DossierReceived']);
    const gone = { ...overruling, procedure: undefined };
    expect(outcomeOf(acceptDossier(stateAfter(submitted, failed), gone))).toBe('procedure-unknown');
  });

  it('is quiet when repeated, also after the hand-over', () => {
    expect(acceptDossier(given.receivedOnline, command)).toEqual([]);
    const online = { ...receipt, channel: 'online' } as const;
    const later = stateAfter({ type: 'DossierReceived', data: online }, { type: 'DossierHandedOver', data: online });
    expect(acceptDossier(later, command)).toEqual([]);
  });

  it.each([
    ['none', 'not-submitted'],
    ['received', 'not-submitted'],
    ['notAccepted', 'not-accepted'],
  ] as const)('of a dossier that is %s is refused: %s', (state, code) => {
    expect(outcomeOf(acceptDossier(given[state], command))).toBe(code);
  });

  it('is refused when the catalogue no longer has the procedure, and beyond the calendar', () => {
    expect(outcomeOf(acceptDossier(given.submitted, { ...command, procedure: undefined }))).toBe('procedure-unknown');
    const newYearsEve = { ...command, receivedAt: '2026-12-31T02:00:00.000Z' };
    expect(outcomeOf(acceptDossier(given.submitted, newYearsEve))).toBe('calendar-ends');
  });
});
