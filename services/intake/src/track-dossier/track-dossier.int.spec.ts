import { tokenFor } from '@motcua/testing';
import { v7 } from 'uuid';
import { course, said } from '../../test/given-papers';
import { plantCourse } from '../../test/plant-course';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';
import { TrackingLinks } from './tracking-links.query';

describe('the public’s look-up of a dossier', () => {
  let intake: TestIntake;
  let receptionist: string;
  let dossierId: string;
  let links: TrackingLinks;

  beforeAll(async () => {
    intake = await startIntake();
    receptionist = await tokenFor(['receptionist'], ['an-thang']);
    links = intake.service.app.get(TrackingLinks);
    const body = { procedureCode: '1.001193', channel: 'direct', applicant };
    dossierId = (await intake.post('/wards/an-thang/dossiers', receptionist, body)).body.dossierId;
  });

  afterAll(() => intake?.stop());

  const tokenOf = (link: string): string => link.split('/').at(-1) as string;
  const track = async (token: string) => {
    const response = await fetch(`${intake.service.url}/tracking/${token}`);
    return { status: response.status, cache: response.headers.get('cache-control'), body: await response.json() };
  };

  it('begins with where the portal is', () => {
    expect(links.of('an-thang', dossierId)).toMatch(/^http:\/\/127\.0\.0\.1:4000\/tra-cuu\/[\w-]{54}$/);
  });

  it('says how far the dossier has come and nothing else, to nobody in particular, and is never kept', async () => {
    const token = tokenOf(links.of('an-thang', dossierId));
    const before = await track(token);
    expect([before.status, before.cache]).toEqual([200, 'no-store']);
    expect(before.body).toEqual({
      dossierCode: expect.stringMatching(/^H00\.an-thang-/),
      state: 'Đã tiếp nhận',
      stepsDone: 1,
      steps: 4,
      isEnded: false,
      receivedAt: expect.any(String),
      dueAt: expect.any(String),
      isSupplementAsked: false,
      isResultWaiting: false,
      procedureName: 'Đăng ký khai sinh',
    });
    await intake.post(`/wards/an-thang/dossiers/${dossierId}/hand-over`, receptionist, {});
    const { receivedAt } = before.body as { receivedAt: string };
    await plantCourse(intake, dossierId, course([receivedAt, said.assigned], [receivedAt, said.resolved(receivedAt)]));
    const { body } = await track(token);
    expect(body).toMatchObject({ state: 'Đã có kết quả, đang chờ trả', stepsDone: 3, isResultWaiting: true });
    expect(JSON.stringify(body)).not.toMatch(/Đơn Thử|officer/);
  });

  it('answers forged, foreign and unknown tokens alike', async () => {
    const token = tokenOf(links.of('an-thang', dossierId));
    const forged = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    const answers = await Promise.all(
      [forged, 'x', tokenOf(links.of('binh-duong', dossierId)), tokenOf(links.of('an-thang', v7()))].map(track),
    );
    for (const answer of answers) {
      expect(answer).toEqual({
        status: 404,
        cache: 'no-store',
        body: expect.objectContaining({ code: 'tracking-unknown', detail: expect.stringContaining('Không tìm thấy') }),
      });
    }
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });
});
