import { startTestNats, type TestNats, tokenFor, until } from '@motcua/testing';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';

describe('intake without its broker', () => {
  let nats: TestNats;
  let intake: TestIntake;

  beforeAll(async () => {
    nats = await startTestNats();
    await nats.kill();
    intake = await startIntake(nats.url);
  });

  afterAll(async () => {
    await intake?.stop();
    await nats?.stop();
  });

  it('accepts all the same, says that the broker is away, and publishes once it is back, with nothing personal', async () => {
    const receptionist = await tokenFor(['receptionist'], ['an-thang']);
    const body = { procedureCode: '1.001193', channel: 'direct', applicant };
    const received = await intake.post('/wards/an-thang/dossiers', receptionist, body);
    expect(received.status).toBe(201);
    const ready = await intake.get('/health/ready', '');
    expect(ready.status).toBe(200);
    expect(ready.body.parts).toMatchObject({ broker: expect.stringMatching(/NATS/) });

    await nats.start();
    await intake.service.working;
    const bus = await connect({ servers: nats.url });
    const message = await until('the event on the bus', async () => {
      const consumer = await jetstream(bus).consumers.get('DOSSIERS', { filter_subjects: 'dossier.an-thang.intake.>' });
      return consumer.next({ expires: 1_000 });
    });
    await bus.close();
    expect(message.headers?.get('ce-dossierid')).toBe(received.body.dossierId);
    expect(`${message.string()} ${message.headers}`).not.toMatch(/Đơn Thử|000000000001/);
  });
});
