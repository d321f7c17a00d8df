import type { RunningService } from '@motcua/platform';
import { Bus, ensureStreams, plainHeaders, toMessage } from '@motcua/messaging';
import {
  createServiceDatabase,
  startTestNats,
  startTestService,
  type TestNats,
  tokenFor,
  until,
} from '@motcua/testing';
import type { RebuildProgress } from './rebuild/rebuild.projection';
import { reportingService } from './reporting.module';
import { migrations } from './migrations';
import { connectTo, type ReportingDatabase } from '../test/database';
import { counter, minutesAfter, start, Story } from '../test/events';
import { defineWards } from '../test/wards';
import type { Verification } from './verify/verify.query';
import type { WardSummary } from './ward-summary/ward-summary.query';

describe('reporting on the bus', () => {
  let reporting: ReportingDatabase;
  let nats: TestNats;
  let service: RunningService;
  let bus: Bus;
  let token: string;
  beforeAll(async () => {
    reporting = connectTo(await createServiceDatabase('reporting', migrations));
    nats = await startTestNats();
    await defineWards(reporting.admin);
    service = await startTestService(reportingService, reporting.database, { natsUrl: nats.url });
    await service.working;
    bus = await Bus.connect(nats.url, 'spec');
    await ensureStreams(bus.manager);
    token = await tokenFor(['operator'], ['national']);
  });
  afterAll(async () => {
    await bus.close();
    await service.stop();
    await nats.stop();
    await reporting.drop();
  });

  const get = async <T = WardSummary>(path: string): Promise<T> => {
    const response = await fetch(`${service.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return (await response.json()) as T;
  };
  const summary = '/wards/an-thang/summary?from=2025-07-01&to=2025-07-31';

  it('hears all producers, says how far it heard them, and names what was withheld', async () => {
    const numbers = counter();
    const stories = Array.from({ length: 300 }, (_, index) =>
      new Story(`0197a000-0000-7000-8000-${String(index).padStart(12, '0')}`, 'an-thang', numbers)
        .received()
        .resolved(minutesAfter(start, index)),
    );
    const events = stories.flatMap((story) => story.events);
    const withheld = events.filter(({ store, number }) => store === 'intake' && number === 42);
    await bus.publish(events.filter((event) => !withheld.includes(event)).reverse());
    const incomplete = await until('299 dossiers and both heads', async () => {
      // As relays do, again and again: whoever missed one hears the next.
      await bus.publishHead({ store: 'intake', epoch: 1, number: 300 });
      await bus.publishHead({ store: 'processing', epoch: 1, number: 301 });
      const body = await get(summary);
      const heads = body.completeness?.producers.filter(({ head }) => head !== null);
      const everything = body.received.total === 299 && body.resolved.total === 299;
      return (
        everything &&
        heads.every(({ heardUpTo }) => heardUpTo === 41 || heardUpTo === 300) &&
        heads.length === 2 &&
        body
      );
    });
    expect(incomplete.completeness).toMatchObject({
      complete: false,
      incompleteDossiers: 1,
      producers: [
        { store: 'digitization', heardUpTo: 0, head: null },
        { store: 'intake', heardUpTo: 41, head: 300, holes: [{ from: 42, to: 42 }], missingTail: null },
        { store: 'processing', heardUpTo: 300, head: 301, holes: [], missingTail: { from: 301, to: 301 } },
      ],
    });
    const verification = await get<Verification>('/verify');
    expect(verification.counts).toEqual({ hole: 1, 'missing-tail': 1 });
    await bus.republish('reporting', 'intake', withheld, 'again');
    const complete = await until('the withheld one', async () => {
      const body = await get(summary);
      return body.resolved.total === 300 && body;
    });
    expect(complete).toMatchObject({ resolved: { total: 300 }, completeness: { incompleteDossiers: 0 } });
  });

  it('parks what it can not read and counts it beside the figures', async () => {
    bus.connection.publish('dossier.an-thang.intake.dossier-received', 'no event');
    const body = await until('the parked event', async () => {
      const answer = await get(summary);
      return answer.completeness.parked === 1 && answer;
    });
    expect(body.completeness.complete).toBe(false);
    expect((await get<Verification>('/verify')).counts).toMatchObject({ parked: 1 });
  });

  it('tries parked events again: what can be handled now takes effect, the rest is parked once more', async () => {
    const [first] = new Story('0197a000-0000-7000-8000-999999999999', 'an-thang').received().events;
    if (!first) throw new Error('a story begins with its receipt');
    const event = { ...first, number: 1_001 };
    const { headers, payload } = toMessage(event);
    await reporting.admin.query(
      `insert into parked (event_id, producer, subject, headers, payload, problem)
       values ($1, 'intake', 'dossier.an-thang.intake.dossier-received', $2, $3, 'failed before a correction')`,
      [event.id, JSON.stringify(plainHeaders(headers)), new TextDecoder().decode(payload)],
    );
    const before = (await get(summary)).received.total;
    const response = await fetch(`${service.url}/operations/retry-parked`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await response.json()).toEqual({ retried: 2 });
    const after = await until('the retried event', async () => {
      const body = await get(summary);
      return body.received.total === before + 1 && body.completeness.parked === 1 && body;
    });
    expect(after.completeness.complete).toBe(false);
  });

  it('rebuilds on request', async () => {
    const response = await fetch(`${service.url}/rebuild`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(202);
    const done = await until('the rebuild', async () => {
      const progress = await get<RebuildProgress>('/rebuild');
      return progress.state !== 'running' && progress;
    });
    expect(done).toMatchObject({ phase: 'done', done: 301, outcome: { facts: 301, changedFacts: 0, changedSums: [] } });
    expect((await get(summary)).received.total).toBe(301);
  });
});
