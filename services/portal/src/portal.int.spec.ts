import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVerifier } from '@motcua/platform';
import { exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose';
import { answer, type FakeReporting, startFakeReporting } from '../test/fake-reporting';
import { type RunningPortal, startPortal } from './portal';

describe('the portal', () => {
  let folder: string;
  let keys: JSONWebKeySet;
  let environment: Record<string, string>;
  let reporting: FakeReporting;
  let portal: RunningPortal;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-portal-'));
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const mark = { alg: 'EdDSA', use: 'sig', kid: 'development' };
    keys = { keys: [{ ...(await exportJWK(publicKey)), ...mark }] };
    const keyFile = join(folder, 'private-key.json');
    writeFileSync(keyFile, JSON.stringify({ ...(await exportJWK(privateKey)), ...mark }));
    mkdirSync(join(folder, 'page/assets'), { recursive: true });
    writeFileSync(join(folder, 'page/index.html'), '<!doctype html><title>Một Cửa</title>');
    writeFileSync(join(folder, 'page/assets/index-abc123.js'), 'export {};');
    environment = { PORT: '0', AUTH_PRIVATE_KEY_FILE: keyFile, LOG_LEVEL: 'error' };
  });
  beforeEach(async () => {
    reporting = await startFakeReporting();
    portal = await startPortal({ ...environment, REPORTING_URL: reporting.url }, join(folder, 'page'));
  });
  afterEach(async () => {
    await portal.stop();
    await reporting.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const get = (path: string) => fetch(`${portal.url}${path}`);

  it('passes wards and figures on, asked with a token of its own', async () => {
    reporting.answerWith(answer(200, { wards: [{ code: '1', name: 'Phường An Thắng' }] }));
    const wards = await get('/api/wards');
    expect(await wards.json()).toEqual({ wards: [{ code: '1', name: 'Phường An Thắng' }] });
    expect(wards.headers.get('cache-control')).toBe('no-store');
    await get('/api/wards/An%20Th%E1%BA%AFng/summary?from=2025-07-01&to=2025-08-30&by=field&knownAt=2025-09-01');
    expect(reporting.asked.map(({ path }) => path)).toEqual([
      '/wards',
      '/wards/An%20Th%E1%BA%AFng/summary?from=2025-07-01&to=2025-08-30&by=field',
    ]);
    const token = reporting.asked[1]?.authorization?.replace('Bearer ', '') ?? '';
    expect(await createVerifier(keys)(token)).toMatchObject({ roles: ['supervisor'], units: ['national'] });
  });

  it('passes a refusal on with its status, its words and its wait', async () => {
    const problem = { title: 'unknown-ward', status: 404, code: 'unknown-ward', detail: 'Không tìm thấy đơn vị này.' };
    reporting.answerWith(answer(404, problem, { 'retry-after': '1' }));
    const response = await get('/api/wards/nowhere/summary?from=2025-07-01&to=2025-08-30');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toEqual(problem);
  });

  it.each([
    ['away', 'reporting-away', (_request: unknown, response: { destroy(): void }) => response.destroy()],
    ['refusing the portal itself', 'reporting-refused', answer(401, { code: 'invalid-token' })],
    ['not what it should be', 'reporting-unclear', answer(200, '<html>', { 'content-type': 'text/html' })],
    ['sending elsewhere', 'reporting-away', answer(302, {}, { location: 'http://127.0.0.1:1/' })],
  ])('says so with 502 when reporting is %s', async (_what, code, handler) => {
    reporting.answerWith(handler);
    const response = await get('/api/wards');
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code, status: 502, detail: expect.stringMatching(/hãy thử lại/) });
  });

  it('asks nothing but wards of reporting, whatever stands in the path', async () => {
    for (const ward of ['%2e%2e', '..%2f..%2fverify', '%2e']) {
      reporting.answerWith(answer(404, { code: 'unknown-ward' }));
      expect((await get(`/api/wards/${ward}/summary?from=2025-07-01&to=2025-08-30`)).status).toBe(404);
    }
    for (const { path } of reporting.asked) expect(path).toMatch(/^\/wards\/[^/]+\/summary\?/);
  });

  it('serves the page: the entry fresh each time, hashed files for ever, both with their guards', async () => {
    const entry = await get('/?ward=1&from=2025-07-01&to=2025-08-30');
    expect(await entry.text()).toContain('Một Cửa');
    expect(entry.headers.get('cache-control')).toBe('no-store');
    const script = await get('/assets/index-abc123.js');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const { headers } of [entry, script, await get('/api/wards'), await get('/nothing-here')]) {
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'self';.*frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    }
    expect((await get('/nothing-here')).status).toBe(404);
    expect((await get('/..%2fprivate-key.json')).status).not.toBe(200);
  });

  describe('where the QR code of a paper leads', () => {
    const token = 'q7Zk3mV9xT2cRb8LwYp5NdHs4UaEfJg6';
    let intake: FakeReporting;
    let open: RunningPortal;

    beforeEach(async () => {
      intake = await startFakeReporting();
      const urls = { REPORTING_URL: reporting.url, INTAKE_URL: intake.url };
      open = await startPortal({ ...environment, ...urls }, join(folder, 'page'));
    });
    afterEach(async () => {
      await open.stop();
      await intake.stop();
    });

    const visit = (path: string) => fetch(`${open.url}${path}`, { redirect: 'manual' });

    it('shows how far the dossier has come, asked without any account and kept nowhere', async () => {
      const nothing = { dossierCode: null, procedureName: null, receivedAt: null, dueAt: null };
      intake.answerWith(answer(200, { ...nothing, state: 'Đang giải quyết', stepsDone: 2, steps: 4 }));
      const page = await visit(`/tra-cuu/${token}`);
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page.headers.get('referrer-policy')).toBe('same-origin');
      expect(await page.text()).toContain('Đang giải quyết');
      expect(intake.asked).toEqual([{ path: `/tracking/${token}`, authorization: undefined }]);
    });

    it('leads from what is typed, a token or the whole link, to the page', async () => {
      expect(await (await visit('/tra-cuu')).text()).toContain('name="ma"');
      for (const typed of [token, ` https://motcua.example.vn/tra-cuu/${token}/ `]) {
        const answered = await visit(`/tra-cuu?ma=${encodeURIComponent(typed)}`);
        expect([answered.status, answered.headers.get('location')]).toEqual([303, `/tra-cuu/${token}`]);
      }
      expect((await visit('/tra-cuu?ma=%C4%91%20x')).status).toBe(404);
    });

    it('says that it knows no such dossier, or that it cannot tell', async () => {
      intake.answerWith(answer(404, { code: 'tracking-unknown' }));
      const unknown = await visit(`/tra-cuu/${token}`);
      expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining('Không tìm thấy hồ sơ')]);
      expect((await visit('/tra-cuu/..%2fhealth%2flive')).status).toBe(404);
      expect(intake.asked).toHaveLength(1);
      intake.answerWith(answer(500, {}));
      const away = await visit(`/tra-cuu/${token}`);
      expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2']);
      expect((await get(`/tra-cuu/${token}`)).status).toBe(503);
    });
  });

  it('lives by itself and is ready with reporting', async () => {
    expect((await get('/health/live')).status).toBe(200);
    const ready = await get('/health/ready');
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, parts: { reporting: null, page: null } }]);
    await reporting.stop();
    expect((await get('/health/live')).status).toBe(200);
    const unready = await get('/health/ready');
    expect([unready.status, await unready.json()]).toMatchObject([503, { parts: { reporting: 'does not answer' } }]);
  });

  it('does not start without a key', async () => {
    const without = {
      ...environment,
      REPORTING_URL: reporting.url,
      AUTH_PRIVATE_KEY_FILE: join(folder, 'no-key.json'),
    };
    await expect(startPortal(without, join(folder, 'page'))).rejects.toThrow('AUTH_PRIVATE_KEY_FILE');
    await expect(startPortal({ ...without, REPORTING_URL: '' })).rejects.toThrow('REPORTING_URL');
  });
});
