import { startTestNats, type TestNats, tokenFor, until } from '@motcua/testing';
import { startIntake, type TestIntake } from '../../test/start-intake';

const fileHash = 'a'.repeat(64);
const row = (rowNumber: number, changes: object = {}) => ({
  rowNumber,
  dossierCode: `H01.11.07-250701-${String(rowNumber).padStart(4, '0')}`,
  procedureCode: '1.001193',
  fieldName: 'Tư pháp – hộ tịch',
  channel: 'online',
  hasSlip: true,
  receivedAt: '2025-07-01T02:30:00.000Z',
  dueAt: '2025-07-04T02:30:00.000Z',
  notAccepted: false,
  ...changes,
});

describe('rows of a register', () => {
  let nats: TestNats;
  let intake: TestIntake;
  let importer: string;

  const enter = (rows: object[], hash = fileHash, ward = 'an-thang') =>
    intake.post(`/wards/${ward}/register-entries`, importer, { fileHash: hash, reason: 'Nhập sổ', rows });
  const outcomes = ({ body }: Awaited<ReturnType<typeof enter>>) =>
    (body.rows as { outcome: string }[]).map(({ outcome }) => outcome);

  beforeAll(async () => {
    // Without a relay the log would age, and bulk acts would stand back for that.
    nats = await startTestNats();
    intake = await startIntake(nats.url);
    await intake.service.working;
    importer = await tokenFor(['importer'], ['an-thang']);
  });
  afterAll(async () => {
    await intake.stop();
    await nats.stop();
  });

  it('enter once, as one commit, and change nothing the second time', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => row(index + 1));
    expect(new Set(outcomes(await enter(rows)))).toEqual(new Set(['entered']));
    const before = await intake.look(
      'select count(*)::int as events, count(distinct xmin::text)::int as commits from log.events',
    );
    expect(before).toEqual([{ events: 100, commits: 1 }]);
    expect(new Set(outcomes(await enter(rows, 'b'.repeat(64))))).toEqual(new Set(['unchanged']));
    expect(await intake.look('select count(*)::int as events from log.events')).toEqual([{ events: 100 }]);
  });

  it('keep their own outcomes: one corrected, one refused, one twice in the batch', async () => {
    const answer = await enter([
      row(1, { channel: 'postal' }),
      row(201),
      row(202, { receivedAt: '2099-01-01T00:00:00.000Z' }),
      { ...row(203), dossierCode: row(201).dossierCode },
    ]);
    expect(outcomes(answer)).toEqual(['corrected', 'entered', 'rejected', 'unchanged']);
  });

  it('list what a later export no longer has, within its span', async () => {
    await enter([row(301), row(302)], 'c'.repeat(64));
    await enter([row(301)], 'd'.repeat(64));
    const query = `fileHash=${'d'.repeat(64)}&from=2025-07-01T00:00:00.000Z&to=2025-07-02T00:00:00.000Z&after=H01.11.07-250701-0300`;
    const { body } = await intake.get(`/wards/an-thang/register-entries/vanished?${query}`, importer);
    expect(body.dossierCodes).toEqual(['H01.11.07-250701-0302']);
  });

  it('put the applicant into the vault and nowhere else', async () => {
    const fullName = 'Canary Không Có Thật';
    expect(outcomes(await enter([row(401, { applicant: { fullName, address: 'Thôn Canary' } })]))).toEqual(['entered']);
    const tables = await intake.look(
      "select string_agg(t::text, '') as everything from (select to_jsonb(e) as t from log.events e union all select to_jsonb(r) from register_entries r union all select to_jsonb(v) from vault v union all select to_jsonb(i) from vault_index i) as rows",
    );
    expect(tables[0]?.everything).not.toContain('Canary');
    const receptionist = await tokenFor(['receptionist'], ['an-thang']);
    const found = await intake.post('/wards/an-thang/applicants/find', receptionist, { word: 'canary' });
    expect(found.body.dossierIds).toHaveLength(1);
  });

  it('stand back while a listener is more than two seconds behind', async () => {
    await intake.look(
      "insert into consumer_lag values ('reporting-hears-intake', 5000, 9000, now()) on conflict (consumer) do update set milliseconds = 9000, measured_at = now()",
    );
    const refused = await until('the admission to notice', async () => {
      const answer = await enter([row(501)]);
      return answer.status === 429 && answer;
    });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.body.code).toBe('catching-up');
    await intake.look('delete from consumer_lag');
    await until('the admission to open', async () => (await enter([row(501)])).status === 200);
  });

  it('are refused where the platform gave out the code itself', async () => {
    const receptionist = await tokenFor(['receptionist'], ['an-thang']);
    const { body } = await intake.post('/wards/an-thang/dossiers', receptionist, {
      procedureCode: '1.001193',
      channel: 'direct',
      applicant: { fullName: 'Người Nộp Thử' },
    });
    // On a busy machine that receipt took long enough for bulk acts to stand back a moment.
    const answer = await until('bulk acts to be admitted', async () => {
      const entered = await enter([row(601, { dossierCode: body.dossierCode })]);
      return entered.status === 200 && entered;
    });
    expect(answer.body.rows).toMatchObject([{ outcome: 'rejected', code: 'led-here' }]);
  });

  it('are unknown in a ward that is not the importer’s', async () => {
    expect((await enter([row(1)], fileHash, 'binh-duong')).status).toBe(404);
  });
});
