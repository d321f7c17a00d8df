import { startTestNats, type TestNats, tokenFor, until } from '@motcua/testing';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';

describe('hand-overs that are due', () => {
  let nats: TestNats;
  let intake: TestIntake;
  let receptionist: string;

  beforeAll(async () => {
    nats = await startTestNats();
    intake = await startIntake(nats.url);
    await intake.service.working;
    receptionist = await tokenFor(['receptionist'], ['an-thang']);
  });

  afterAll(async () => {
    await intake?.stop();
    await nats?.stop();
  });

  it('are listed once their time has passed, until the dossier is at the office', async () => {
    const body = { procedureCode: '1.001193', channel: 'direct', applicant };
    const { dossierId } = (await intake.post('/wards/an-thang/dossiers', receptionist, body)).body;
    const dossier = `/wards/an-thang/dossiers/${dossierId}`;
    const { handOverBy } = (await intake.get(dossier, receptionist)).body;
    const listed = async () => (await intake.get('/wards/an-thang/hand-overs-due', receptionist)).body.dossiers;
    expect(await listed()).toEqual([]);

    await intake.look('update timers set fire_at = now() where dossier_id = $1', [dossierId]);
    await until('the timer to fire', async () => ((await listed()) as unknown[]).length > 0);
    expect(await listed()).toEqual([{ dossierId, handOverBy }]);

    await intake.post(`${dossier}/hand-over`, receptionist, {});
    expect(await listed()).toEqual([]);
    expect((await intake.get(dossier, receptionist)).body).not.toHaveProperty('handOverBy');
  });

  it('are seen by their own ward alone', async () => {
    const neighbour = await tokenFor(['receptionist'], ['binh-duong']);
    expect((await intake.get('/wards/an-thang/hand-overs-due', neighbour)).status).toBe(404);
  });
});
