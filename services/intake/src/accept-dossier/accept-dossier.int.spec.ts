import { tokenFor } from '@motcua/testing';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';

describe('a dossier filed online', () => {
  let intake: TestIntake;
  let portal: string;
  let receptionist: string;

  beforeAll(async () => {
    intake = await startIntake();
    [portal, receptionist] = await Promise.all([
      tokenFor(['portal'], ['national'], 'portal'),
      tokenFor(['receptionist'], ['an-thang']),
    ]);
  });

  afterAll(() => intake?.stop());

  const submit = async (): Promise<string> => {
    const { status, body } = await intake.post('/wards/an-thang/submissions', portal, {
      procedureCode: '1.001193',
      applicant,
    });
    expect([status, body.status]).toEqual([201, 'submitted']);
    return body.dossierId;
  };
  const act = (dossierId: string, name: string, body: object = {}, headers = {}, token = receptionist) =>
    intake.post(`/wards/an-thang/dossiers/${dossierId}/${name}`, token, body, headers);
  const eventsOf = async (dossierId: string) =>
    intake.look('select type, data, actor_role from log.events where dossier_id = $1 order by position', [dossierId]);

  it('is submitted, accepted with a code and an appointment, and handed over', async () => {
    const dossierId = await submit();
    const accepted = await act(dossierId, 'accept', { applicantWardCode: 'binh-duong' });
    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({ status: 'received', channel: 'online', position: 2 });
    expect(accepted.body.dossierCode).toMatch(/^H00\.an-thang-\d{6}-\d{4}$/);
    expect((await act(dossierId, 'hand-over')).body).toMatchObject({ status: 'handed-over', position: 3 });

    const events = await eventsOf(dossierId);
    expect(events.map(({ type, actor_role }) => [type, actor_role])).toEqual([
      ['DossierSubmitted', 'portal'],
      ['DossierReceived', 'receptionist'],
      ['DossierHandedOver', 'receptionist'],
    ]);
    expect(events[2]?.data).toEqual(events[1]?.data);
    expect(events[1]?.data).toMatchObject({ applicantWardCode: 'binh-duong', receivingWardCode: 'an-thang' });
    expect((await intake.get(`/wards/an-thang/dossiers/${dossierId}/applicant`, receptionist)).body).toEqual(applicant);
  });

  it('is checked technically by the portal, and accepted despite what was found only when the counter says so', async () => {
    const dossierId = await submit();
    const checked = await act(dossierId, 'check-submission', { findings: ['file-empty'] }, {}, portal);
    expect(checked.body).toMatchObject({
      position: 2,
      check: { passed: false },
      whatToDo: [expect.stringMatching(/Tệp/)],
    });
    expect((await intake.get(`/wards/an-thang/dossiers/${dossierId}`, receptionist)).body).toMatchObject({
      acceptBy: expect.any(String),
      whatToDo: [expect.stringMatching(/nộp lại/)],
    });
    expect((await act(dossierId, 'accept')).body.code).toBe('check-failed');
    expect((await act(dossierId, 'accept', { despiteFindings: true })).body).toMatchObject({ status: 'received' });
    expect((await eventsOf(dossierId)).map(({ type, actor_role }) => [type, actor_role])).toEqual([
      ['DossierSubmitted', 'portal'],
      ['SubmissionChecked', 'portal'],
      ['CheckOverruled', 'receptionist'],
      ['DossierReceived', 'receptionist'],
    ]);
  });

  it('stays with the counter afterwards only for what the counter learns', async () => {
    const dossierId = await submit();
    await act(dossierId, 'accept');
    const early = await act(dossierId, 'request-withdrawal', { reasonCode: 'applicant-wish' });
    expect([early.status, early.body.code]).toEqual([409, 'not-handed-over']);
    await act(dossierId, 'hand-over');
    expect((await act(dossierId, 'deliver-supplement', { papers: ['to-khai'] })).status).toBe(200);
    expect((await act(dossierId, 'deliver-supplement', { papers: [] })).status).toBe(400);
    const asked = await act(dossierId, 'request-withdrawal', { reasonCode: 'applicant-wish' });
    expect(asked.body).toMatchObject({ withdrawalAsked: true, position: 5 });
    const types = (await eventsOf(dossierId)).map(({ type }) => type);
    expect(types.slice(3)).toEqual(['SupplementDelivered', 'WithdrawalRequested']);
  });

  it('accepts once, draws one code, and repeats quietly', async () => {
    const dossierId = await submit();
    const answers = await Promise.all([act(dossierId, 'accept'), act(dossierId, 'accept')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.body.dossierCode).toBe(answers[0]?.body.dossierCode);
    const [before] = await intake.look("select last from dossier_code_sequences where ward_code = 'an-thang'");
    expect((await act(dossierId, 'accept')).body).toMatchObject({ position: 2 });
    const [after] = await intake.look("select last from dossier_code_sequences where ward_code = 'an-thang'");
    expect(after).toEqual(before);
  });

  it('is accepted without a body too', async () => {
    const dossierId = await submit();
    const response = await fetch(`${intake.service.url}/wards/an-thang/dossiers/${dossierId}/accept`, {
      method: 'POST',
      headers: { authorization: `Bearer ${receptionist}` },
    });
    expect(response.status).toBe(200);
  });

  it('is not accepted for a reason of the list, and then never received', async () => {
    const dossierId = await submit();
    const invented = await act(dossierId, 'not-accept', { reasonCode: 'no-mood' });
    expect([invented.status, invented.body.code]).toEqual([409, 'reason-unknown']);
    const refused = await act(dossierId, 'not-accept', { reasonCode: 'papers-missing' });
    expect(refused.body).toMatchObject({ status: 'not-accepted', position: 2 });
    const late = await act(dossierId, 'accept');
    expect([late.status, late.body.code]).toEqual([409, 'not-accepted']);
    expect(late.body.detail).toMatch(/không tiếp nhận/);
  });

  it('is not filed online where the procedure is for the counter only, and nothing is kept of the try', async () => {
    const sealed = await intake.look('select from vault');
    const unknown = { procedureCode: '9.999999', applicant };
    const { status, body } = await intake.post('/wards/an-thang/submissions', portal, unknown);
    expect([status, body.code]).toEqual([409, 'procedure-unknown']);
    const counter = { ...unknown, procedureCode: '1.000001' };
    expect((await intake.post('/wards/an-thang/submissions', portal, counter)).body.code).toBe('not-online');
    expect((await intake.look('select from vault')).length).toBe(sealed.length);
  });

  it('is changed only from the position that was seen', async () => {
    const dossierId = await submit();
    const seen = (await intake.get(`/wards/an-thang/dossiers/${dossierId}`, receptionist)).headers.get('etag');
    expect(seen).toBe('"1"');
    expect((await act(dossierId, 'accept', {}, { 'if-match': seen })).status).toBe(200);
    const stale = await act(dossierId, 'hand-over', {}, { 'if-match': seen });
    expect([stale.status, stale.body.code, stale.headers.get('etag')]).toEqual([412, 'changed-meanwhile', '"2"']);
    expect((await act(dossierId, 'hand-over', {}, { 'if-match': '"2"' })).status).toBe(200);
  });

  it('is acted on by those whose role and ward allow it', async () => {
    const dossierId = await submit();
    const [specialist, neighbour] = await Promise.all([
      tokenFor(['specialist'], ['an-thang']),
      tokenFor(['receptionist'], ['binh-duong']),
    ]);
    expect((await act(dossierId, 'accept', {}, {}, '')).body.code).toBe('no-token');
    expect((await act(dossierId, 'accept', {}, {}, 'forged')).status).toBe(401);
    expect((await act(dossierId, 'accept', {}, {}, specialist)).status).toBe(403);
    expect((await act(dossierId, 'accept', {}, {}, portal)).status).toBe(403);
    expect((await intake.get(`/wards/an-thang/dossiers/${dossierId}`, portal)).status).toBe(403);
    const hidden = await act(dossierId, 'accept', {}, {}, neighbour);
    expect([hidden.status, hidden.headers.get('retry-after')]).toEqual([404, '1']);
    const absent = await intake.get('/wards/an-thang/dossiers/01900000-0000-7000-8000-000000000000', receptionist);
    expect([absent.status, absent.headers.get('retry-after'), absent.body]).toEqual([404, '1', hidden.body]);
  });

  it('is refused for a ward whose name could not stand in a subject', async () => {
    const answer = await intake.post('/wards/an.thang/submissions', portal, { procedureCode: '1.001193', applicant });
    expect(answer.status).toBe(404);
  });
});
