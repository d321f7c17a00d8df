// The whole platform as `npm start` runs it: separate processes, real servers, the published figures of six wards.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { plainCalendar, until } from '@motcua/testing';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { inspectRegister } from '../../cli/src/import/register-file';
import { type Summary, TestPlatform } from '../test/test-platform';

const wards = ['an-thang', 'binh-duong', 'quang-cu', 'an-loc', 'binh-long', 'thach-ban'];

const printed = (summary: Summary, definition: string): string | undefined =>
  summary.rates.find((rate) => rate.definition === definition)?.printed;

describe('the whole platform', () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    const defined = await platform.motcua('define', platform.file('registers', 'reference.json'));
    expect(defined).toMatchObject({ code: 0 });
    const files = wards.map((ward) => platform.file('registers', `${ward}.csv`));
    expect(await platform.motcua('import', ...files)).toMatchObject({ code: 0 });
  }, 600_000);

  afterAll(() => platform?.stop(), 60_000);

  it('reports An Thắng as it was published, with 53 for the slip of 56', async () => {
    const summary = await platform.settledReport('An Thắng', '2025-07-01', '2025-08-30', 1338);
    expect(summary.received).toMatchObject({ total: 1338, online: 1262, carriedOver: 0 });
    expect(summary.received.direct + summary.received.postal).toBe(76);
    expect(summary.resolved).toEqual({ total: 1281, early: 1226, onTime: 2, late: 53 });
    expect(summary.pending).toEqual({ total: 57, inTime: 55, overdue: 2 });
    expect(printed(summary, 'on-time-of-received')).toBe('95,89%');
    expect(printed(summary, 'late-of-received.with-overdue')).toBe('4,11%');
    const late = summary.fields.filter(({ fieldName }) => /hộ tịch|đất đai/i.test(fieldName));
    const lateIn = (some: Summary['fields']) =>
      some.reduce((sum, { resolved, pending }) => sum + resolved.late + pending.overdue, 0);
    expect(lateIn(late) / lateIn(summary.fields)).toBeGreaterThan(0.8);
  }, 180_000);

  it('reports Bình Dương, whose two rates stand on one base only with one of them cut', async () => {
    const summary = await platform.settledReport('binh-duong', '2025-07-01', '2025-09-15', 17584);
    expect(summary.received.total).toBe(17584);
    expect(summary.resolved).toMatchObject({ total: 17246, late: 197 });
    expect(printed(summary, 'on-time-of-resolved.cut-1')).toBe('98,8%');
    expect(printed(summary, 'late-of-resolved')).toBe('1,14%');
  }, 180_000);

  it('reports Quảng Cư', async () => {
    const summary = await platform.settledReport('quang-cu', '2023-01-01', '2024-09-30', 9078);
    expect(summary.resolved).toMatchObject({ total: 9078, late: 42 });
    expect(summary.resolved.early + summary.resolved.onTime).toBe(9036);
    expect(printed(summary, 'late-of-resolved')).toBe('0,46%');
  }, 180_000);

  it('reports An Lộc, whose 99,75% fits the results digitised of a count that was not published', async () => {
    const summary = await platform.settledReport('an-loc', '2025-07-01', '2025-09-03', 1700);
    expect(summary.received).toMatchObject({ total: 1700, online: 1697 });
    expect(printed(summary, 'results-digitized')).toBe('99,75%');
  }, 180_000);

  it('reports Bình Long, whose register is wholly assumed', async () => {
    const summary = await platform.settledReport('binh-long', '2025-07-01', '2025-09-03', 2000);
    expect(printed(summary, 'on-time-of-resolved.half-up-1')).toBe('99,9%');
  }, 180_000);

  it('reports Thạch Bàn, in hours and with its immediate results', async () => {
    const summary = await platform.settledReport('thach-ban', '2020-01-01', '2020-06-30', 2685);
    expect(summary.received).toMatchObject({ total: 2685, online: 568 });
    expect(summary.received.direct + summary.received.postal).toBe(2117);
    expect(summary.resolved).toMatchObject({ total: 2668, late: 0 });
    expect(summary.pending).toEqual({ total: 17, inTime: 17, overdue: 0 });
    const rate = summary.rates.find(({ definition }) => definition === 'four-hours-early');
    expect(rate).toMatchObject({ numerator: 450, denominator: 852, printed: '52%' });
  }, 180_000);

  it('finds no difference between ledger, facts and logs', async () => {
    const { code, output } = await platform.motcua('verify');
    expect(output).toContain('Everything agrees');
    expect(code).toBe(0);
  }, 180_000);

  it('changes nothing when the same register is imported again', async () => {
    const figures = async () => {
      // Relays tell their heads every few seconds, so what stands beside the figures moves.
      const { completeness, ...rest } = await platform.report('an-thang', '2025-07-01', '2025-08-30');
      return { ...rest, complete: completeness.complete };
    };
    const before = await figures();
    const { code, output } = await platform.motcua('import', platform.file('registers', 'an-thang.csv'));
    expect(output).toContain('0 entered, 0 corrected, 1.338 unchanged, 0 rejected');
    expect(code).toBe(0);
    expect(await figures()).toEqual(before);
  }, 120_000);

  it('takes a later export as a difference: corrects, rejects without values, lists what vanished', async () => {
    const lines = readFileSync(platform.file('registers', 'an-loc.csv'), 'utf8').split('\r\n');
    const header = lines.findIndex((line) => line.startsWith('STT,'));
    const rows = lines.slice(header + 1).filter((line) => line !== '');
    const later = [
      ...lines.slice(0, header + 1),
      (rows[0] as string).replace(',trực tuyến,', ',bưu chính,'),
      ...rows.slice(2, 300),
      (rows[300] as string).replace(/\d{2}\/\d{2}\/\d{4}/, '31/02/2025'),
    ];
    const path = platform.file('an-loc-later.csv');
    writeFileSync(path, later.join('\r\n'));
    const { code, output } = await platform.motcua('import', path);
    expect(output).toContain('0 entered, 1 corrected, 298 unchanged, 1 rejected');
    expect(code).toBe(2);
    const rejects = readFileSync(`${path}.rejects.csv`, 'utf8');
    expect(rejects).toContain('300,Tiếp nhận,');
    expect(rejects).not.toContain('31/02/2025');
    expect(existsSync(`${path}.vanished.txt`)).toBe(true);
    const summary = await until('the correction', async () => {
      const found = await platform.report('an-loc', '2025-07-01', '2025-09-03');
      return found.received.postal === 1 && found;
    });
    expect(summary.received).toMatchObject({ total: 1700, online: 1696 });
  }, 120_000);

  const applicantsFound = async (ward: string, word: string): Promise<number> => {
    const receptionist = await platform.token(['receptionist'], [ward]);
    const { body } = await platform.call('intake', `/wards/${ward}/applicants/find`, receptionist, { word });
    return body.dossierIds.length;
  };

  it('goes on after Ctrl-C where an import stopped, and keeps applicants in the vault', async () => {
    const path = await platform.registerOf('thu-nghiem', 3000, 'Canary Không Có Thật');
    const checkpoints = platform.file('.motcua', 'imports');
    const first = platform.begin('import', path);
    await until('the first settled rows', async () => existsSync(checkpoints) && readdirSync(checkpoints).length > 0);
    first.kill('SIGINT');
    expect(await first.ended).toMatchObject({ code: 130 });
    const { code, output } = await platform.motcua('import', path);
    expect(output).toMatch(/going on after row [\d.]+/);
    expect(code).toBe(0);
    expect(readdirSync(checkpoints)).toEqual([]);
    // A checkpoint of a database that is gone leads nobody past rows that this one does not have.
    const other = await platform.registerOf('thu-nghiem-3', 20, 'Canary Không Có Thật');
    const { hash } = await inspectRegister(other);
    writeFileSync(`${checkpoints}/thu-nghiem-3-${hash.slice(0, 16)}.json`, JSON.stringify({ rows: 15 }));
    expect((await platform.motcua('import', other)).output).not.toMatch(/going on/);
    await platform.settledReport('thu-nghiem-3', '2023-01-01', '2024-09-30', 20);
    await platform.settledReport('thu-nghiem', '2023-01-01', '2024-09-30', 3000);
    expect(await applicantsFound('thu-nghiem', 'canary')).toBe(1);
  }, 120_000);

  it('takes personal columns nowhere when told to drop them', async () => {
    const path = await platform.registerOf('thu-nghiem-2', 20, 'Canary Không Có Thật');
    expect((await platform.motcua('import', '--drop-personal', path)).output).toContain('20 entered');
    expect(await applicantsFound('thu-nghiem-2', 'canary')).toBe(0);
  }, 120_000);

  it('takes one dossier from the counter to the figures, through every service', async () => {
    // Received by today's clock, which the shipped calendar need not cover.
    await platform.define('calendar', [{ type: 'CalendarDefined', data: plainCalendar }]);
    const receptionist = await platform.token(['receptionist'], ['an-thang']);
    const specialist = await platform.token(['specialist'], ['an-thang']);
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const before = await platform.report('an-thang', today, today);
    const received = await platform.call('intake', '/wards/an-thang/dossiers', receptionist, {
      procedureCode: '1.004873',
      channel: 'direct',
      applicant: { fullName: 'Người Nộp Thử', phone: '0900 000 003' },
    });
    expect(received.status).toBe(201);
    const dossier = `/wards/an-thang/dossiers/${received.body.dossierId}`;
    const act = async (service: 'intake' | 'processing', name: string, token: string, body: object = {}) =>
      (await platform.call(service, `${dossier}/${name}`, token, body)).status;
    expect(await act('intake', 'forms/receipt/print', receptionist)).toBe(200);
    const paper = await fetch(`${platform.urls.intake}${dossier}/forms/receipt/prints/1?format=pdf`, {
      headers: { authorization: `Bearer ${receptionist}` },
    });
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(await act('intake', 'hand-over', receptionist)).toBe(200);
    await until(
      'processing to have heard the hand-over',
      async () => (await act('processing', 'start-processing', specialist)) === 200,
    );
    expect(await act('processing', 'resolve', specialist)).toBe(200);
    expect(await act('processing', 'return-result', receptionist, { manner: 'office' })).toBe(200);
    const after = await until('the figures', async () => {
      const summary = await platform.report('an-thang', today, today);
      return summary.resolved.total === before.resolved.total + 1 && summary;
    });
    expect(after.received.direct).toBe(before.received.direct + 1);
    expect(after.resolved.early).toBe(before.resolved.early + 1);
    const told = await until('the messages', async () => {
      const messages = platform.messages().filter((text) => text.includes(received.body.dossierCode));
      return messages.length === 2 && messages.join('\n');
    });
    expect(told).toMatch(/da duoc tiep nhan/);
    expect(told).toMatch(/da co ket qua/);
  }, 120_000);

  it('settles a batch of certified copies at once, in figures as received and resolved', async () => {
    const receptionist = await platform.token(['receptionist'], ['an-thang']);
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const before = await platform.report('an-thang', today, today);
    const copy = { procedureCode: '2.000815', registerBook: 'certified-copies', copies: 1, pages: 1 };
    const { body } = await platform.call('intake', '/wards/an-thang/immediate-results', receptionist, {
      results: [copy, copy, copy],
    });
    expect(body.rows.map(({ settlement }) => settlement.registerNumber)).toEqual([1, 2, 3]);
    const after = await until('the figures', async () => {
      const summary = await platform.report('an-thang', today, today);
      return summary.resolved.total === before.resolved.total + 3 && summary;
    });
    expect(after.received.direct).toBe(before.received.direct + 3);
  }, 120_000);

  it('names a difference that was planted, and an event withheld from the relay', async () => {
    const reporting = new pg.Client({ connectionString: platform.databaseUrl('reporting') });
    const intake = new pg.Client({ connectionString: platform.databaseUrl('intake') });
    await Promise.all([reporting.connect(), intake.connect()]);
    const { rows: generations } = await reporting.query('select active from generation');
    const ledger = `${generations[0].active}.ledger`;
    const { rowCount } = await reporting.query(
      `update ${ledger} set resolved_late = resolved_late + 1
       where ctid = (select ctid from ${ledger} where ward_code = 'an-thang' limit 1)`,
    );
    expect(rowCount).toBe(1);
    await intake.query(
      `insert into log.events (ward_code, stream_id, position, published_position, event_id, type, version, occurred_at,
         correlation_id, actor_id, actor_role, data)
       values ('an-thang', 'intake-withheld', 1, 1, gen_random_uuid(), 'DossierNotAccepted', 1, now(), gen_random_uuid(),
         'officer-1', 'receptionist', '{"reasonCode":"papers-missing"}')`,
    );
    await Promise.all([reporting.end(), intake.end()]);
    const { code, output } = await platform.motcua('verify');
    expect(code).toBe(1);
    expect(output).toMatch(/withheld from the relay/);
    expect(output).toMatch(/Sổ cái an-thang.*resolved_late/);
  }, 180_000);

  it('rebuilds facts and ledger while it runs, and the figures are right again', async () => {
    const { code, output } = await platform.motcua('rebuild');
    expect(output).toContain('swapped in');
    expect(code).toBe(0);
    const summary = await platform.report('an-thang', '2025-07-01', '2025-08-30');
    expect(summary.resolved).toEqual({ total: 1281, early: 1226, onTime: 2, late: 53 });
    expect((await platform.motcua('verify')).output).not.toMatch(/Sổ cái/);
  }, 180_000);

  it('shows a ward’s figures in a browser', async () => {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH as string,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-sync'],
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
