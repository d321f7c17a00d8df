import { given, outcomeOf, receiving, stateAfter, receipt } from '../../test/given';
import { acceptDossier } from './accept-dossier.decide';

const thursday = '2025-10-02T02:00:00.000Z';
const command = { ...receiving, receivedAt: thursday };

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
