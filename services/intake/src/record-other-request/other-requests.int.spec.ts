import { tokenFor } from '@motcua/testing';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';

describe('requests that no procedure covers', () => {
  let intake: TestIntake;
  let receptionist: string;
  const path = '/wards/an-thang/other-requests';
  const record = (kindCode: string, note?: string) =>
    intake.post(path, receptionist, { kindCode, channel: 'direct', applicant, ...(note && { note }) });

  beforeAll(async () => {
    intake = await startIntake();
    receptionist = await tokenFor(['receptionist'], ['an-thang']);
  });
  afterAll(() => intake?.stop());

  it('are recorded, answered, and mapped to a procedure that is known later', async () => {
    const recorded = await record('utility-confirmation', 'Ghi chú riêng tư về công tơ');
    expect([recorded.status, recorded.body.status]).toEqual([201, 'open']);
    const id = recorded.body.dossierId;
    const asked = await intake.get(`${path}/${id}/applicant`, receptionist);
    expect(asked.body).toEqual({ ...applicant, note: 'Ghi chú riêng tư về công tơ' });
    await record('loan-confirmation');
    const unknown = await record('weather');
    expect([unknown.status, unknown.body.code]).toEqual([409, 'code-unknown']);

    const answered = await intake.post(`${path}/${id}/answer`, receptionist, { outcomeCode: 'done' });
    expect(answered.body).toMatchObject({ status: 'answered', outcomeCode: 'done', position: 2 });
    expect((await intake.post(`${path}/${id}/answer`, receptionist, { outcomeCode: 'done' })).body.position).toBe(2);
    const other = await intake.post(`${path}/${id}/answer`, receptionist, { outcomeCode: 'refused' });
    expect(other.body.code).toBe('already-answered');
    const mapped = await intake.post(`${path}/${id}/map`, receptionist, { procedureCode: '1.001193' });
    expect(mapped.body).toMatchObject({ procedureCode: '1.001193' });
    const nowhere = await intake.post(`${path}/${id}/map`, receptionist, { procedureCode: '9.999999' });
    expect(nowhere.body.code).toBe('procedure-unknown');

    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const listed = await intake.get(`${path}?from=${today}&to=${today}`, receptionist);
    expect(listed.body).toMatchObject({
      byKind: { 'utility-confirmation': 1, 'loan-confirmation': 1 },
      byProcedure: { '1.001193': 1 },
    });
    expect(listed.body.requests).toHaveLength(2);
    const kept = await intake.look("select string_agg(e::text, ' ') as everything from log.events e");
    expect(kept[0]?.everything).not.toMatch(/công tơ|Đơn Thử/);
    const found = await intake.post('/wards/an-thang/applicants/find', receptionist, { word: 'don thu' });
    expect(found.body.dossierIds).toEqual([]);
    // None of it leaves intake.
    expect(await intake.look('select 1 from log.events where published_position is not null')).toEqual([]);
  });

  it('belong to their ward', async () => {
    const stranger = await tokenFor(['receptionist'], ['quang-cu']);
    const { status } = await intake.get(`${path}?from=2026-01-01&to=2026-12-31`, stranger);
    expect(status).toBe(404);
  });
});
