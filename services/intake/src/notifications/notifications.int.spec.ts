import { createServer, type Server as HttpServer } from 'node:http';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bus } from '@motcua/messaging';
import type { RunningService } from '@motcua/platform';
import { startTestNats, startTestService, type TestNats, tokenFor, until } from '@motcua/testing';
import { said } from '../../test/said';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';
import { intakeService } from '../intake.module';

/** A mail server that takes everything and keeps it. */
const startMailServer = async () => {
  const letters: string[] = [];
  const refused = new Set<string>();
  const serve = (socket: Socket): void => {
    let letter: string | null = null;
    let rest = '';
    socket.on('error', () => undefined);
    socket.write('220 mail ready\r\n');
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (letter !== null) {
          if (line === '.') {
            letters.push(letter);
            letter = null;
            socket.write('250 taken\r\n');
          } else letter += `${line}\n`;
        } else if ([...refused].some((address) => line.includes(`TO:<${address}>`))) {
          socket.write('550 nobody here\r\n');
        } else if (/^DATA/i.test(line)) {
          letter = '';
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) {
          socket.end('221 bye\r\n');
        } else socket.write('250 ok\r\n');
      }
    });
  };
  const server = createTcpServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, letters, refused };
};

interface Call {
  key: string | undefined;
  body: { to: string; text: string };
}

/** An SMS gateway that refuses the first tries of each message. */
const startGateway = async (refusals: number): Promise<{ server: HttpServer; port: number; calls: Call[] }> => {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const key = request.headers['idempotency-key'] as string;
      calls.push({ key, body: JSON.parse(text) });
      const tries = calls.filter((call) => call.key === key).length;
      response.writeHead(tries <= refusals ? 500 : 202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, calls };
};

const plainText = (letter: string): string => {
  const [head, ...body] = letter.split('\n\n');
  const text = body.join('\n\n').trim();
  return /base64/i.test(head as string)
    ? Buffer.from(text, 'base64').toString()
    : Buffer.from(
        text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString();
};

describe('telling people', () => {
  let nats: TestNats;
  let intake: TestIntake;
  let other: RunningService;
  let bus: Bus;
  let receptionist: string;
  let leader: string;
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  let gateway: Awaited<ReturnType<typeof startGateway>>;

  const receive = async (person: object): Promise<string> => {
    const { body } = await intake.post('/wards/an-thang/dossiers', receptionist, {
      procedureCode: '1.001193',
      channel: 'direct',
      applicant: person,
    });
    return body.dossierId;
  };
  const sentOf = (dossierId: string) =>
    intake.look("select data from log.events where dossier_id = $1 and type = 'NotificationSent' order by position", [
      dossierId,
    ]);
  /** What waits for its next try is due now; what a worker has in hand, ten minutes ahead, stays its own. */
  const sooner = () =>
    intake.look(
      `update notifications set send_at = now()
       where not failed and (send_at <= now() + interval '5 minutes' or send_at > now() + interval '10 minutes')`,
    );

  beforeAll(async () => {
    [nats, mail, gateway] = await Promise.all([startTestNats(), startMailServer(), startGateway(2)]);
    const file = join(mkdtempSync(join(tmpdir(), 'motcua-notifications-')), 'notifications.json');
    const settings = {
      smtp: { host: '127.0.0.1', port: mail.port, from: 'Một Cửa <mot-cua@example.com>' },
      sms: { url: `http://127.0.0.1:${gateway.port}/messages`, token: 'a token of the gateway' },
    };
    writeFileSync(file, JSON.stringify(settings));
    intake = await startIntake(nats.url, { NOTIFICATIONS_FILE: file });
    other = await startTestService(intakeService, intake.database, {
      environment: intake.environment,
      natsUrl: nats.url,
    });
    await Promise.all([intake.service.working, other.working]);
    bus = await Bus.connect(nats.url, 'spec');
    [receptionist, leader] = await Promise.all([
      tokenFor(['receptionist'], ['an-thang']),
      tokenFor(['leader'], ['an-thang'], 'leader-1'),
    ]);
  });

  afterAll(async () => {
    await bus?.close();
    await other?.stop();
    await intake?.stop();
    await nats?.stop();
    mail?.server.close();
    gateway?.server.close();
  });

  it('writes a letter once, whatever number of workers, and keeps neither address nor text', async () => {
    const dossiers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        receive({ ...applicant, email: `don-thu-${index}@example.com`, idNumber: `00000000${1000 + index}` }),
      ),
    );
    await until('all letters', async () => mail.letters.length >= 20);
    await until('all remembered', async () => (await intake.look('select 1 from notifications')).length === 0);
    expect(mail.letters).toHaveLength(20);
    for (const dossierId of dossiers) {
      expect(await sentOf(dossierId)).toMatchObject([
        {
          data: {
            occasion: 'accepted',
            recipient: 'applicant',
            channel: 'email',
            template: 'accepted.vi.1',
            attempt: 1,
          },
        },
      ]);
    }
    const [letter] = mail.letters as [string];
    expect(plainText(letter)).toMatch(/Hồ sơ H00\.an-thang-\d{6}-\d{4} \(Đăng ký khai sinh\) đã được tiếp nhận\./);
    expect(plainText(letter)).toMatch(/Hẹn trả kết quả: \d{2} giờ \d{2} phút, ngày /);
    expect(plainText(letter)).toContain('/tra-cuu/');
    const kept = await intake.look(
      "select (select string_agg(data::text, ' ') from log.events) || (select coalesce(string_agg(n::text, ' '), '') from notifications n) as everything",
    );
    expect(kept[0]?.everything).not.toMatch(/example\.com|Đơn Thử|tiếp nhận\./);
  });

  it('tries again under the same key where a gateway refused, in the applicant’s language', async () => {
    const { email: _, ...unreachable } = applicant;
    const dossierId = await receive({ ...unreachable, language: 'en' });
    await until('the third try', async () => {
      await sooner();
      return (await sentOf(dossierId)).length === 1;
    });
    expect(await sentOf(dossierId)).toMatchObject([
      { data: { channel: 'sms', template: 'accepted.en.1', attempt: 3 } },
    ]);
    expect(new Set(gateway.calls.map(({ key }) => key)).size).toBe(1);
    expect(gateway.calls).toHaveLength(3);
    expect(gateway.calls[0]?.body).toMatchObject({ to: applicant.phone, text: expect.stringMatching(/^Dossier H00/) });
  });

  it('tells of what processing decides: papers, an apology, a result; and officers of their clocks', async () => {
    const keep = async (officerId: string, leads: boolean) => {
      const { status } = await fetch(`${intake.service.url}/wards/an-thang/officers/${officerId}/contact`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${leader}`, 'content-type': 'application/json' },
        body: JSON.stringify({ email: `${officerId}@example.com`, leads }),
      });
      expect(status).toBe(204);
    };
    // Who is assigned and leads, too, is told once.
    await Promise.all([keep('cb-07', true), keep('leader-1', true), keep('leader-2', true), keep('cb-08', false)]);
    const dossierId = await receive(applicant);
    const at = { dossierId, receivingWardCode: 'an-thang' };
    mail.letters.length = 0;
    await bus.publish([
      said('SupplementRequested', { ...at, position: 1, number: 901 }),
      said('ApologyIssued', { ...at, position: 2, number: 902 }),
      said('DossierResolved', { ...at, position: 3, number: 903 }),
      said('ApologyDrafted', { ...at, position: 4, number: 904 }),
    ]);
    await until('seven letters', async () => (await sentOf(dossierId)).length === 7);
    const texts = mail.letters.map(plainText).join('\n');
    for (const part of ['cần bổ sung:', 'Ngày trả kết quả mới: ', 'đã có kết quả tại', 'đang chờ ký']) {
      expect(texts).toContain(part);
    }
    expect((await sentOf(dossierId)).map(({ data }) => (data as { recipient: string }).recipient).sort()).toEqual([
      'applicant',
      'applicant',
      'applicant',
      'applicant',
      'leader',
      'leader',
      'officer',
    ]);
  });

  it('tells nobody who wants no messages or left no address', async () => {
    const { email: _email, phone: _phone, ...unreachable } = applicant;
    const silent = await Promise.all([receive({ ...applicant, notify: false }), receive(unreachable)]);
    await until('nothing waits', async () => (await intake.look('select 1 from notifications')).length === 0);
    for (const dossierId of silent) expect(await sentOf(dossierId)).toEqual([]);
  });

  it('tells each of several leaders once, also where one of them can not be reached', async () => {
    const dossierId = await receive({ ...applicant, notify: false });
    mail.refused.add('leader-1@example.com');
    mail.letters.length = 0;
    const at = { dossierId, receivingWardCode: 'an-thang', position: 1, number: 905 };
    await bus.publish([said('OfficerWarned', at)]);
    await until('the others', async () => (await sentOf(dossierId)).length === 2);
    await until('the refused one to wait', async () => {
      const [row] = await intake.look(
        "select 1 from notifications where dossier_id = $1 and send_at > now() + interval '30 seconds' and send_at < now() + interval '61 seconds'",
        [dossierId],
      );
      return row !== undefined;
    });
    mail.refused.clear();
    await sooner();
    await until('everybody', async () => (await sentOf(dossierId)).length === 3);
    expect(mail.letters).toHaveLength(3);
  });

  it('gives up after the sixth try, shows it, and tries again when asked to', async () => {
    await new Promise((resolve) => gateway.server.close(resolve));
    gateway.server.closeAllConnections();
    const { email: _, ...unreachable } = applicant;
    const dossierId = await receive(unreachable);
    // Whoever stands at the counter waits for nobody's gateway.
    await until('given up', async () => {
      await sooner();
      const rows = await intake.look("select 1 from log.events where dossier_id = $1 and type = 'NotificationFailed'", [
        dossierId,
      ]);
      return rows.length === 1;
    });
    const { body } = await intake.get('/wards/an-thang/notifications', leader);
    const [failed] = body.notifications as { id: string; dossierId: string; state: string; attempts: number }[];
    expect(failed).toMatchObject({ dossierId, state: 'failed', attempts: 6 });
    const retried = await fetch(`${intake.service.url}/wards/an-thang/notifications/${failed?.id}/retry`, {
      method: 'POST',
      headers: { authorization: `Bearer ${leader}` },
    });
    expect(retried.status).toBe(204);
    expect((await intake.get('/wards/an-thang/notifications', leader)).body).toMatchObject({
      notifications: [{ dossierId, state: 'waiting' }],
    });
    expect((await intake.get('/wards/an-thang/notifications', receptionist)).status).toBe(403);
  });
});
