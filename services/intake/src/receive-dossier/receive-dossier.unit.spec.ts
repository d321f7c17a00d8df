import { given, outcomeOf, procedure, receiving } from '../../test/given';
import { receiveDossier } from './receive-dossier.decide';

const command = { ...receiving, channel: 'direct', assisted: false, forwardedFrom: null } as const;

describe('receiving at the counter or by post', () => {
  it('issues a receipt with the appointment, three working days on at the same minute', () => {
    const decided = receiveDossier(given.none, { ...command, channel: 'postal' });
    expect(decided).toMatchObject([
      {
        type: 'DossierReceived',
        data: {
          dossierCode: 'H00.an-thang-251001-0001',
          channel: 'postal',
          hasSlip: true,
          receivedAt: '2025-10-01T02:00:00.000Z',
          clock: { termUnit: 'working-days', termAmount: 3, dueAt: '2025-10-06T02:00:00.000Z' },
          enteredAfterwards: null,
        },
      },
    ]);
  });

  it('takes the cut-off of a same-day procedure from its version', () => {
    const sameDay = { ...procedure, termUnit: 'same-day', termAmount: 0, termCutOff: '15:00' } as const;
    const late = { ...command, procedure: sameDay, receivedAt: '2025-10-01T08:30:00.000Z' };
    expect(receiveDossier(given.none, late)).toMatchObject([
      { data: { clock: { dueAt: '2025-10-02T10:00:00.000Z' } } },
    ]);
  });

  it('follows the committed term of the unit that decides, or of the one above it', () => {
    const committed = {
      termUnit: 'working-days',
      termAmount: 2,
      termCutOff: null,
      from: '2025-07-01',
      to: null,
    } as const;
    const shorter = { ...procedure, committedTerms: [{ ...committed, unitCode: 'hai-phong' }] };
    const decided = receiveDossier(given.none, { ...command, procedure: shorter, higherUnitCode: 'hai-phong' });
    expect(decided).toMatchObject([{ data: { clock: { termAmount: 2, dueAt: '2025-10-03T02:00:00.000Z' } } }]);
  });

  it('appoints the notice of what is to be paid beside the result of a land dossier', () => {
    const stage = { agencyUnitCode: null, agencyName: 'Cơ quan', termUnit: 'working-days' as const };
    const stages = [
      { ...stage, code: 'dat', termAmount: 2, after: [], startsWithPayment: false },
      { ...stage, code: 'thue', termAmount: 5, after: ['dat'], startsWithPayment: false },
      { ...stage, code: 'ket-qua', termAmount: 1, after: ['thue'], startsWithPayment: true },
    ];
    // From Wednesday 1 October: 2, 3; 6–10.
    const clock = { termUnit: 'working-days', termAmount: 7, dueAt: '2025-10-10T02:00:00.000Z' };
    expect(receiveDossier(given.none, { ...command, procedure: { ...procedure, stages } })).toMatchObject([
      { type: 'DossierReceived', data: { clock: { termAmount: 3, dueAt: '2025-10-06T02:00:00.000Z' } } },
      { type: 'NoticeAppointed', data: { clock } },
    ]);
  });

  it('gives no appointment that the catalogue states no term for', () => {
    const staged = { ...procedure, termUnit: null, termAmount: null };
    expect(outcomeOf(receiveDossier(given.none, { ...command, procedure: staged }))).toBe('no-term');
  });

  it('refuses a procedure that the catalogue lacks, a dossier that is there, and a term beyond the calendar', () => {
    expect(outcomeOf(receiveDossier(given.none, { ...command, procedure: undefined }))).toBe('procedure-unknown');
    expect(outcomeOf(receiveDossier(given.received, command))).toBe('already-exists');
    const newYearsEve = { ...command, receivedAt: '2026-12-31T02:00:00.000Z' };
    expect(outcomeOf(receiveDossier(given.none, newYearsEve))).toBe('calendar-ends');
  });
});
