import { type Envelope, subjectOf } from '@motcua/contracts';
import { Bus, toMessage } from '@motcua/messaging';
import { startTestNats, type TestNats, tokenFor, until } from '@motcua/testing';
import { v7 } from 'uuid';
import { said } from '../../test/said';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';

describe('what intake hears of a course', () => {
  let nats: TestNats;
  let intake: TestIntake;
  let bus: Bus;
  const historyOf = (dossierId: string) =>
    intake.look('select type, position, data from course_history where dossier_id = $1 order by position', [dossierId]);

  const sayAgain = (event: Envelope, time: number) => {
    const { headers, payload } = toMessage(event);
    return bus.client.publish(subjectOf(event), payload, { headers, msgID: `${event.id} ${time}` });
  };

  beforeAll(async () => {
    nats = await startTestNats();
    intake = await startIntake(nats.url);
    await intake.service.working;
    bus = await Bus.connect(nats.url, 'spec');
  });

  afterAll(async () => {
    await bus?.close();
    await intake?.stop();
    await nats?.stop();
  });

  it('keeps each event once, whatever order they arrive in, and appends none of its own', async () => {
    const dossierId = v7();
    const started = said('ProcessingStarted', { dossierId, position: 1 });
    const apology = said('ApologyIssued', { dossierId, position: 2 });
    await bus.publish([apology]);
    await sayAgain(apology, 2);
    await bus.publish([started]);
    await until('both kept', async () => (await historyOf(dossierId)).length === 2);
    // What comes after the repetition was heard after it.
    await bus.publish([said('ResultReturned', { dossierId, position: 3 })]);
    await until('the last one kept', async () => (await historyOf(dossierId)).some(({ position }) => position === 3));
    expect((await historyOf(dossierId)).map(({ type }) => type)).toEqual([
      'ProcessingStarted',
      'ApologyIssued',
      'ResultReturned',
    ]);
    expect(await intake.look('select 1 from log.events where dossier_id = $1', [dossierId])).toEqual([]);
  });

  it('tells the centre that forwarded a dossier how far it has come, once, whatever order it is heard in', async () => {
    const [here, there] = await Promise.all([
      tokenFor(['receptionist'], ['an-thang']),
      tokenFor(['receptionist'], ['binh-duong']),
    ]);
    const body = { procedureCode: '1.001193', channel: 'direct', applicant };
    const { dossierId } = (await intake.post('/wards/an-thang/dossiers', here, body)).body;
    await intake.post(`/wards/an-thang/dossiers/${dossierId}/forward`, here, { toUnitCode: 'binh-duong' });
    const origin = { forwardedFrom: dossierId, fromWardCode: 'an-thang' };
    const received = (await intake.post('/wards/binh-duong/dossiers/forwarded', there, origin)).body;
    const around = {
      dossierId: received.dossierId,
      receivingWardCode: 'binh-duong',
      competentUnitCode: 'binh-duong',
    };
    const resolved = said('DossierResolved', { ...around, position: 2, number: 1_002 });
    const returned = said('ResultReturned', { ...around, position: 3, number: 1_003 });
    const shown = async () => (await intake.get(`/wards/an-thang/dossiers/${dossierId}`, here)).body;
    expect(await shown()).toMatchObject({ progress: { outcome: null, endedAt: null, returnedAt: null } });

    await bus.publish([returned]);
    await sayAgain(returned, 2);
    await bus.publish([resolved, said('ProcessingStarted', { ...around, position: 1, number: 1_001 })]);
    await until('all of it heard', async () => (await historyOf(received.dossierId)).length === 3);
    expect(await shown()).toMatchObject({
      status: 'forwarded',
      progress: { outcome: 'resolved', endedAt: resolved.data.endedAt, returnedAt: returned.data.returnedAt },
    });
    const types = await intake.look('select type from log.events where dossier_id = $1 order by position', [dossierId]);
    expect(types.map(({ type }) => type)).toEqual([
      'DossierReceived',
      'DossierForwarded',
      'ForwardedProgressHeard',
      'ForwardedProgressHeard',
    ]);
    expect(await intake.look('select 1 from log.events where dossier_id = $1', [received.dossierId])).toHaveLength(1);
  });
});
