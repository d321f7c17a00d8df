import { type Envelope, subjectOf } from '@motcua/contracts';
import { Bus, toMessage } from '@motcua/messaging';
import { startTestNats, type TestNats, until } from '@motcua/testing';
import { v7 } from 'uuid';
import { said } from '../../test/said';
import { startIntake, type TestIntake } from '../../test/start-intake';

describe('what intake hears of a course', () => {
  let nats: TestNats;
  let intake: TestIntake;
  let bus: Bus;
  const historyOf = (dossierId: string) =>
    intake.look('select type, position, data from course_history where dossier_id = $1 order by position', [dossierId]);

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
    const sayAgain = (event: Envelope, time: number) => {
      const { headers, payload } = toMessage(event);
      return bus.client.publish(subjectOf(event), payload, { headers, msgID: `${event.id} ${time}` });
    };
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
});
