import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wardDayOf } from '@motcua/deadline';
import { tokenFor } from '@motcua/testing';
import { readDocx } from '../../../../libs/forms/test/read-docx';
import { readPdf } from '../../../../libs/forms/test/read-pdf';
import { course, said } from '../../test/given-papers';
import { plantCourse } from '../../test/plant-course';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';

const folder = process.env.MOTCUA_FORMS;

describe('the register of a ward', () => {
  let intake: TestIntake;
  let receptionist: string;
  const today = wardDayOf(new Date().toISOString());

  beforeAll(async () => {
    intake = await startIntake();
    receptionist = await tokenFor(['receptionist'], ['an-thang']);
  });

  afterAll(() => intake?.stop());

  const receive = async (fullName: string): Promise<string> => {
    const body = { procedureCode: '1.001193', channel: 'direct', applicant: { ...applicant, fullName } };
    return (await intake.post('/wards/an-thang/dossiers', receptionist, body)).body.dossierId;
  };
  const register = async (query: string, token = receptionist, ward = 'an-thang') => {
    const response = await fetch(`${intake.service.url}/wards/${ward}/register?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const codeOf = ({ bytes }: { bytes: Buffer }) => JSON.parse(bytes.toString()).code;
  const textOf = (bytes: Buffer) =>
    readPdf(bytes)
      .map(({ text }) => text)
      .join('\n');

  it('lists what was received in the period, with names and what became of it', async () => {
    const dossierId = await receive('Nguyễn Thị Một');
    await receive('Trần Văn Hai');
    const now = new Date().toISOString();
    await plantCourse(intake, dossierId, course([now, said.resolved(now)], [now, said.returned(now)]));
    const { status, bytes } = await register(`from=${today}&to=${today}`);
    expect(status).toBe(200);
    if (folder !== undefined) writeFileSync(join(folder, 'walked-register.pdf'), bytes);
    const text = textOf(bytes).replaceAll(/\s+/g, ' ');
    expect(text).toContain('2 hồ sơ');
    expect(text).toContain('Nguyễn Thị Một');
    expect(text).toContain('Trần Văn Hai');
    expect(text).toContain('Bưu chính');
    const word = readDocx((await register(`from=${today}&to=${today}&field=ho-tich&format=docx`)).bytes).text;
    expect(word).toContain('Lĩnh vực: Tư pháp – hộ tịch');
    expect(word).toContain('Trần Văn Hai');
    expect(textOf((await register(`from=${today}&to=${today}&field=dat-dai`)).bytes)).toContain('0 hồ sơ');
    expect(textOf((await register('from=2025-01-01&to=2025-01-31')).bytes)).toContain('0 hồ sơ');
  });

  it('counts a dossier in the period that its corrected receipt says', async () => {
    const dossierId = await receive('Lê Thị Ba');
    await intake.look(
      `insert into log.events (ward_code, stream_id, position, published_position, event_id, type, version, dossier_id,
         competent_unit_code, occurred_at, correlation_id, actor_id, actor_role, data)
       select ward_code, stream_id, 2, 2, gen_random_uuid(), 'ReceiptCorrected', version, dossier_id, competent_unit_code,
         now(), correlation_id, actor_id, actor_role, data || '{"receivedAt": "2025-03-04T02:00:00.000Z"}'
       from log.events where dossier_id = $1`,
      [dossierId],
    );
    const march = textOf((await register('from=2025-03-04&to=2025-03-04')).bytes);
    expect(march).toContain('Lê Thị Ba');
    expect(textOf((await register(`from=${today}&to=${today}`)).bytes)).not.toContain('Lê Thị Ba');
  });

  it('is for its ward alone, and asks for a period that is one', async () => {
    const stranger = await tokenFor(['receptionist'], ['binh-duong']);
    const supervisor = await tokenFor(['supervisor'], ['an-thang']);
    expect((await register(`from=${today}&to=${today}`, stranger)).status).toBe(404);
    expect((await register(`from=${today}&to=${today}`, supervisor)).status).toBe(403);
    expect((await register(`from=${today}&to=2025-01-01`)).status).toBe(400);
    const ancient = await register('from=2018-01-01&to=2018-12-31');
    expect([ancient.status, codeOf(ancient)]).toEqual([422, 'form-not-in-force']);
  });

  it('opens the names of many, and asks for a shorter period beyond a thousand', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `Người Thứ ${index} Hết`);
    const [some] = await Promise.all(names.map(receive));
    const { bytes } = await register(`from=${today}&to=${today}&format=docx`);
    const { text } = readDocx(bytes);
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
    await intake.look(
      `insert into log.events (ward_code, stream_id, position, published_position, event_id, type, version, dossier_id,
         occurred_at, correlation_id, actor_id, actor_role, data)
       select ward_code, 'intake-' || another, 1, 1, gen_random_uuid(), type, version, another, occurred_at,
         correlation_id, actor_id, actor_role, data
       from log.events, lateral (select gen_random_uuid() as another from generate_series(1, 1000)) as many
       where dossier_id = $1`,
      [some],
    );
    const tooMany = await register(`from=${today}&to=${today}`);
    expect([tooMany.status, codeOf(tooMany)]).toEqual([422, 'too-many-dossiers']);
    expect((await register(`from=${today}&to=${today}&field=dat-dai`)).status).toBe(200);
  });
});
