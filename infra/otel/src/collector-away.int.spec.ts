import { until } from '@motcua/testing';
import { startWatched, type Watched } from '../test/watched-services';

/** As libs/platform/src/telemetry.ts has them: spans that may wait, beside one batch on its way; and milliseconds. */
const mostSpans = 2_048 + 512;
const exportWithin = 4_000;

describe('a collector that takes everything and answers nothing', () => {
  let watched: Watched;

  beforeAll(async () => {
    watched = await startWatched(['intake'], { OTEL_TRACES_SAMPLER_ARG: '1' }, { silentCollector: true });
  }, 180_000);

  afterAll(() => watched?.stop());

  it('holds no request up and fills no memory', async () => {
    const durations: number[] = [];
    const one = async () => {
      const from = performance.now();
      expect((await watched.receive()).status).toBe(201);
      durations.push(performance.now() - from);
    };
    // Each makes a span of the request and one of the publish: more than may wait.
    for (let count = 0; count < 2_000; count += 50) await Promise.all(Array.from({ length: 50 }, one));
    expect(watched.collector.requests).toBeGreaterThan(0);
    // Who waits for the collector waits at least that long.
    expect(Math.max(...durations)).toBeLessThan(exportWithin);

    watched.collector.silent = false;
    await until('spans to arrive again', async () => {
      await watched.receive();
      return watched.collector.spans.length;
    });
  }, 120_000);

  it('holds no shutdown up', async () => {
    watched.collector.silent = true;
    await watched.receive();
    watched.process('intake').terminate();
    expect(await watched.process('intake').ended).toBe(0);
    expect(watched.collector.spans.length).toBeLessThanOrEqual(mostSpans);
    const complaints = watched
      .process('intake')
      .lines()
      .filter(({ msg }) => String(msg).startsWith('traces are lost'));
    expect(complaints.length).toBeLessThanOrEqual(2);
  });
});
