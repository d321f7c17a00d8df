import { tokenFor } from '@motcua/testing';
import { applicant, birth, startIntake, type TestIntake } from '../../test/start-intake';

describe('the catalogue, asked', () => {
  let intake: TestIntake;
  let supervisor: string;

  beforeAll(async () => {
    intake = await startIntake();
    supervisor = await tokenFor(['supervisor'], ['an-thang']);
  });

  afterAll(() => intake?.stop());

  const ask = (path: string) => intake.get(`/catalogue/procedures${path}`, supervisor);

  it('says whether a centre may take it, where it goes and whose receipt starts the clock', async () => {
    const { status, body } = await ask('/1.001193.000.H61?ward=an-thang&day=2025-10-01');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      mayReceive: true,
      goesTo: 'an-thang',
      clockStarts: 'at-receipt',
      displayed: null,
      term: { termUnit: 'working-days', termAmount: 3 },
      procedure: { procedureVersion: birth.procedureVersion },
    });
    const elsewhere = await ask('/1.001193?ward=an-thang&competentUnit=binh-duong');
    expect(elsewhere.body).toMatchObject({ mayReceive: false, goesTo: 'binh-duong', clockStarts: null });
  });

  it('knows nothing of a day before the procedure held, and needs the ward', async () => {
    const before = await ask('/1.001193?ward=an-thang&day=2025-06-30');
    expect([before.status, before.body.code]).toEqual([404, 'procedure-unknown']);
    expect((await ask('/1.001193')).status).toBe(400);
  });

  it('lists what holds on a day, by word and page', async () => {
    const codes = (body: object) =>
      (body as { procedures: { procedureCode: string }[] }).procedures.map(({ procedureCode }) => procedureCode);
    const first = await ask('?word=khai%20sinh&limit=1');
    expect(codes(first.body)).toEqual(['1.000001']);
    const second = await ask(`?word=khai%20sinh&limit=1&after=${encodeURIComponent(String(first.body.next))}`);
    expect(codes(second.body)).toEqual(['1.001193']);
    expect(second.body.next).toBeNull();
    expect(codes((await ask('?day=2025-06-30')).body)).toEqual([]);
    expect(codes((await ask('?day=2025-06-30&versions=all')).body)).toEqual([
      '1.000001',
      '1.001193',
      '1.001193',
      '2.000815',
    ]);
    expect(codes((await ask('?ward=an-thang')).body)).toEqual([]);
    expect(codes((await ask('?group=tu-phap')).body)).toEqual([]);
  });

  it('is the version that a receipt pins: the one in force today, not the newest announced', async () => {
    const received = await intake.post('/wards/an-thang/dossiers', await tokenFor(['receptionist'], ['an-thang']), {
      procedureCode: birth.procedureCode,
      channel: 'direct',
      applicant,
    });
    const [event] = await intake.look(
      "select data from log.events where dossier_id = $1 and type = 'DossierReceived'",
      [received.body.dossierId],
    );
    expect(event?.data).toMatchObject({ procedureVersion: birth.procedureVersion });
  });
});
