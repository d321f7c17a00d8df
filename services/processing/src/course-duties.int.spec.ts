import type { Envelope } from '@motcua/contracts';
import { goldenOf, until } from '@motcua/testing';
import { v7 } from 'uuid';
import { heardEvent, receipt, referenceEvents } from '../test/heard-events';
import { handedOver } from '../test/requests';
import { startProcessing } from '../test/start-processing';

describe('the duties of a course', () => {
  let house: Awaited<ReturnType<typeof startProcessing>>;

  const takeOver = async (over: Partial<typeof receipt> = {}): Promise<string> => {
    const dossierId = v7();
    await house.bus.publish([handedOver(dossierId, over)]);
    await until('the hand-over to be heard', async () => (await house.get(dossierId, house.specialist)).ok);
    return dossierId;
  };

  /** 09:00 of a Wednesday, a week away at least. */
  const wednesday = (): string => {
    const soon = new Date(Date.now() + 7 * 24 * 3_600_000);
    while (soon.getUTCDay() !== 3) soon.setUTCDate(soon.getUTCDate() + 1);
    return `${soon.toISOString().slice(0, 10)}T02:00:00.000Z`;
  };

  beforeAll(async () => {
    house = await startProcessing();
  });

  afterAll(() => house?.stop());

  it('are met over HTTP, from the plan to the signature and the early result', async () => {
    const { specialist, leader, receptionist } = house;
    const dossierId = await takeOver({ clock: { ...receipt.clock, dueAt: wednesday() } });
    const stage = { stageCode: 'tax', agencyUnitCode: 'thue', termUnit: 'working-days', termAmount: 3, after: [] };
    const acts: [string, string, object?][] = [
      ['plan-stages', specialist, { leadAgencyCode: 'an-thang', stages: [stage] }],
      ['start-processing', specialist, {}],
      ['assign-officer', leader, { officerId: 'officer-7' }],
      ['assign-officer', leader, { officerId: 'officer-8', reasonCode: 'absence' }],
      [
        'request-consultation',
        specialist,
        { agencyUnitCode: 'thue', subjectCode: 'land-price', answerBy: wednesday() },
      ],
      ['record-consultation-answer', specialist, { agencyUnitCode: 'thue', answer: 'agreed' }],
      ['arrange-verification', specialist, { at: wednesday(), placeCode: 'on-site' }],
      [
        'record-verification',
        specialist,
        { heldAt: new Date().toISOString(), isApplicantPresent: true, resultCode: 'confirmed' },
      ],
      ['start-stage', specialist, { stageCode: 'tax' }],
      ['notify-financial-duty', specialist, { kindCode: 'registration-fee', amount: 1_250_000 }],
      ['complete-stage', specialist, { stageCode: 'tax' }],
      ['fulfil-financial-duty', specialist, { paidAt: new Date().toISOString(), paymentReference: 'GNT-1' }],
      ['sign-result', leader],
      ['resolve', specialist, {}],
      ['announce-early-result', receptionist, { manner: 'sms' }],
    ];
    for (const [act, token, body] of acts)
      expect([act, (await house.post(`${dossierId}/${act}`, token, body)).status]).toEqual([act, 200]);
    expect(await (await house.get(dossierId, specialist)).json()).toMatchObject({
      status: 'resolved',
      consultations: [{ agencyUnitCode: 'thue', standing: 'answered' }],
      verification: { recorded: { resultCode: 'confirmed' } },
      financialDuty: { amount: 1_250_000, payBy: null, fulfilled: { paymentReference: 'GNT-1' } },
      plan: { leadAgencyCode: 'an-thang', stages: [{ stageCode: 'tax', standing: 'complete' }] },
      signerId: 'leader-1',
      earlyResultAnnounced: 'sms',
    });
  });

  it('are for who may, and checked before they are decided', async () => {
    const { specialist } = house;
    const dossierId = await takeOver();
    const status = async (act: string, body: object) =>
      (await house.post(`${dossierId}/${act}`, specialist, body)).status;
    expect(await status('sign-result', {})).toBe(403);
    expect(await status('announce-early-result', { manner: 'sms' })).toBe(403);
    expect(await status('arrange-verification', { at: '2026-13-45T02:00:00.000Z', placeCode: 'on-site' })).toBe(400);
    expect(await status('plan-stages', { leadAgencyCode: 'an-thang', stages: [{ stageCode: 'tax' }] })).toBe(400);
    expect(await status('record-late-cause', { causeCode: 'staff-overload' })).toBe(409);
  });

  it('take the stages of a linked procedure from the version that the receipt pins', async () => {
    const [{ data: golden }] = goldenOf('ProcedureDefined').slice(-1) as [Envelope<'ProcedureDefined'>];
    const stage = {
      code: 'tax',
      agencyUnitCode: 'thue',
      agencyName: 'Thuế',
      termAmount: 3,
      after: [],
      startsWithPayment: false,
    };
    const tax = { ...stage, termUnit: 'working-days' as const };
    const result = { ...tax, code: 'result', agencyUnitCode: 'an-thang', after: ['tax'], startsWithPayment: true };
    const pinned = { ...golden, procedureCode: '1.009999', stages: [tax, result] };
    await house.bus.publish([
      heardEvent('ProcedureDefined', pinned, {
        dossierId: null,
        receivingWardCode: 'national',
        competentUnitCode: null,
        store: 'reference',
        number: referenceEvents().length + 1,
      }),
    ]);
    const { procedureCode, procedureVersion } = pinned;
    const dossierId = await takeOver({ procedureCode, procedureVersion });
    const other = await takeOver({ procedureCode, procedureVersion: 'another' });
    const plan = (id: string) => house.post(`${id}/plan-stages`, house.specialist);
    await until('the procedure to be known', async () => (await plan(dossierId)).ok);
    expect(await (await house.get(dossierId, house.specialist)).json()).toMatchObject({
      plan: {
        leadAgencyCode: 'an-thang',
        stages: [{ stageCode: 'tax', agencyUnitCode: 'thue' }, { stageCode: 'result' }],
      },
    });
    expect(await (await plan(other)).json()).toMatchObject({ code: 'no-stages' });

    // The result's appointment is made with the payment.
    const pay = async (id: string) => {
      await house.post(`${id}/start-processing`, house.specialist);
      await house.post(`${id}/notify-financial-duty`, house.specialist, { kindCode: 'registration-fee' });
      const paidAt = new Date().toISOString();
      await house.post(`${id}/fulfil-financial-duty`, house.specialist, { paidAt });
      const types = `select type from log.events where stream_id = $1 order by position`;
      const { rows } = await house.look.query<{ type: string }>(types, [`processing-${id}`]);
      return rows.map(({ type }) => type).slice(-3);
    };
    const paid = ['FinancialDutyFulfilled', 'ResultAppointed', 'DossierResumed'];
    expect(await pay(dossierId)).toEqual(paid);
    expect(await pay(other)).toEqual(['DossierPaused', 'FinancialDutyFulfilled', 'DossierResumed']);
  });

  it('begin anew where the leader takes an end back, which closes once the applicant has the result', async () => {
    const { specialist, leader, receptionist } = house;
    const dossierId = await takeOver();
    const status = async (act: string, token: string, body: object = {}) =>
      (await house.post(`${dossierId}/${act}`, token, body)).status;
    const reasonCode = 'mistyped';
    await house.post(`${dossierId}/start-processing`, specialist);
    await house.post(`${dossierId}/resolve`, specialist, {});
    expect(await status('correct-end', specialist, { reasonCode })).toBe(403);
    const { rows: before } = await house.look.query('select from timers where dossier_id = $1', [dossierId]);
    expect(await status('correct-end', leader, { reasonCode })).toBe(200);
    const { rows: after } = await house.look.query('select from timers where dossier_id = $1', [dossierId]);
    expect(after.length).toBeGreaterThan(before.length);
    expect(await (await house.get(dossierId, specialist)).json()).toMatchObject({ status: 'in-process' });

    await house.post(`${dossierId}/resolve`, specialist, {});
    await house.post(`${dossierId}/return-result`, receptionist, { manner: 'office' });
    expect(await status('correct-end', leader, { reasonCode })).toBe(409);
    expect(await status('correct-return', leader, { reasonCode, manner: 'carrier-pigeon' })).toBe(400);
    expect(await status('correct-return', leader, { reasonCode })).toBe(400);
    const byPost = await house.post(`${dossierId}/correct-return`, leader, { reasonCode, manner: 'post' });
    expect(await byPost.json()).toMatchObject({ status: 'returned', returned: { manner: 'post' } });
    const taken = await house.post(`${dossierId}/correct-return`, leader, { reasonCode, manner: null });
    expect(await taken.json()).toMatchObject({ status: 'resolved', returned: null });
  });

  it('take why it is late also after its end', async () => {
    const { specialist } = house;
    const past = new Date(Date.now() - 48 * 3_600_000).toISOString();
    const dossierId = await takeOver({ receivedAt: past, clock: { ...receipt.clock, dueAt: past } });
    await house.post(`${dossierId}/start-processing`, specialist);
    await house.post(`${dossierId}/resolve`, specialist, {});
    const said = { causeCode: 'staff-overload', evidenceKind: 'document', evidenceReference: 'CV-12' };
    const answer = await house.post(`${dossierId}/record-late-cause`, specialist, said);
    expect(await answer.json()).toMatchObject({ status: 'resolved', lateCause: said });
  });
});
