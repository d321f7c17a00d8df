import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { charged, confirmation, moneyAfter, nine, received } from '../../test/given-payments';
import { paymentsFile } from '../../test/start-intake';
import { IntakeConfig } from '../intake.config';
import { ProviderAway } from './payment-provider.fragment';
import { paymentPlatform } from './payment-platform.query';
import { PaymentProviders } from './payment-providers.query';
import { type Charge, openCharge } from './payments.state';
import { signCallback, signatureOf } from './signed-callback.fragment';

const secret = 'a secret of this spec';
const order = {
  chargeId: confirmation.chargeId,
  wardCode: 'an-thang',
  amount: 38_000,
  chargedAt: '2025-10-01T02:00:00.000Z',
  expiresAt: '2025-10-02T02:00:00.000Z',
};
const refund = { refundId: 'r-1', chargeId: confirmation.chargeId, reference: 'NP-1', amount: 8_000 };

interface Heard {
  path: string;
  signature: unknown;
  body: string;
}

describe('a payment platform over HTTP', () => {
  let server: Server;
  let heard: Heard[];
  let answer: { status: number; body: string };
  const platform = () =>
    paymentPlatform({
      code: 'national',
      manner: 'national-portal',
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      secret,
      validMinutes: 60,
    });

  beforeEach(async () => {
    heard = [];
    answer = { status: 200, body: JSON.stringify({ link: 'https://pay.example/1', qrText: '000201' }) };
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString();
        heard.push({ path: `${request.method} ${request.url}`, signature: request.headers['x-signature'], body });
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });

  afterEach(() => new Promise((closed) => server.close(closed)));

  it('is asked for an offer, a cancellation and a refund, signed over what is sent', async () => {
    expect(await platform().offer(order)).toEqual({ link: 'https://pay.example/1', qrText: '000201' });
    expect(await platform().cancel(order.chargeId)).toBe('told');
    expect(await platform().refund(refund)).toBe('done');
    expect(heard.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      ['POST /orders', order],
      ['POST /cancellations', { chargeId: order.chargeId }],
      ['POST /refunds', refund],
    ]);
    for (const { signature, body } of heard) expect(signature).toBe(signatureOf(secret, body));
  });

  it('may have no code to draw', async () => {
    answer.body = JSON.stringify({ link: 'https://pay.example/1', qrText: 7 });
    expect(await platform().offer(order)).toEqual({ link: 'https://pay.example/1', qrText: null });
  });

  it.each([
    ['refuses', { status: 503, body: '{}' }],
    ['answers no JSON', { status: 200, body: '<html>' }],
  ])('is away when it %s', async (_case, wrong) => {
    answer = wrong;
    await expect(platform().offer(order)).rejects.toThrow(ProviderAway);
  });

  it('is away when nobody listens', async () => {
    const gone = platform();
    await new Promise((closed) => server.close(closed));
    await expect(gone.refund(refund)).rejects.toThrow(ProviderAway);
    server.listen(0, '127.0.0.1');
  });

  it('leaves a charge without offer and a refund without end while it is away, and no error', async () => {
    const { code, manner } = platform();
    const { port } = server.address() as AddressInfo;
    const file = paymentsFile({ platforms: [{ code, manner, url: `http://127.0.0.1:${port}`, secret }] });
    const providers = new PaymentProviders(Object.assign(new IntakeConfig(), { PAYMENTS_FILE: file }));
    const charge = openCharge(moneyAfter(received, charged), nine) as Charge;
    expect(await providers.offerFor('an-thang', charge)).toMatchObject({ qrText: '000201' });
    answer.status = 500;
    expect(await providers.offerFor('an-thang', charge)).toBeNull();
    expect(await providers.refund(code, refund)).toBeNull();
    expect(await providers.cancel(code, order.chargeId)).toBe('not-told');
  });

  it('says what was paid by a callback signed with the same secret', () => {
    const { provider: _, ...stated } = confirmation;
    expect(platform().readCallback(signCallback(secret, stated))).toEqual(stated);
  });
});
