import { until } from '@motcua/testing';
import pg from 'pg';
import { startWatched, type Watched } from '../test/watched-services';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const caller = '00f067aa0ba902b7';
const [server, producer, consumer] = [2, 4, 5];

describe('one trace', () => {
  let watched: Watched;
  let dossierId: string;

  beforeAll(async () => {
    // Nothing is sampled but what the caller has sampled.
    watched = await startWatched(['intake', 'processing', 'reporting'], { OTEL_TRACES_SAMPLER_ARG: '0' });
    const response = await watched.receive({
      traceparent: `00-${traceId}-${caller}-01`,
      tracestate: 'vendor=nguyen-thi-don-thu',
    });
    ({ dossierId } = (await response.json()) as { dossierId: string });
    await until('the projection', async () =>
      watched.collector.ofTrace(traceId).some(({ service }) => service === 'reporting'),
    );
    await until('the publish', async () => watched.collector.ofTrace(traceId).some(({ kind }) => kind === producer));
  }, 180_000);

  afterAll(() => watched?.stop());

  it('leads from the request in intake through relay and JetStream to the projection in reporting', async () => {
    const spans = watched.collector.ofTrace(traceId);
    const request = spans.find(({ kind }) => kind === server);
    expect(request).toMatchObject({
      service: 'intake',
      name: 'POST /wards/:ward/dossiers',
      parentSpanId: caller,
      attributes: { 'http.route': '/wards/:ward/dossiers', 'http.response.status_code': 201 },
    });
    const publish = spans.find(({ kind }) => kind === producer);
    expect(publish).toMatchObject({
      service: 'intake',
      name: 'publish DossierReceived',
      parentSpanId: request?.spanId,
    });
    const heard = spans.find(({ service }) => service === 'reporting');
    expect(heard).toMatchObject({
      name: 'hear DossierReceived',
      kind: consumer,
      parentSpanId: publish?.spanId,
      attributes: { 'motcua.outcome': 'handled' },
    });
  });

  it('is linked with the batch, which has a trace of its own', async () => {
    const heard = watched.collector.ofTrace(traceId).find(({ service }) => service === 'reporting');
    const batch = watched.collector.spans.find(({ spanId }) => heard?.links.includes(spanId));
    expect(batch).toMatchObject({ service: 'reporting', name: 'hear intake', kind: consumer, parentSpanId: '' });
    expect(batch?.links).toContain(heard?.spanId);
    expect(batch?.traceId).not.toBe(traceId);
  });

  it('goes on in what a listener writes down', async () => {
    const response = await watched.process('intake').post(
      `/wards/an-thang/dossiers/${dossierId}/hand-over`,
      watched.receptionist,
      {},
      {
        traceparent: `00-${traceId}-${caller}-01`,
      },
    );
    expect(response.status).toBe(200);
    const heard = await until('processing to hear the hand-over', async () =>
      watched.collector
        .ofTrace(traceId)
        .find(({ service, name }) => service === 'processing' && name === 'hear DossierHandedOver'),
    );
    const pool = new pg.Pool({ connectionString: watched.database('processing').admin });
    const { rows } = await pool.query('select traceparent from log.events where dossier_id = $1', [dossierId]);
    await pool.end();
    expect(rows).toEqual([{ traceparent: `00-${traceId}-${heard.spanId}-01` }]);
  });

  it('is not kept of an act that is not sampled', async () => {
    const quiet = '0af7651916cd43dd8448eb211c80319c';
    expect((await watched.receive({ traceparent: `00-${quiet}-${caller}-00` })).status).toBe(201);
    const pool = new pg.Pool({ connectionString: watched.database('intake').admin });
    const { rows } = await pool.query('select distinct traceparent is null as quiet from log.events order by quiet');
    await pool.end();
    expect(rows).toEqual([{ quiet: false }, { quiet: true }]);
    expect(watched.collector.ofTrace(quiet)).toEqual([]);
    const traces = new Set(watched.collector.spans.map((span) => span.traceId));
    expect([...traces].filter((id) => id !== traceId).length).toBe(
      watched.collector.spans.filter(({ name }) => /^hear [a-z]/.test(name)).length,
    );
  });
});
