import { tokenFor } from '@motcua/testing';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';

describe('a non-territorial dossier', () => {
  let intake: TestIntake;
  let first: string;
  let competent: string;
  let stranger: string;

  beforeAll(async () => {
    intake = await startIntake();
    [first, competent, stranger] = (await Promise.all(
      ['an-thang', 'binh-duong', 'quang-cu'].map((ward) => tokenFor(['receptionist'], [ward], `officer-${ward}`)),
    )) as [string, string, string];
  });

  afterAll(() => intake?.stop());

  const receive = async (body: object = {}): Promise<string> => {
    const request = { procedureCode: '1.001193', channel: 'postal', applicantWardCode: 'an-thang', applicant, ...body };
    return (await intake.post('/wards/an-thang/dossiers', first, request)).body.dossierId;
  };
  const forward = (dossierId: string, toUnitCode: string, token = first) =>
    intake.post(`/wards/an-thang/dossiers/${dossierId}/forward`, token, { toUnitCode });
  const receiveForwarded = (ward: string, token: string, forwardedFrom: string, headers = {}) =>
    intake.post(`/wards/${ward}/dossiers/forwarded`, token, { forwardedFrom, fromWardCode: 'an-thang' }, headers);

  it('ends at the centre that received it and begins at the competent one, with its applicant', async () => {
    const origin = await receive();
    expect((await receiveForwarded('binh-duong', competent, origin)).status).toBe(404);
    expect((await forward(origin, 'nowhere')).body.code).toBe('unit-unknown');
    expect((await forward(origin, 'an-thang')).body.code).toBe('same-unit');
    expect((await forward(origin, 'binh-duong')).body).toMatchObject({
      status: 'forwarded',
      forwardedTo: 'binh-duong',
    });
    expect((await forward(origin, 'binh-duong')).body).toMatchObject({ position: 2 });
    const handOver = await intake.post(`/wards/an-thang/dossiers/${origin}/hand-over`, first, {});
    expect([handOver.status, handOver.body.code]).toEqual([409, 'forwarded']);

    const begun = await receiveForwarded('binh-duong', competent, origin);
    expect(begun.status).toBe(201);
    expect(begun.body).toMatchObject({
      status: 'received',
      channel: 'postal',
      competentUnitCode: 'binh-duong',
      forwardedFrom: origin,
      position: 1,
    });
    expect(begun.body.dossierCode).toMatch(/^H00\.binh-duong-/);
    const shown = await intake.get(`/wards/binh-duong/dossiers/${begun.body.dossierId}/applicant`, competent);
    expect(shown.body).toEqual(applicant);
    const [event] = await intake.look('select data from log.events where dossier_id = $1', [begun.body.dossierId]);
    expect(event?.data).toMatchObject({ applicantWardCode: 'an-thang', receivingWardCode: 'binh-duong' });
  });

  it('is received once, whoever asks again', async () => {
    const origin = await receive();
    await forward(origin, 'binh-duong');
    const answers = await Promise.all([
      receiveForwarded('binh-duong', competent, origin, { 'idempotency-key': 'counter-1' }),
      receiveForwarded('binh-duong', competent, origin, { 'idempotency-key': 'counter-2' }),
    ]);
    const again = await receiveForwarded('binh-duong', competent, origin, { 'idempotency-key': 'a-new-key' });
    expect(new Set([...answers, again].map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set([...answers, again].map(({ body }) => `${body.dossierId} ${body.dossierCode}`)).size).toBe(1);
  });

  it('is seen by both centres and nobody else, and acted on by the first alone', async () => {
    const origin = await receive();
    await forward(origin, 'binh-duong');
    const seen = (token: string) => intake.get(`/wards/an-thang/dossiers/${origin}`, token);
    expect((await seen(competent)).body).toMatchObject({ status: 'forwarded', position: 2 });
    expect((await seen(first)).body).toEqual((await seen(competent)).body);
    expect((await seen(stranger)).status).toBe(404);
    expect((await intake.get(`/wards/an-thang/dossiers/${origin}/applicant`, stranger)).status).toBe(404);
    expect((await intake.get(`/wards/an-thang/dossiers/${origin}/applicant`, competent)).body).toEqual(applicant);
    expect((await forward(origin, 'quang-cu', competent)).status).toBe(404);
    expect((await receiveForwarded('quang-cu', stranger, origin)).status).toBe(404);
    expect((await receiveForwarded('binh-duong', stranger, origin)).status).toBe(404);
  });

  it('is not received where it was expected but never sent', async () => {
    const origin = await receive({ competentUnitCode: 'binh-duong' });
    const early = await receiveForwarded('binh-duong', competent, origin);
    expect([early.status, early.body.code]).toEqual([409, 'not-forwarded-here']);
    const handOver = await intake.post(`/wards/an-thang/dossiers/${origin}/hand-over`, competent, {});
    expect(handOver.status).toBe(404);
    await forward(origin, 'quang-cu');
    expect((await receiveForwarded('binh-duong', competent, origin)).status).toBe(404);
    expect((await intake.get(`/wards/an-thang/dossiers/${origin}`, competent)).status).toBe(404);
  });
});
