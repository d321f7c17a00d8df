import { tokenFor, until } from '@motcua/testing';
import pg from 'pg';
import { startWatched, type Watched } from '../test/watched-services';

/** Obviously invented; looked for where it must not be. */
const canary = {
  fullName: 'Canarynguyen Thị Chimhoàngyến',
  idNumber: '090909090909',
  phone: '0999 123 321',
  address: 'Thôn Canaryville',
  email: 'canary@example.com',
};
const words = ['canary', 'chimho', '090909090909', '0999 123 321', '0999123321', '0999%20123'];
const traceId = '5bf92f3577b34da6a3ce929d0e0e4736';
const sampled = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };

describe('an applicant', () => {
  let watched: Watched;
  const statuses: Record<string, number> = {};

  const post = async (what: string, body: unknown, headers: Record<string, string> = {}, path = 'dossiers') => {
    const answer = await watched
      .process('intake')
      .post(`/wards/an-thang/${path}`, watched.receptionist, body, { ...sampled, ...headers });
    statuses[what] = answer.status;
    return (await answer.json()) as { dossierId: string };
  };

  beforeAll(async () => {
    watched = await startWatched(['intake', 'reporting'], { LOG_LEVEL: 'debug' });
    const good = { procedureCode: '1.001193', channel: 'direct', applicant: canary };
    const { dossierId } = await post('received', good);
    await post('received again', good, { 'idempotency-key': 'canary-key' });
    await post('invalid', { ...good, applicant: { ...canary, idNumber: [canary.fullName], unknown: canary.email } });
    await post('malformed', `{"applicant": ${canary.fullName}}`);
    await post('no trace', good, { traceparent: canary.email, tracestate: canary.email, baggage: canary.email });
    await post('unknown path', good, {}, encodeURIComponent(canary.fullName));
    await post('unknown act', good, {}, `dossiers/${dossierId}/${encodeURIComponent(canary.fullName)}`);
    await post('found', { word: canary.fullName }, {}, 'applicants/find');
    const receptionist = { headers: { authorization: `Bearer ${watched.receptionist}`, ...sampled } };
    for (const path of [`dossiers/${dossierId}/applicant`, `dossiers/${encodeURIComponent(canary.fullName)}`]) {
      await (await fetch(`${watched.process('intake').url}/wards/an-thang/${path}`, receptionist)).text();
    }
    await fetch(`${watched.process('intake').url}/wards/an-thang/dossiers`, {
      headers: { authorization: `Bearer ${canary.fullName.replace(/\P{ASCII}/gu, '')}` },
    });
    await tokenFor(['receptionist'], ['an-thang'], canary.email).then((token) =>
      watched.process('intake').post('/wards/nowhere/dossiers', token, good, sampled),
    );
    // A database that quotes what was written, as it does of a value that does not fit.
    const admin = new pg.Pool({ connectionString: watched.database('intake').admin });
    await admin.query(`
      create function quote_it() returns trigger language plpgsql as $$
        begin raise exception 'does not fit: ${canary.fullName}' using errcode = '22001'; end $$;
      create trigger quote_it before insert on vault for each row execute function quote_it()`);
    await post('broken', good);
    await admin.end();
    await until('the spans of all requests', async () =>
      watched.collector.ofTrace(traceId).some(({ attributes }) => attributes['http.response.status_code'] === 500),
    );
  }, 180_000);

  afterAll(() => watched?.stop());

  it('was sent through each kind of route and error', () => {
    expect(statuses).toEqual({
      received: 201,
      'received again': 201,
      invalid: 400,
      malformed: 400,
      'no trace': 201,
      'unknown path': 404,
      'unknown act': 404,
      found: 200,
      broken: 500,
    });
  });

  it('is in no line of a log', () => {
    for (const service of ['intake', 'reporting'] as const) {
      const output = watched.process(service).output.toLowerCase();
      expect(words.filter((word) => output.includes(word))).toEqual([]);
    }
  });

  it('is in no span and in no metric', async () => {
    const metrics = await (await fetch(`${watched.process('intake').url}/metrics`)).text();
    expect(metrics).toContain('route="POST /wards/:ward/dossiers",status="2xx"');
    for (const said of [
      'motcua_relay_age_seconds{log="intake"} ',
      'motcua_relay_unpublished_events{log="intake"} ',
      'motcua_consumer_lag_events{consumer="reporting-hears-intake"} ',
      'motcua_consumer_lag_seconds{consumer="reporting-hears-intake"} ',
      'motcua_parked_events 0',
      'motcua_broker_stored_age_seconds ',
      'motcua_database_pool_waiting_requests{pool="api"} ',
      'motcua_event_loop_delay_seconds ',
      'motcua_process_cpu_seconds_total ',
    ]) {
      expect(metrics).toContain(said);
    }
    const heard = await (await fetch(`${watched.process('reporting').url}/metrics`)).text();
    expect(heard).toContain('motcua_handled_events_total{producer="intake",outcome="handled"} ');
    for (const text of [watched.collector.raw, metrics, heard]) {
      expect(words.filter((word) => text.toLowerCase().includes(word))).toEqual([]);
      expect(text).not.toContain('an-thang');
    }
  });

  it('leaves lines that say in which trace they were written', () => {
    const lines = watched.process('intake').lines();
    const answered = lines.filter(({ msg }) => msg === 'answered');
    expect(answered.length).toBeGreaterThan(8);
    expect(answered.filter((line) => !/^[0-9a-f]{32}$/.test(String(line.traceId)))).toEqual([]);
    expect(lines.filter(({ msg }) => msg === 'a request failed')).toEqual([
      expect.objectContaining({ traceId, spanId: expect.any(String), code: '22001', route: '/wards/:ward/dossiers' }),
    ]);
  });
});
