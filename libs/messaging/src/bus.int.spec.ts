import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope, EnvelopeAttributes } from '@motcua/contracts';
import { startTestNats, type TestNats, until } from '@motcua/testing';
import { v7 } from 'uuid';
import { Bus } from './bus';
import { fromMessage, plainHeaders, toMessage } from './cloud-event';
import { everythingFrom, JetStreamStrategy, type JetStreamStrategyOptions } from './jetstream.strategy';
import type { ParkedEvent } from './ports';
import { ConfigurationDrift, ensureStreams } from './streams';

const golden: Envelope = JSON.parse(
  readFileSync(join(__dirname, '../../contracts/fixtures/dossier-received.v1.json'), 'utf8'),
);
const event = (number: number): Envelope => ({ ...golden, id: v7(), number });

describe('the bus', () => {
  let nats: TestNats;
  let bus: Bus;
  let parked: ParkedEvent[];
  let ignored: EnvelopeAttributes[];

  beforeEach(async () => {
    nats = await startTestNats();
    bus = await Bus.connect(nats.url, 'test');
    await ensureStreams(bus.manager);
    parked = [];
    ignored = [];
  });

  afterEach(async () => {
    await bus.close();
    await nats.stop();
  });

  const listenWith = async (
    handlers: Record<string, (heard: unknown) => Promise<unknown>>,
    options: Partial<JetStreamStrategyOptions> = {},
  ): Promise<JetStreamStrategy> => {
    const strategy = new JetStreamStrategy({
      bus,
      service: 'test',
      producers: ['intake'],
      inbox: {
        ignore: async (events) => void ignored.push(...events),
        park: async (one) => void parked.push(one),
      },
      prepare: () => ensureStreams(bus.manager),
      isOutage: (error) => (error as Error).message === 'database away',
      report: () => undefined,
      ...options,
    });
    for (const [pattern, handler] of Object.entries(handlers)) strategy.addHandler(pattern, handler as never, true);
    await strategy.listen(() => undefined);
    return strategy;
  };

  it('carries every attribute as a CloudEvent in binary mode, Vietnamese letters included', () => {
    const { headers, payload } = toMessage({ ...golden, actorId: 'cán-bộ-1' });
    expect(headers.get('ce-specversion')).toBe('1.0');
    expect(fromMessage(plainHeaders(headers), payload)).toEqual({
      ok: true,
      event: { ...golden, actorId: 'cán-bộ-1' },
    });
  });

  it('stores an event once, however often it is published', async () => {
    const same = event(1);
    await bus.publish([same, same]);
    await bus.publish([same]);
    expect((await bus.manager.streams.info('DOSSIERS')).state.messages).toBe(1);
  });

  it('delivers again what was not acknowledged when its listener died', async () => {
    const heard: number[] = [];
    let die: (error: Error) => void = () => undefined;
    const dying = await listenWith({
      [everythingFrom('intake')]: (events) =>
        new Promise((_resolve, reject) => {
          heard.push(...(events as Envelope[]).map(({ number }) => number));
          die = reject;
        }),
    });
    await bus.publish([event(1)]);
    await until('the first delivery', async () => heard.length === 1);
    die(new Error('database away'));
    await dying.close();

    const next = await listenWith({
      [everythingFrom('intake')]: async (events) =>
        void heard.push(...(events as Envelope[]).map(({ number }) => number)),
    });
    await until('the second delivery', async () => heard.length === 2);
    await next.close();
    expect(heard).toEqual([1, 1]);
  });

  it('parks a poisonous event after three failures and lets its neighbours through', async () => {
    const handled: number[] = [];
    const strategy = await listenWith({
      [everythingFrom('intake')]: async (events) => {
        for (const { number } of events as Envelope[]) if (number === 2) throw new Error('cannot fold');
        handled.push(...(events as Envelope[]).map(({ number }) => number));
      },
    });
    await bus.publish([event(1), event(2), event(3)]);
    await until('the poison to be parked', async () => parked.length === 1);
    await strategy.close();
    expect(handled.sort()).toEqual([1, 3]);
    expect(parked[0]).toMatchObject({ producer: 'intake', problem: 'cannot fold' });
    expect(parked[0]?.headers['ce-number']).toBe('2');
  });

  it('parks what it cannot read, as it came', async () => {
    const strategy = await listenWith({ [everythingFrom('intake')]: async () => undefined });
    await bus.client.publish('dossier.an-thang.intake.dossier-received', 'not an event');
    await until('the unreadable message to be parked', async () => parked.length === 1);
    await strategy.close();
    expect(parked[0]).toMatchObject({ payload: 'not an event', subject: 'dossier.an-thang.intake.dossier-received' });
  });

  it('gives events without a listener to the inbox, so that their numbers are no holes', async () => {
    const handled: string[] = [];
    const strategy = await listenWith({ DossierHandedOver: async (one) => void handled.push((one as Envelope).type) });
    await bus.publish([event(1)]);
    await until('the inbox to be told', async () => ignored.length === 1);
    await strategy.close();
    expect(handled).toEqual([]);
  });

  it('says how far a listener is behind', async () => {
    const strategy = await listenWith({ [everythingFrom('intake')]: async () => undefined });
    await strategy.close();
    await bus.publish([event(1), event(2)]);
    expect(await bus.lagBehind('intake')).toMatchObject([{ consumer: 'test-hears-intake', events: 2 }]);
  });

  it('refuses to work on a stream that is not what the code needs, and names the difference', async () => {
    await bus.manager.streams.update('DOSSIERS', { max_age: 3_600_000_000_000 });
    await expect(ensureStreams(bus.manager)).rejects.toThrow(ConfigurationDrift);
    await expect(ensureStreams(bus.manager)).rejects.toThrow(/DOSSIERS: max_age/);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'the broker was killed',
      async () => {
        await nats.kill();
        await nats.start();
      },
    ],
    ['its consumer was deleted', () => bus.manager.consumers.delete('DOSSIERS', 'test-hears-intake')],
    ['the stream was deleted', () => bus.manager.streams.delete('DOSSIERS')],
    ['the broker lost its store', () => nats.loseStore()],
  ])('hears on after %s, without being started again', async (_what, lose) => {
    const heard: number[] = [];
    const strategy = await listenWith({
      [everythingFrom('intake')]: async (events) =>
        void heard.push(...(events as Envelope[]).map(({ number }) => number)),
    });
    await bus.publish([event(1)]);
    await until('the first event', async () => heard.includes(1));
    await lose();
    await until('a publish afterwards', async () => {
      await bus.publish([event(2)]);
      return true;
    });
    await until('the second event', async () => heard.includes(2));
    await strategy.close();
  });
});
