import { given, outcomeOf, receiving, stateAfter } from '../../test/given';
import { receiveForwardedDossier } from './receive-forwarded-dossier.decide';

const command = {
  ...receiving,
  receivingWardCode: 'binh-duong',
  dossierCode: 'H00.binh-duong-251003-0001',
  receivedAt: '2025-10-03T02:00:00.000Z',
  origin: given.forwarded,
  forwardedFrom: '01900000-0000-7000-8000-000000000001',
};

describe('receiving what another centre forwarded', () => {
  it('begins a dossier whose clock starts here, and keeps how the applicant came', () => {
    expect(receiveForwardedDossier(given.none, command)).toMatchObject([
      {
        type: 'DossierReceived',
        data: {
          dossierCode: 'H00.binh-duong-251003-0001',
          receivingWardCode: 'binh-duong',
          competentUnitCode: 'binh-duong',
          channel: 'direct',
          receivedAt: '2025-10-03T02:00:00.000Z',
          clock: { dueAt: '2025-10-08T02:00:00.000Z' },
          forwardedFrom: command.forwardedFrom,
        },
      },
    ]);
  });

  it('is quiet when repeated', () => {
    const begun = receiveForwardedDossier(given.none, command);
    if (!Array.isArray(begun)) throw new Error('was refused');
    expect(receiveForwardedDossier(stateAfter(...begun), command)).toEqual([]);
  });

  it('is refused for what was not forwarded, or to somebody else', () => {
    const outcome = (changes: object) => outcomeOf(receiveForwardedDossier(given.none, { ...command, ...changes }));
    for (const origin of [given.none, given.submitted, given.received, given.handedOver]) {
      expect(outcome({ origin })).toBe('not-forwarded-here');
    }
    expect(outcome({ receivingWardCode: 'quang-cu' })).toBe('not-forwarded-here');
    expect(outcome({ procedure: undefined })).toBe('procedure-unknown');
    expect(outcome({ receivedAt: '2026-12-31T02:00:00.000Z' })).toBe('calendar-ends');
  });

  it('is refused where another dossier stands', () => {
    expect(outcomeOf(receiveForwardedDossier(given.received, command))).toBe('already-exists');
  });
});
