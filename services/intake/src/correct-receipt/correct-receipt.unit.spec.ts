import { given, outcomeOf, receipt, stateAfter } from '../../test/given';
import { correctReceipt } from './correct-receipt.decide';

const command = { isApplicantCorrected: false, reasonCode: 'mistyped', reasonKnown: true };
const correct = (over: object, dossier = given.received) => correctReceipt(dossier, { ...command, ...over });
const corrected = (over: object) => [
  {
    type: 'ReceiptCorrected',
    data: { ...receipt, ...over, reasonCode: 'mistyped', isApplicantCorrected: false },
  },
];

describe('correcting a receipt', () => {
  it('says anew what was mistyped, and nothing else', () => {
    expect(correct({ channel: 'postal' })).toEqual(corrected({ channel: 'postal' }));
    expect(correct({ applicantWardCode: 'quang-cu' })).toEqual(corrected({ applicantWardCode: 'quang-cu' }));
    expect(correct({ assisted: true }, given.receivedOnline)).toEqual(corrected({ channel: 'online', assisted: true }));
  });

  it('takes an applicant’s ward back that nobody knows', () => {
    const known = stateAfter({ type: 'DossierReceived', data: { ...receipt, applicantWardCode: 'quang-cu' } });
    expect(correct({ applicantWardCode: null }, known)).toEqual(corrected({}));
    expect(correct({ channel: 'postal' }, known)).toEqual(
      corrected({ channel: 'postal', applicantWardCode: 'quang-cu' }),
    );
  });

  it('says that the applicant was corrected, never to what', () => {
    expect(correct({ isApplicantCorrected: true })).toMatchObject([
      { data: { ...receipt, isApplicantCorrected: true } },
    ]);
  });

  it('is quiet where nothing differs', () => {
    expect(correct({})).toEqual([]);
    expect(correct({ channel: 'direct', assisted: false, applicantWardCode: null })).toEqual([]);
  });

  it('is refused without a reason of the list, for what a register said, and for what the filing shows', () => {
    expect(outcomeOf(correct({ channel: 'postal', reasonKnown: false }))).toBe('reason-unknown');
    expect(outcomeOf(correct({ channel: 'online' }))).toBe('filed-otherwise');
    expect(outcomeOf(correct({ channel: 'direct' }, given.receivedOnline))).toBe('filed-otherwise');
    expect(outcomeOf(correct({ assisted: true }))).toBe('not-online');
    const source = { source: 'register', fileHash: null, rowNumber: 1, reason: 'sổ' } as const;
    const entered = stateAfter({ type: 'DossierReceived', data: { ...receipt, enteredAfterwards: source } });
    expect(outcomeOf(correct({ channel: 'postal' }, entered))).toBe('from-register');
  });

  it.each([
    ['none', 'not-received'],
    ['submitted', 'not-received'],
    ['notAccepted', 'not-received'],
    ['handedOver', 'handed-over'],
    ['forwarded', 'forwarded'],
  ] as const)('of a dossier that is %s is refused: %s', (state, code) => {
    expect(outcomeOf(correct({ channel: 'postal' }, given[state]))).toBe(code);
  });
});
