// The whole platform as `npm start` runs it: separate processes, real servers, the published figures of six wards.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainCalendar, until } from '@motcua/testing';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { issueToken } from '../../cli/src/token';
import { compiled } from './folders';
import { type Platform, startPlatform } from './platform';
import { findFreePorts } from './ports';

interface Summary {
  received: { total: number; online: number; direct: number; postal: number; carriedOver: number };
  resolved: { total: number; early: number; onTime: number; late: number };
  pending: { total: number; inTime: number; overdue: number };
  rates: { definition: string; numerator: number; denominator: number; printed: string }[];
  completeness: { complete: boolean };
  fields: { fieldName: string; resolved: { late: number }; pending: { overdue: number } }[];
}

const wards = ['an-thang', 'binh-duong', 'quang-cu', 'an-loc', 'binh-long', 'thach-ban'];

describe('the whole platform', () => {
  let platform: Platform;
  let folder: string;
  let registers: string;

  const motcua = (...args: string[]): Promise<{ code: number; output: string }> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [compiled('infra/cli/src/main.js'), ...args], {
        cwd: folder,
        env: { ...process.env, ...platform.env },
      });
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
      });
      child.stderr.on('data', (chunk) => {
        output += chunk;
      });
      child.once('error', reject);
      child.once('exit', (code) => resolve({ code: code ?? 1, output }));
    });

  const report = async (ward: string, from: string, to: string): Promise<Summary> => {
    const { code, output } = await motcua(
      'report',
      '--ward',
      ward,
      '--from',
      from,
      '--to',
      to,
      '--by',
      'field',
      '--json',
    );
    if (code !== 0) throw new Error(output);
    return JSON.parse(output);
  };

  /** The figures once reporting has heard everything. */
  const settledReport = (ward: string, from: string, to: string, total: number): Promise<Summary> =>
    until(
      `${total} dossiers of ${ward}`,
      async () => {
        const summary = await report(ward, from, to);
        const agrees = summary.resolved.total + summary.pending.total === total;
        return summary.completeness.complete && summary.received.total === total && agrees && summary;
      },
      120_000,
    );

  const printed = (summary: Summary, definition: string): string | undefined =>
    summary.rates.find((rate) => rate.definition === definition)?.printed;

  const token = (roles: Parameters<typeof issueToken>[1]['roles'], units: string[]) =>
    issueToken(join(folder, 'keys', 'private-key.json'), { subject: 'officer-1', roles, units });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-e2e-'));
    registers = join(folder, 'registers');
    platform = await startPlatform({ dataFolder: folder, ports: await findFreePorts(), log: () => undefined });
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, [compiled('infra/samples/src/make-samples.js'), registers], {
        stdio: 'ignore',
      });
      child.once('error', reject);
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`make-samples ended with ${code}`))));
    });
    const defined = await motcua('define', join(registers, 'reference.json'));
    expect(defined.output).toContain('defined');
    const imported = await motcua('import', ...wards.map((ward) => join(registers, `${ward}.csv`)));
    if (imported.code !== 0) throw new Error(imported.output);
    process.stdout.write(imported.output);
  }, 600_000);

  afterAll(async () => {
    await platform?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('reports An Thắng as it was published, with 53 for the slip of 56', async () => {
    const summary = await settledReport('An Thắng', '2025-07-01', '2025-08-30', 1338);
    expect(summary.received).toMatchObject({ total: 1338, online: 1262, carriedOver: 0 });
    expect(summary.received.direct + summary.received.postal).toBe(76);
    expect(summary.resolved).toEqual({ total: 1281, early: 1226, onTime: 2, late: 53 });
    expect(summary.pending).toEqual({ total: 57, inTime: 55, overdue: 2 });
    expect(printed(summary, 'on-time-of-received')).toBe('95,89%');
    expect(printed(summary, 'late-of-received.with-overdue')).toBe('4,11%');
    const late = summary.fields.filter(({ fieldName }) => /hộ tịch|đất đai/i.test(fieldName));
    const share = (some: Summary['fields']) =>
      some.reduce((sum, { resolved, pending }) => sum + resolved.late + pending.overdue, 0);
    expect(share(late) / share(summary.fields)).toBeGreaterThan(0.8);
  }, 180_000);

  it('reports Bình Dương, whose two rates stand on one base only with one of them cut', async () => {
    const summary = await settledReport('binh-duong', '2025-07-01', '2025-09-15', 17584);
    expect(summary.received.total).toBe(17584);
    expect(summary.resolved).toMatchObject({ total: 17246, late: 197 });
    expect(printed(summary, 'on-time-of-resolved.cut-1')).toBe('98,8%');
    expect(printed(summary, 'late-of-resolved')).toBe('1,14%');
  }, 180_000);

  it('reports Quảng Cư', async () => {
    const summary = await settledReport('quang-cu', '2023-01-01', '2024-09-30', 9078);
    expect(summary.resolved).toMatchObject({ total: 9078, late: 42 });
    expect(summary.resolved.early + summary.resolved.onTime).toBe(9036);
    expect(printed(summary, 'late-of-resolved')).toBe('0,46%');
  }, 180_000);

  it('reports An Lộc', async () => {
    const summary = await settledReport('an-loc', '2025-07-01', '2025-09-03', 1700);
    expect(summary.received).toMatchObject({ total: 1700, online: 1697 });
  }, 180_000);

  it('reports Bình Long, whose register is wholly assumed', async () => {
    const summary = await settledReport('binh-long', '2025-07-01', '2025-09-03', 2000);
    expect(printed(summary, 'on-time-of-resolved.half-up-1')).toBe('99,9%');
  }, 180_000);

  it('reports Thạch Bàn, in hours and with its immediate results', async () => {
    const summary = await settledReport('thach-ban', '2020-01-01', '2020-06-30', 2685);
    expect(summary.received).toMatchObject({ total: 2685, online: 568 });
    expect(summary.received.direct + summary.received.postal).toBe(2117);
    expect(summary.resolved).toMatchObject({ total: 2668, late: 0 });
    expect(summary.pending).toEqual({ total: 17, inTime: 17, overdue: 0 });
    const rate = summary.rates.find(({ definition }) => definition === 'four-hours-early');
    expect(rate).toMatchObject({ numerator: 450, denominator: 852, printed: '52%' });
  }, 180_000);

  it('finds no difference between ledger, facts and logs', async () => {
    const { code, output } = await motcua('verify');
    expect(output).toContain('Everything agrees');
    expect(code).toBe(0);
  }, 180_000);

  it('changes nothing when the same register is imported again', async () => {
    const figures = async () => {
      // Relays tell their heads every few seconds, so what stands beside the figures moves.
      const { completeness, ...rest } = await report('an-thang', '2025-07-01', '2025-08-30');
      return { ...rest, complete: completeness.complete };
    };
    const before = await figures();
    const { code, output } = await motcua('import', join(registers, 'an-thang.csv'));
    expect(output).toContain('0 entered, 0 corrected, 1.338 unchanged, 0 rejected');
    expect(code).toBe(0);
    expect(await figures()).toEqual(before);
  }, 120_000);

  it('takes a later export as a difference: corrects, enters, rejects without values, lists what vanished', async () => {
    const lines = readFileSync(join(registers, 'an-loc.csv'), 'utf8').split('\r\n');
    const header = lines.findIndex((line) => line.includes('Mã hồ sơ') && line.includes('STT'));
    const rows = lines.slice(header + 1).filter((line) => line !== '');
    const later = [
      ...lines.slice(0, header + 1),
      (rows[0] as string).replace(/,trực tuyến,/, ',bưu chính,'),
      ...rows.slice(2, 300),
      (rows[300] as string).replace(/\d{2}\/\d{2}\/\d{4}/, '31/02/2025'),
    ];
    const path = join(folder, 'an-loc-later.csv');
    writeFileSync(path, later.join('\r\n'));
    const { output } = await motcua('import', path);
    expect(output).toContain('0 entered, 1 corrected, 298 unchanged, 1 rejected');
    const rejects = readFileSync(`${path}.rejects.csv`, 'utf8');
    expect(rejects).toContain('300,Tiếp nhận,');
    expect(rejects).not.toContain('31/02/2025');
    expect(existsSync(`${path}.vanished.txt`)).toBe(true);
    const summary = await until('the correction', async () => {
      const found = await report('an-loc', '2025-07-01', '2025-09-03');
      return found.received.postal === 1 && found;
    });
    expect(summary.received).toMatchObject({ total: 1700, online: 1696 });
  }, 120_000);

  /** The first rows of a sample as another ward's register, the first of them with an applicant. */
  const registerOf = async (ward: string, rows: number): Promise<string> => {
    const unit = { unitCode: ward, name: ward, kind: 'ward', parentCode: null, dossierCodePrefix: 'H00.00.00' };
    const definition = join(folder, `${ward}.json`);
    writeFileSync(
      definition,
      JSON.stringify([{ type: 'UnitDefined', data: { ...unit, from: '2020-01-01', to: null } }]),
    );
    expect((await motcua('define', definition)).output).toContain('1 defined');
    const lines = readFileSync(join(registers, 'quang-cu.csv'), 'utf8').split('\r\n');
    const header = lines.findIndex((line) => line.startsWith('STT,'));
    const cells = parse(lines.slice(header, header + 1 + rows).join('\r\n')) as string[][];
    const applicant = cells[0]?.indexOf('Người nộp') ?? -1;
    (cells[1] as string[])[applicant] = 'Canary Không Có Thật';
    const path = join(folder, `${ward}.csv`);
    writeFileSync(path, `# wardCode: ${ward}\r\n${stringify(cells)}`);
    return path;
  };

  const applicantsFound = async (ward: string): Promise<number> => {
    const response = await fetch(`${platform.urls.intake}/wards/${ward}/applicants?word=canary`, {
      headers: { authorization: `Bearer ${await token(['receptionist'], [ward])}` },
    });
    return ((await response.json()) as { dossierIds: string[] }).dossierIds.length;
  };

  it('goes on after Ctrl-C where an import stopped, and keeps applicants in the vault', async () => {
    const path = await registerOf('thu-nghiem', 3000);
    const checkpoints = join(folder, '.motcua', 'imports');
    const child = spawn(process.execPath, [compiled('infra/cli/src/main.js'), 'import', path], {
      cwd: folder,
      env: { ...process.env, ...platform.env },
      stdio: 'ignore',
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    await until('the first settled rows', async () => existsSync(checkpoints) && readdirSync(checkpoints).length > 0);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const { code, output } = await motcua('import', path);
    expect(output).toMatch(/going on after row [\d.]+/);
    expect(code).toBe(0);
    expect(readdirSync(checkpoints)).toEqual([]);
    await settledReport('thu-nghiem', '2023-01-01', '2024-09-30', 3000);
    expect(await applicantsFound('thu-nghiem')).toBe(1);
  }, 120_000);

  it('takes personal columns nowhere when told to drop them', async () => {
    const { output } = await motcua('import', '--drop-personal', await registerOf('thu-nghiem-2', 20));
    expect(output).toContain('20 entered');
    expect(await applicantsFound('thu-nghiem-2')).toBe(0);
  }, 120_000);

  it('takes one dossier from the counter to the figures, through every service', async () => {
    const receptionist = await token(['receptionist'], ['an-thang']);
    const specialist = await token(['specialist'], ['an-thang']);
    const call = async (service: 'intake' | 'processing', path: string, bearer: string, body: object) => {
      const response = await fetch(`${platform.urls[service]}/wards/an-thang/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as { dossierId: string } };
    };
    // Received by today's clock, which the shipped calendar need not cover.
    const calendarFile = join(folder, 'calendar.json');
    writeFileSync(calendarFile, JSON.stringify([{ type: 'CalendarDefined', data: plainCalendar }]));
    expect((await motcua('define', calendarFile)).output).toContain('1 defined');
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const before = await report('an-thang', today, today);
    const received = await call('intake', 'dossiers', receptionist, {
      procedureCode: '1.004873',
      channel: 'direct',
      applicant: { fullName: 'Người Nộp Thử' },
    });
    expect(received.status).toBe(201);
    const { dossierId } = received.body;
    expect((await call('intake', `dossiers/${dossierId}/hand-over`, receptionist, {})).status).toBe(200);
    await until(
      'processing to have heard the hand-over',
      async () => (await call('processing', `dossiers/${dossierId}/start-processing`, specialist, {})).status === 200,
    );
    expect((await call('processing', `dossiers/${dossierId}/resolve`, specialist, {})).status).toBe(200);
    const returned = await call('processing', `dossiers/${dossierId}/return-result`, receptionist, {
      manner: 'office',
    });
    expect(returned.status).toBe(200);
    const after = await until('the figures', async () => {
      const summary = await report('an-thang', today, today);
      return summary.resolved.total === before.resolved.total + 1 && summary;
    });
    expect(after.received.direct).toBe(before.received.direct + 1);
    expect(after.resolved.early).toBe(before.resolved.early + 1);
  }, 120_000);

  it('names a difference that was planted, and an event withheld from the relay', async () => {
    const admin = (database: string) => {
      const url = new URL(platform.adminUrl);
      url.pathname = `/${database}`;
      return new pg.Client({ connectionString: url.toString() });
    };
    const reporting = admin('motcua_reporting');
    await reporting.connect();
    const { rows: generations } = await reporting.query('select active from generation');
    const { rows } = await reporting.query(
      `update ${generations[0].active}.ledger set resolved_late = resolved_late + 1
       where ctid = (select ctid from ${generations[0].active}.ledger where ward_code = 'an-thang' limit 1)
       returning day`,
    );
    expect(rows.length).toBeGreaterThan(0);
    const intake = admin('motcua_intake');
    await intake.connect();
    await intake.query(
      `insert into log.events (ward_code, stream_id, position, published_position, event_id, type, version, occurred_at,
         correlation_id, actor_id, actor_role, data)
       values ('an-thang', 'intake-withheld', 1, 1, gen_random_uuid(), 'DossierNotAccepted', 1, now(), gen_random_uuid(),
         'officer-1', 'receptionist', '{"reasonCode":"papers-missing"}')`,
    );
    await Promise.all([reporting.end(), intake.end()]);
    const { code, output } = await motcua('verify');
    expect(code).toBe(1);
    expect(output).toMatch(/withheld from the relay/);
    expect(output).toMatch(/an-thang/);
    expect(output).toMatch(/Sổ cái an-thang/);
  }, 180_000);

  it('rebuilds facts and ledger while it runs, and the figures are right again', async () => {
    const { code, output } = await motcua('rebuild');
    expect(output).toContain('swapped in');
    expect(code).toBe(0);
    const summary = await report('an-thang', '2025-07-01', '2025-08-30');
    expect(summary.resolved).toEqual({ total: 1281, early: 1226, onTime: 2, late: 53 });
  }, 180_000);

  it('shows a ward’s figures in a browser', async () => {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH as string,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' });
      await page.goto(`${platform.urls.portal}/?ward=an-thang&from=2025-07-01&to=2025-08-30`);
      await page.getByText('95,89%').first().waitFor();
      const text = await page.locator('main').innerText();
      for (const figure of ['1.338', '1.262', '1.281', '1.226', '53', '57', '4,11%']) expect(text).toContain(figure);
    } finally {
      await browser.close();
    }
  }, 120_000);
});
