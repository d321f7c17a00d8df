import {
  cancelled,
  charged,
  expired,
  expiresAt,
  firstCharge,
  items,
  moneyAfter,
  nine,
  paid,
  platform,
  received,
  secondCharge,
  tooLate,
} from '../../test/given-payments';
import { given, outcomeOf, receipt, submission } from '../../test/given';
import { chargeFee } from './charge-fee.decide';

const command = { chargeId: firstCharge, asked: { items }, fees: null, counterCode: 'counter-1', provider: platform };

describe('charging a fee', () => {
  it('pins the lines and their sum, and says until when it may be paid', () => {
    expect(chargeFee(moneyAfter(received), command, nine)).toEqual([charged]);
    expect(expiresAt).toBe('2025-10-02T02:00:00.000Z');
  });

  it.each([
    ['filed online', moneyAfter({ type: 'DossierSubmitted', data: submission })],
    ['handed over', moneyAfter(received, { type: 'DossierHandedOver', data: receipt })],
  ])('is possible for a dossier that was %s', (_, state) => {
    expect(outcomeOf(chargeFee(state, command, nine))).toEqual(['FeeCharged']);
  });

  it('is quiet while the same is asked for, and does not add another beside it', () => {
    const open = moneyAfter(received, charged);
    expect(chargeFee(open, { ...command, chargeId: secondCharge }, nine)).toEqual([]);
    const other = { ...command, chargeId: secondCharge, asked: { items: items.slice(0, 1) } };
    expect(outcomeOf(chargeFee(open, other, nine))).toBe('charge-open');
    const elsewhere = { ...command, provider: { ...platform, code: 'bank-qr' } };
    expect(outcomeOf(chargeFee(open, elsewhere, nine))).toBe('charge-open');
  });

  it('records what expired meanwhile, once', () => {
    const again = { ...command, chargeId: secondCharge };
    const lapsed = chargeFee(moneyAfter(received, charged), again, tooLate);
    expect(lapsed).toMatchObject([expired, { type: 'FeeCharged', data: { chargeId: secondCharge } }]);
    expect(outcomeOf(chargeFee(moneyAfter(received, charged, expired), again, tooLate))).toEqual(['FeeCharged']);
  });

  it('may follow a charge that was paid or taken back', () => {
    expect(outcomeOf(chargeFee(moneyAfter(received, charged, paid), command, nine))).toEqual(['FeeCharged']);
    expect(outcomeOf(chargeFee(moneyAfter(received, charged, cancelled), command, tooLate))).toEqual(['FeeCharged']);
  });

  it.each([
    ['none', 'not-received'],
    ['notAccepted', 'not-received'],
    ['forwarded', 'forwarded'],
  ] as const)('of a dossier that is %s is refused: %s', (status, code) => {
    expect(outcomeOf(chargeFee({ ...moneyAfter(), dossier: given[status] }, command, nine))).toBe(code);
  });

  it('takes the fees that the dossier pinned', () => {
    const fees = [
      { code: 'le-phi', name: 'Lệ phí', amount: 8_000, per: 'copy', startingAt: 1, ceiling: null } as const,
    ];
    const ofCatalogue = { ...command, fees, asked: { documents: [{ copies: 3, pages: 1 }] } };
    expect(chargeFee(moneyAfter(received), ofCatalogue, nine)).toMatchObject([
      { data: { items: [{ code: 'le-phi', unitAmount: 8_000, count: 3 }], amount: 24_000 } },
    ]);
    expect(outcomeOf(chargeFee(moneyAfter(received), { ...ofCatalogue, fees: [] }, nine))).toBe('free-of-charge');
  });

  it('is refused for a provider that is not here, for nothing, and for what was stated free', () => {
    const state = moneyAfter(received);
    expect(outcomeOf(chargeFee(state, { ...command, provider: undefined }, nine))).toBe('provider-unknown');
    const nothing = [{ code: 'le-phi', unitAmount: 0, count: 1 }];
    expect(outcomeOf(chargeFee(state, { ...command, asked: { items: nothing } }, nine))).toBe('nothing-to-charge');
    const free = moneyAfter(received, { type: 'FeeNotPaidOnline', data: { reason: 'free' } });
    expect(outcomeOf(chargeFee(free, command, nine))).toBe('stated-free');
  });
});
