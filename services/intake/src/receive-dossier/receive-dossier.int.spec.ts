import type { RunningService } from '@motcua/platform';
import {
  createServiceDatabase,
  plainCalendar,
  type ServiceDatabase,
  startTestNats,
  startTestService,
  type TestNats,
  tokenFor,
  until,
} from '@motcua/testing';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import pg from 'pg';
import { applicant, vaultKeyFile } from '../../test/start-intake';
import { intakeService } from '../intake.module';
import { migrations } from '../migrations';

const procedure = {
  type: 'ProcedureDefined',
  data: {
    procedureCode: '1.001193',
    procedureVersion: 'v1',
    name: 'Đăng ký khai sinh',
    fieldCode: 'ho-tich',
    fieldName: 'Tư pháp – hộ tịch',
    termUnit: 'working-days',
    termAmount: 3,
    termCutOff: null,
    serviceLevel: 'full',
    competentLevel: 'commune',
    from: '2025-07-01',
  },
};

describe('a dossier received at the counter', () => {
  let database: ServiceDatabase;
  let nats: TestNats;
  let service: RunningService;
  let bus: NatsConnection;
  let receptionist: string;

  const post = (path: string, token: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify(body),
    });

  beforeAll(async () => {
    [database, nats] = await Promise.all([createServiceDatabase('intake', migrations), startTestNats()]);
    service = await startTestService(intakeService, database, {
      natsUrl: nats.url,
      environment: { VAULT_KEY_FILE: vaultKeyFile() },
    });
    await service.working;
    bus = await connect({ servers: nats.url });
    receptionist = await tokenFor(['receptionist'], ['an-thang']);
    const operator = await tokenFor(['operator'], ['national']);
    expect(
      (
        await post('/reference-data', operator, {
          definitions: [{ type: 'CalendarDefined', data: plainCalendar }, procedure],
        })
      ).status,
    ).toBe(200);
    await until('the procedure', async () => (await fetch(`${service.url}/health/ready`)).ok);
  });

  afterAll(async () => {
    await bus?.close();
    await service?.stop();
    await nats?.stop();
    await database?.drop();
  });

  it('is committed, answered with its appointment, and published', async () => {
    const response = await until('the procedure to be known', async () => {
      const answer = await post('/wards/an-thang/dossiers', receptionist, {
        procedureCode: '1.001193',
        channel: 'direct',
        applicant,
      });
      return answer.status === 201 && answer;
    });
    const body = (await response.json()) as { dossierId: string };
    expect(body).toMatchObject({ status: 'received', position: 1, wardCode: 'an-thang' });
    expect(response.headers.get('etag')).toBe('"1"');

    const consumer = await jetstream(bus).consumers.get('DOSSIERS', { filter_subjects: 'dossier.an-thang.intake.>' });
    const message = await consumer.next({ expires: 10_000 });
    expect(message?.subject).toBe('dossier.an-thang.intake.dossier-received');
    expect(message?.headers?.get('ce-dossierid')).toBe(body.dossierId);
    expect(message?.headers?.get('ce-number')).toBe('1');
  });

  it('answers a repeated key with the first answer, and another body under it with 422', async () => {
    const key = { 'idempotency-key': 'counter-1-0001' };
    const body = { procedureCode: '1.001193', channel: 'postal', applicant };
    const [first, second] = await Promise.all([
      post('/wards/an-thang/dossiers', receptionist, body, key),
      post('/wards/an-thang/dossiers', receptionist, body, key),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.json()).toEqual(await first.json());
    expect(
      (await post('/wards/an-thang/dossiers', receptionist, { ...body, channel: 'direct', applicant }, key)).status,
    ).toBe(422);
  });

  it('is refused for another ward, as if it did not exist', async () => {
    const response = await post('/wards/binh-duong/dossiers', receptionist, {
      procedureCode: '1.001193',
      channel: 'direct',
      applicant,
    });
    expect(response.status).toBe(404);
    expect(response.headers.get('retry-after')).toBe('1');
  });

  it('names every wrong field without repeating its value', async () => {
    const response = await post('/wards/an-thang/dossiers', receptionist, {
      procedureCode: 'Nguyễn',
      channel: 'fax',
      applicant: { fullName: '123' },
    });
    const problem = (await response.json()) as { errors: { field: string }[] };
    expect(response.status).toBe(400);
    expect(problem.errors.map(({ field }) => field)).toEqual(['procedureCode', 'channel', 'applicant.fullName']);
    expect(JSON.stringify(problem)).not.toContain('Nguyễn');
  });

  it('cannot be rewritten or erased by any role of the running service', async () => {
    for (const url of [database.api, database.worker]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      for (const statement of ['update log.events set type = type', 'delete from log.events', 'truncate log.events']) {
        await expect(client.query(statement)).rejects.toThrow(/permission denied/);
      }
      await client.end();
    }
  });
});
