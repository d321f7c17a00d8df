import { tokenFor } from '@motcua/testing';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';
import { Vault } from '../vault/vault.query';

describe('what the counter mistyped', () => {
  let intake: TestIntake;
  let vault: Vault;
  let receptionist: string;
  const scope = { wards: ['an-thang'], units: [] };
  const wrong = { fullName: 'Người Gõ Nhầm', idNumber: '000000000771' };
  const right = { fullName: 'Người Viết Đúng', idNumber: '000000000772' };

  beforeAll(async () => {
    intake = await startIntake();
    vault = intake.service.app.get(Vault);
    receptionist = await tokenFor(['receptionist'], ['an-thang']);
  });

  afterAll(() => intake?.stop());

  const receive = async (of: object): Promise<string> => {
    const body = { procedureCode: '1.001193', channel: 'direct', applicant: of };
    return (await intake.post('/wards/an-thang/dossiers', receptionist, body)).body.dossierId;
  };
  const correct = (dossierId: string, body: object, token = receptionist) =>
    intake.post(`/wards/an-thang/dossiers/${dossierId}/correct-receipt`, token, { reasonCode: 'mistyped', ...body });
  const applicantOf = async (dossierId: string) =>
    intake.get(`/wards/an-thang/dossiers/${dossierId}/applicant`, receptionist);
  const found = (word: string) => vault.find('an-thang', word, scope);

  it('is said anew, handed over as corrected, and the applicant is sealed anew and found by the right name only', async () => {
    const dossierId = await receive(wrong);
    const first = await correct(dossierId, { channel: 'postal', applicant: { ...wrong, fullName: 'Người Gõ Dở' } });
    expect(first.body).toMatchObject({ status: 'received', channel: 'postal', position: 2 });
    expect((await correct(dossierId, { applicant: right })).body).toMatchObject({ position: 3 });
    expect((await correct(dossierId, { channel: 'postal' })).body).toMatchObject({ position: 3 });
    expect((await applicantOf(dossierId)).body).toEqual(right);
    expect(await found('nguoi viet dung')).toEqual([dossierId]);
    for (const word of ['nguoi go nham', 'nguoi go do', '000000000771']) expect(await found(word)).toEqual([]);

    await intake.post(`/wards/an-thang/dossiers/${dossierId}/hand-over`, receptionist, {});
    const events = await intake.look('select type, data from log.events where dossier_id = $1 order by position', [
      dossierId,
    ]);
    expect(events.map(({ type }) => type)).toEqual([
      'DossierReceived',
      'ReceiptCorrected',
      'ReceiptCorrected',
      'DossierHandedOver',
    ]);
    expect(events[3]?.data).toEqual({ ...(events[0]?.data as object), channel: 'postal' });
    expect(JSON.stringify(events)).not.toContain('Người');
    expect((await correct(dossierId, { channel: 'direct' })).body.code).toBe('handed-over');
    const sealed = await intake.look('select from vault_person_keys');
    const late = { fullName: 'Người Đến Muộn', idNumber: '000000000779' };
    expect((await correct(dossierId, { applicant: late })).body.code).toBe('handed-over');
    expect(await intake.look('select from vault_person_keys')).toHaveLength(sealed.length);
  });

  it('is erased with the person it was corrected to, and a person that it was mistaken for keeps the rest', async () => {
    const [mistaken, others] = [await receive(wrong), await receive(wrong)];
    await correct(mistaken, { applicant: right });
    const opened = await vault.open('an-thang', mistaken, scope);
    if (!opened || opened === 'erased') throw new Error('the applicant must be readable first');
    expect(await vault.erasePerson('an-thang', opened.personId)).toBe(true);
    expect((await applicantOf(mistaken)).status).toBe(410);
    expect((await applicantOf(others)).body).toEqual(wrong);
    expect(await found('nguoi viet dung')).toEqual([]);
  });

  it('takes a key along under which nothing but the mistake was sealed', async () => {
    const dossierId = await receive({ fullName: 'Người Không Số' });
    await correct(dossierId, { applicant: { fullName: 'Người Có Số', idNumber: '000000000773' } });
    const opened = await vault.open('an-thang', dossierId, scope);
    if (!opened || opened === 'erased') throw new Error('the applicant must be readable first');
    await vault.erasePerson('an-thang', opened.personId);
    const keys = await intake.look(
      'select from vault_person_keys k join vault v using (ward_code, person_id) where v.dossier_id = $1',
      [dossierId],
    );
    expect(keys).toEqual([]);
  });

  it('is corrected by the ward’s own counter, for a reason of the list', async () => {
    const dossierId = await receive(applicant);
    const [neighbour, specialist] = await Promise.all([
      tokenFor(['receptionist'], ['binh-duong']),
      tokenFor(['specialist'], ['an-thang']),
    ]);
    expect((await correct(dossierId, { channel: 'postal' }, neighbour)).status).toBe(404);
    expect((await correct(dossierId, { channel: 'postal' }, specialist)).status).toBe(403);
    expect((await correct(dossierId, { channel: 'postal', reasonCode: 'mood' })).body.code).toBe('reason-unknown');
    expect((await correct(dossierId, { applicantWardCode: 'not a code' })).status).toBe(400);
  });
});
