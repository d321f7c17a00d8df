import { tokenFor, until } from '@motcua/testing';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';

interface Block {
  first: number;
  last: number;
  firstCode: string;
  lastCode: string;
}

describe('codes of a counter that is cut off, and of other systems', () => {
  let intake: TestIntake;
  let receptionist: string;
  let importer: string;
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  /** A minute ago; within today on the ward's clock except in its first minute. */
  const receivedAt = new Date(Date.now() - 60_000).toISOString();
  const receive = async () =>
    (
      await intake.post('/wards/an-thang/dossiers', receptionist, {
        procedureCode: '1.001193',
        channel: 'direct',
        applicant,
      })
    ).body;
  const reserve = async (body: object) => intake.post('/wards/an-thang/code-blocks', receptionist, body);
  /** A bulk act is asked to come again while the platform has something more urgent. */
  const letIn = (path: string, body: object) =>
    until('being let in', async () => {
      const answer = await intake.post(path, importer, body);
      return answer.status !== 429 && answer;
    });
  const enter = async (receipts: object[]) => {
    const { status, body } = await letIn('/wards/an-thang/offline-receipts', { receipts });
    return { status, rows: body.rows as unknown as { outcome: string; code?: string }[] };
  };

  beforeAll(async () => {
    intake = await startIntake();
    [receptionist, importer] = await Promise.all([
      tokenFor(['receptionist'], ['an-thang']),
      tokenFor(['importer'], ['an-thang']),
    ]);
  });
  afterAll(() => intake?.stop());

  it('are set aside from the ward’s own sequence, so that nobody else gets them', async () => {
    await receive();
    const { status, body } = await reserve({ counterCode: 'counter-2', count: 5 });
    const block = body as unknown as Block;
    expect([status, block.last - block.first]).toEqual([201, 4]);
    const { dossierCode } = await receive();
    expect(Number(dossierCode.split('-').at(-1))).toBe(block.last + 1);
    const listed = await intake.get('/wards/an-thang/code-blocks', receptionist);
    expect(listed.body.blocks).toMatchObject([{ day: today, counterCode: 'counter-2', firstCode: block.firstCode }]);
    const tooFar = await reserve({ counterCode: 'counter-2', count: 5, day: '2020-01-01' });
    expect([tooFar.status, tooFar.body.code]).toEqual([400, 'day-out-of-range']);
  });

  it('are entered afterwards, each once, on their day and not in the future', async () => {
    const { firstCode, lastCode } = (await reserve({ counterCode: 'counter-3', count: 2 })).body as unknown as Block;
    const receipt = { dossierCode: firstCode, receivedAt, procedureCode: '1.001193', channel: 'direct', applicant };
    const { rows } = await enter([
      receipt,
      { ...receipt, dossierCode: lastCode, receivedAt: new Date(Date.now() + 3_600_000).toISOString() },
      { ...receipt, dossierCode: 'H00.an-thang-200101-0001' },
      { ...receipt, dossierCode: lastCode, procedureCode: '9.999999' },
    ]);
    expect(rows.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'entered',
      'in-the-future',
      'not-reserved',
      'procedure-unknown',
    ]);
    expect((await enter([receipt])).rows).toMatchObject([{ outcome: 'unchanged' }]);
    expect((await enter([{ ...receipt, procedureCode: '1.000001' }])).rows).toMatchObject([{ code: 'code-used' }]);

    const found = await intake.get(`/wards/an-thang/dossier-codes/${firstCode}`, receptionist);
    const [{ dossierId }] = found.body.dossiers as unknown as [{ dossierId: string }];
    const [event] = await intake.look('select data, occurred_at from log.events where dossier_id = $1', [dossierId]);
    expect(event?.data).toMatchObject({ receivedAt, enteredAfterwards: { source: 'cut-off' }, hasSlip: true });
    expect((event?.occurred_at as Date).toISOString()).toBe(receivedAt);
    const handedOver = await intake.post(`/wards/an-thang/dossiers/${dossierId}/hand-over`, receptionist, {});
    expect(handedOver.body).toMatchObject({ status: 'handed-over' });
    const shown = await intake.get(`/wards/an-thang/dossiers/${dossierId}/applicant`, receptionist);
    expect(shown.body).toEqual(applicant);
  });

  it('are for whoever enters afterwards', async () => {
    const { status } = await intake.post('/wards/an-thang/offline-receipts', receptionist, {
      receipts: [{ dossierCode: 'x', receivedAt, procedureCode: '1.001193', channel: 'direct', applicant }],
    });
    expect(status).toBe(403);
  });

  it('that a register brought for today are not given out again', async () => {
    const { dossierCode } = await receive();
    const [stem, sequence] = [
      dossierCode.slice(0, dossierCode.lastIndexOf('-')),
      Number(dossierCode.split('-').at(-1)),
    ];
    const row = {
      rowNumber: 1,
      dossierCode: `${stem}-${String(sequence + 3).padStart(4, '0')}`,
      procedureCode: '1.001193',
      fieldName: 'Hộ tịch',
      channel: 'direct',
      hasSlip: true,
      receivedAt,
      dueAt: null,
      notAccepted: false,
    };
    const entered = await letIn('/wards/an-thang/register-entries', {
      fileHash: 'a'.repeat(64),
      reason: 'Nhập sổ theo dõi hồ sơ',
      rows: [row],
    });
    expect(entered.body.rows).toMatchObject([{ outcome: 'entered' }]);
    expect(Number((await receive()).dossierCode.split('-').at(-1))).toBe(sequence + 4);
  });

  it('of another system lead to the dossier, and to one only', async () => {
    const [first, second] = [await receive(), await receive()];
    const record = (dossierId: string, code: string) =>
      intake.post(`/wards/an-thang/dossiers/${dossierId}/aliases`, receptionist, { systemCode: 'igate', code });
    expect((await record(first.dossierId, 'IG-7')).body).toMatchObject({
      aliases: [{ systemCode: 'igate', code: 'IG-7' }],
    });
    expect((await record(first.dossierId, 'IG-7')).body.position).toBe(2);
    const taken = await record(second.dossierId, 'IG-7');
    expect([taken.status, taken.body.code]).toEqual([409, 'alias-used']);
    const found = await intake.get('/wards/an-thang/dossier-codes/IG-7', receptionist);
    expect(found.body.dossiers).toEqual([{ dossierId: first.dossierId, systemCode: 'igate' }]);
    expect((await intake.get('/wards/an-thang/dossier-codes/IG-8', receptionist)).status).toBe(404);
  });
});
