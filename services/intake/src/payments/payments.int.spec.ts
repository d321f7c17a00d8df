import { wardDayOf } from '@motcua/deadline';
import { ReferenceData } from '@motcua/platform';
import { tokenFor } from '@motcua/testing';
import { v7 } from 'uuid';
import { applicant, type Answer, birth, paymentsFile, startIntake, type TestIntake } from '../../test/start-intake';
import { drawQr } from '../show-offer/qr-drawing.fragment';
import { referenceOf } from './charge-reference.fragment';
import { signCallback } from './signed-callback.fragment';

const secret = 'a secret of this spec';
const items = [
  { code: 'le-phi', unitAmount: 30_000, count: 1 },
  { code: 'ban-sao', unitAmount: 4_000, count: 2 },
];

interface Shown {
  chargeId: string;
  amount: number;
  status: string;
  reference: string;
  notApplied: string | null;
}

describe('paying a fee', () => {
  let intake: TestIntake;
  let receptionist: string;
  let leader: string;
  let portal: string;
  let neighbour: string;
  const today = () => wardDayOf(new Date().toISOString());

  beforeAll(async () => {
    const accounts = [{ wardCode: 'an-thang', bin: '970403', account: '0011012345678' }];
    const file = paymentsFile({ simulator: { secret }, bank: { secret, accounts } });
    intake = await startIntake(undefined, { PAYMENTS_FILE: file });
    [receptionist, leader, portal, neighbour] = await Promise.all([
      tokenFor(['receptionist'], ['an-thang']),
      tokenFor(['leader'], ['an-thang'], 'leader-1'),
      tokenFor(['portal'], ['an-thang'], 'portal-1'),
      tokenFor(['receptionist'], ['binh-duong'], 'officer-2'),
    ]);
  });

  afterAll(() => intake?.stop());

  const receive = async (procedureCode = '1.001193'): Promise<string> => {
    const body = { procedureCode, channel: 'direct', applicant };
    return (await intake.post('/wards/an-thang/dossiers', receptionist, body)).body.dossierId;
  };
  const act = (dossierId: string, name: string, body: object, token = receptionist, headers = {}): Promise<Answer> =>
    intake.post(`/wards/an-thang/dossiers/${dossierId}/${name}`, token, body, headers);
  const charge = async (dossierId: string, counterCode: string, providerCode = 'simulator') => {
    const { status, body } = await act(dossierId, 'charge', { items, providerCode, counterCode });
    const [charged] = body.charges as Shown[];
    return { status, charged: charged as Shown, offer: body.offer as { qrText: string } };
  };
  const callBack = (provider: string, body: object): Promise<Answer> =>
    intake.post(`/payments/callbacks/${provider}`, '', body);
  const shown = async (dossierId: string) => {
    const { body } = await intake.get(`/wards/an-thang/dossiers/${dossierId}/payments`, receptionist);
    return body as unknown as { charges: Shown[]; payments: Shown[]; refunds: object[]; offer: object | null };
  };
  const typesOf = async (dossierId: string) =>
    (await intake.look('select type from log.events where dossier_id = $1 order by position', [dossierId])).map(
      ({ type }) => type,
    );

  it('goes from the charge over callbacks that come again to the closed day', async () => {
    const dossierId = await receive();
    const { status, charged, offer } = await charge(dossierId, 'counter-1');
    expect([status, charged.status, charged.amount]).toEqual([200, 'open', 38_000]);
    expect((await charge(dossierId, 'counter-1')).charged.chargeId).toBe(charged.chargeId);

    const callback = JSON.parse(offer.qrText);
    const answers = await Promise.all([1, 2, 3].map(() => callBack('simulator', callback)));
    answers.push(await callBack('simulator', callback));
    expect(answers.map((answer) => [answer.status, answer.body])).toEqual(answers.map(() => [200, { received: true }]));

    expect(await shown(dossierId)).toMatchObject({
      charges: [{ status: 'paid' }],
      payments: [{ amount: 38_000, notApplied: null }],
      offer: null,
    });
    expect(await typesOf(dossierId)).toEqual(['DossierReceived', 'FeeCharged', 'FeePaid']);

    const inCash = await receive();
    const cash = { items, receiptNumber: 1_204, counterCode: 'counter-1', reason: 'cash-by-choice' };
    expect((await act(inCash, 'pay-in-cash', cash)).body).toMatchObject({ notPaidOnline: 'cash-by-choice' });
    expect(await typesOf(inCash)).toEqual(['DossierReceived', 'FeeCharged', 'FeeNotPaidOnline', 'FeePaid']);

    const day = '/wards/an-thang/counters/counter-1';
    const close = { day: today(), cashCounted: 38_000 };
    const short = await intake.post(`${day}/close-day`, receptionist, { ...close, cashCounted: 37_000 });
    expect([short.status, short.body.code]).toEqual([409, 'difference-unexplained']);
    const closed = await intake.post(`${day}/close-day`, receptionist, close);
    const sums = { count: 2, cash: 38_000, online: 38_000, firstReceiptNumber: 1_204, difference: 0 };
    expect([closed.status, closed.body.position]).toEqual([201, 1]);
    expect(closed.body.closed).toMatchObject(sums);
    expect(closed.body).not.toHaveProperty('dossierId');
    expect((await intake.post(`${day}/close-day`, receptionist, close)).body.position).toBe(1);
    expect((await intake.get(`${day}/days/${today()}`, receptionist)).body).toMatchObject({
      now: { cash: 38_000 },
      closed: sums,
    });
    const [event] = await intake.look("select * from log.events where type = 'CounterDayClosed'");
    expect(event).toMatchObject({ dossier_id: null, published_position: null, ward_code: 'an-thang' });
  });

  it('charges the fees of the version that the receipt pinned, and lets the portal state none', async () => {
    const define = async (procedureVersion: string, amount: number) => {
      const fees = [{ code: 'phi', name: 'Phí', amount, per: 'page', startingAt: 1, ceiling: 200_000 }];
      await intake.look(
        `insert into reference_data (number, store, epoch, event_id, type, version, data)
         select max(number) + 1, 'planted', 1, $1, 'ProcedureDefined', 2, $2 from reference_data`,
        [v7(), JSON.stringify({ ...birth, procedureCode: '2.000815', procedureVersion, fees })],
      );
      await intake.service.app.get(ReferenceData).refresh();
    };
    await define('announced', 2_000);
    const before = await receive('2.000815');
    await define('corrected', 3_000);
    const after = await receive('2.000815');
    const asked = { documents: [{ copies: 2, pages: 5 }], providerCode: 'simulator' };
    for (const [dossierId, amount] of [
      [before, 20_000],
      [after, 30_000],
    ] as const) {
      expect((await act(dossierId, 'charge', asked, portal)).body.charges).toMatchObject([{ amount }]);
    }
    const stated = { items, providerCode: 'simulator' };
    expect((await act(await receive(), 'charge', stated, portal)).status).toBe(403);
    const unknown = await act(await receive(), 'charge', asked);
    expect([unknown.status, unknown.body.code]).toEqual([409, 'fees-unknown']);
    const inCash = {
      documents: asked.documents,
      receiptNumber: 7,
      counterCode: 'counter-9',
      reason: 'cash-by-choice',
    };
    expect((await act(await receive('2.000815'), 'pay-in-cash', inCash)).body.charges).toMatchObject([
      { amount: 30_000, status: 'paid' },
    ]);
    const both = await act(before, 'charge', { ...asked, items });
    expect([both.status, both.body.code]).toEqual([400, 'invalid']);
  });

  it('answers a wrong signature, and a provider that is none, alike and without detail', async () => {
    const { offer } = await charge(await receive(), 'counter-2');
    const callback = JSON.parse(offer.qrText);
    const answers = await Promise.all([
      callBack('simulator', { ...callback, amount: 1 }),
      callBack('nobody', callback),
      callBack('simulator', {}),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [401, 'not-verified']));
    const unknown = { chargeId: v7(), amount: 1, reference: 'R-1', paidAt: '2025-10-01T02:00:00.000Z' };
    expect((await callBack('simulator', signCallback(secret, unknown))).status).toBe(404);
  });

  it('keeps money that settles nothing until it is matched or given back', async () => {
    const dossierId = await receive();
    const { charged, offer } = await charge(dossierId, 'counter-3');
    await callBack('simulator', JSON.parse(offer.qrText));
    const twice = {
      chargeId: charged.chargeId,
      amount: 38_000,
      reference: 'SECOND-1',
      paidAt: new Date().toISOString(),
    };
    expect((await callBack('simulator', signCallback(secret, twice))).status).toBe(200);
    const list = async () =>
      (await intake.get('/wards/an-thang/payments/not-applied', receptionist)).body.payments as Shown[];
    expect(await list()).toMatchObject([{ dossierId, reference: 'SECOND-1', remainder: 38_000 }]);

    const refund = {
      refundId: v7(),
      providerCode: 'simulator',
      reference: 'SECOND-1',
      amount: 38_000,
      reasonCode: 'paid-twice',
    };
    expect((await act(dossierId, 'refund', refund)).status).toBe(403);
    const given = await act(dossierId, 'refund', refund, leader, { 'idempotency-key': 'refund-1' });
    expect(given.body.refunds).toMatchObject([{ amount: 38_000, confirmed: true }]);
    const more = await act(dossierId, 'refund', { ...refund, refundId: v7(), amount: 1 }, leader);
    expect([more.status, more.body.code]).toEqual([409, 'more-than-paid']);
    expect(await list()).toEqual([]);
    expect((await typesOf(dossierId)).slice(2)).toEqual([
      'FeePaid',
      'PaymentNotApplied',
      'RefundOrdered',
      'FeeRefunded',
    ]);
  });

  it('draws the code of an open charge, takes it back, and keeps what still comes for it apart', async () => {
    const dossierId = await receive();
    const { charged, offer } = await charge(dossierId, 'counter-6');
    const offered = async (what: string, token = portal) => {
      const path = `/wards/an-thang/dossiers/${dossierId}/charges/${charged.chargeId}/${what}`;
      const response = await fetch(`${intake.service.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      const { headers, status } = response;
      const told = { type: headers.get('content-type'), cache: headers.get('cache-control') };
      return { status, ...told, body: await response.text() };
    };
    const drawing = { status: 200, type: expect.stringMatching(/^image\/svg\+xml/), cache: 'no-store' };
    expect(await offered('qr.svg')).toEqual({ ...drawing, body: drawQr(offer.qrText) });
    expect(JSON.parse((await offered('offer')).body)).toMatchObject({
      qrText: offer.qrText,
      link: null,
      amount: 38_000,
    });
    expect((await offered('qr.svg', neighbour)).status).toBe(404);
    const cancel = (chargeId: string, reasonCode = 'charged-wrongly', token = receptionist) =>
      act(dossierId, `charges/${chargeId}/cancel`, { reasonCode }, token);
    expect((await cancel(charged.chargeId, 'charged-wrongly', portal)).status).toBe(403);
    expect((await cancel(charged.chargeId, 'charged-wrongly', neighbour)).status).toBe(404);
    const answer = await cancel(charged.chargeId);
    expect([answer.status, answer.body.provider]).toEqual([200, 'told']);
    expect((await cancel(charged.chargeId)).body).toMatchObject({ position: 3, charges: [{ status: 'cancelled' }] });
    expect((await offered('qr.svg')).status).toBe(410);
    expect((await callBack('simulator', JSON.parse(offer.qrText))).status).toBe(200);
    expect(await shown(dossierId)).toMatchObject({ payments: [{ notApplied: 'charge-cancelled' }], offer: null });
    const byTransfer = await act(dossierId, 'charge', { items, providerCode: 'bank-qr' });
    const open = (byTransfer.body.charges as Shown[]).find(({ status }) => status === 'open') as Shown;
    expect((await cancel(open.chargeId, 'other-provider')).body.provider).toBe('cannot-be-told');
    expect((await typesOf(dossierId)).slice(1)).toEqual([
      'FeeCharged',
      'ChargeCancelled',
      'PaymentNotApplied',
      'FeeCharged',
      'ChargeCancelled',
    ]);
  });

  it('hears of transfers by the bank’s statement, and of each once', async () => {
    const dossierId = await receive();
    const { charged, offer } = await charge(dossierId, 'counter-4', 'bank-qr');
    expect(offer.qrText).toContain(referenceOf(charged.chargeId));
    const row = {
      rowNumber: 2,
      reference: 'FT25274000001',
      purpose: `MBVCB.1.${referenceOf(charged.chargeId)}.CT TU 000`,
      amount: '38000',
      paidAt: new Date().toISOString(),
    };
    const rows = [
      row,
      { ...row, rowNumber: 3, reference: 'FT9', purpose: 'khong ro' },
      { ...row, rowNumber: 4, amount: 'x' },
    ];
    const compare = () =>
      intake.post('/wards/an-thang/payment-statements', leader, { providerCode: 'bank-qr', day: today(), rows });
    const rejected = [
      { rowNumber: 4, code: 'amount-unreadable' },
      { rowNumber: 3, code: 'charge-unknown' },
    ];
    expect((await compare()).body).toMatchObject({ recorded: [2], matched: [], missingThere: [], rejected });
    expect((await compare()).body).toMatchObject({ recorded: [], matched: [2], missingThere: [], rejected });
    expect(await shown(dossierId)).toMatchObject({
      charges: [{ status: 'paid' }],
      payments: [{ reference: row.reference }],
    });

    const refund = {
      refundId: v7(),
      providerCode: 'bank-qr',
      reference: row.reference,
      amount: 8_000,
      reasonCode: 'charged-wrongly',
    };
    expect((await act(dossierId, 'refund', refund, leader)).body.refunds).toMatchObject([{ confirmed: false }]);
    rows.splice(1, 2, {
      ...row,
      rowNumber: 5,
      reference: 'FT10',
      purpose: referenceOf(refund.refundId),
      amount: '-8000',
    });
    expect((await compare()).body).toMatchObject({ recorded: [5], matched: [2] });
    expect((await compare()).body).toMatchObject({ recorded: [], matched: [2, 5], missingThere: [] });
    expect((await shown(dossierId)).refunds).toMatchObject([{ confirmed: true }]);
  });

  it('is another ward’s affair to its neighbours, in events and in lists', async () => {
    const dossierId = await receive();
    await charge(dossierId, 'counter-5');
    const paths = [`dossiers/${dossierId}/payments`, 'payments/not-applied', `counters/counter-1/days/${today()}`];
    for (const path of paths) {
      const hidden = await intake.get(`/wards/an-thang/${path}`, neighbour);
      expect([path, hidden.status]).toEqual([path, 404]);
    }
    expect((await act(dossierId, 'not-paid-online', { reason: 'free' }, neighbour)).status).toBe(404);
  });
});
