import { confirmation } from '../../test/given-payments';
import { bankQr } from './bank-qr.fragment';
import { readSignedCallback, signCallback, signatureOf } from './signed-callback.fragment';
import { simulator } from './simulator.fragment';

const secret = 'a secret of this spec';
const { provider: _, ...stated } = confirmation;
const signed = signCallback(secret, stated) as Record<string, unknown>;

describe('a provider’s callback', () => {
  it('is read when it is signed, whatever else it carries', () => {
    expect(readSignedCallback(secret, { ...signed, provider_extra: true })).toEqual(stated);
  });

  it('is signed as RFC 4231 wants it', () => {
    expect(signatureOf('Jefe', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it.each([
    ['another amount', { ...signed, amount: 1 }],
    ['another charge', { ...signed, chargeId: '0199a000-0000-7000-8000-000000000009' }],
    ['another time', { ...signed, paidAt: '2025-10-01T02:10:00.001Z' }],
    ['another number', { ...signed, reference: 'NP-2' }],
    ['a signature cut short', { ...signed, signature: (signed.signature as string).slice(1) }],
    ['a signature of something else', { ...signed, signature: 'ký'.repeat(32) }],
    ['no signature', stated],
    ['nothing', null],
    ['a text', 'paid'],
    ['an amount that is no whole number', signCallback(secret, { ...stated, amount: 0.5 })],
    ['an amount of nothing', signCallback(secret, { ...stated, amount: 0 })],
    ['an amount as text', { ...signed, amount: '38000' }],
    ['a number that could not be a key', signCallback(secret, { ...stated, reference: 'số 1' })],
    ['a charge that is no id', signCallback(secret, { ...stated, chargeId: '1' })],
    ['a time without zone', signCallback(secret, { ...stated, paidAt: '2025-10-01 09:10' })],
  ])('is nothing with %s', (_case, body) => {
    expect(readSignedCallback(secret, body)).toBeNull();
  });

  it('of another secret is nothing', () => {
    expect(readSignedCallback('another secret', signed)).toBeNull();
  });
});

const order = {
  chargeId: confirmation.chargeId,
  wardCode: 'an-thang',
  amount: 38_000,
  chargedAt: '2025-10-01T02:00:00.000Z',
  expiresAt: '2025-10-02T02:00:00.000Z',
};

describe('the simulator', () => {
  const played = simulator(secret, 1_440);

  it('offers, for the same charge always, the callback that pays it', async () => {
    const [first, second] = [await played.offer(order), await played.offer(order)];
    expect(second).toEqual(first);
    expect(played.readCallback(JSON.parse(first?.qrText ?? ''))).toMatchObject({
      chargeId: order.chargeId,
      amount: 38_000,
      paidAt: order.chargedAt,
    });
    expect(await played.refund({ refundId: 'r', chargeId: order.chargeId, reference: 'SIM', amount: 1 })).toBe('done');
  });
});

describe('transfers by QR', () => {
  const account = { wardCode: 'an-thang', bin: '970403', account: '0011012345678' };
  const bank = bankQr({ secret, validMinutes: 60, accounts: [account] });

  it('go to the ward’s own account, and nowhere for a ward without one', async () => {
    expect((await bank.offer(order))?.qrText).toContain('QRIBFTTA');
    expect(await bank.offer({ ...order, wardCode: 'binh-duong' })).toBeNull();
    expect([bank.serves('an-thang'), bank.serves('binh-duong')]).toEqual([true, false]);
  });

  it('are given back by hand, and confirmed by callback where the bank sends one', async () => {
    expect(await bank.refund({ refundId: 'r', chargeId: order.chargeId, reference: 'FT1', amount: 1 })).toBe('by-hand');
    expect(bank.readCallback(signed)).toEqual(stated);
  });
});
