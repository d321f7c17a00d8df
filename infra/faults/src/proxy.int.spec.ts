import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { until } from '@motcua/testing';
import { findFreePortNumbers } from '../../dev/src/ports';
import { Proxy, type Verb } from './proxy';

interface Caller {
  heard: () => string;
  ended: () => boolean;
  say: (text: string) => void;
}

describe('the proxy', () => {
  let echo: Server;
  let proxy: Proxy;
  let reached: string;
  const sockets = new Set<Socket>();

  beforeEach(async () => {
    reached = '';
    echo = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        reached += bytes.toString();
        socket.write(bytes);
      });
    });
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    const [port] = await findFreePortNumbers(1);
    proxy = await Proxy.listen(port!, (echo.address() as AddressInfo).port);
  });
  afterEach(async () => {
    proxy.close();
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await new Promise((resolve) => echo.close(resolve));
  });

  const call = async (): Promise<Caller> => {
    const socket = connect({ port: proxy.port, host: '127.0.0.1' });
    sockets.add(socket);
    let heard = '';
    let ended = false;
    socket.on('data', (bytes) => (heard += bytes.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => (ended = true));
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return { heard: () => heard, ended: () => ended, say: (text) => void socket.write(text) };
  };
  const answered = async (caller: Caller, text: string, within?: number) => {
    caller.say(text);
    return until(`the echo of ${text}`, async () => caller.heard().endsWith(text), within);
  };
  const takes = async (work: () => Promise<unknown>): Promise<number> => {
    const begin = performance.now();
    await work();
    return performance.now() - begin;
  };

  it('passes on what both sides say', async () => {
    await answered(await call(), 'one');
    expect(reached).toBe('one');
  });

  it('cuts what stands and takes what comes', async () => {
    const first = await call();
    await answered(first, 'one');
    proxy.cut();
    await until('the connection to end', async () => first.ended());
    await answered(await call(), 'two');
  });

  it('refuses, and takes again once it passes', async () => {
    const standing = await call();
    await answered(standing, 'one');
    await proxy.set({ kind: 'refuse' });
    await until('the standing connection to end', async () => standing.ended());
    await expect(call()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await proxy.set({ kind: 'pass' });
    await answered(await call(), 'two');
  });

  it('delays each way without making it narrow', async () => {
    await proxy.set({ kind: 'delay', milliseconds: 100 });
    const caller = await call();
    const took = await takes(async () => {
      for (let index = 0; index < 10; index += 1) caller.say(`${index}`);
      await until('the echo', async () => caller.heard() === '0123456789');
    });
    expect(took).toBeGreaterThanOrEqual(195);
    expect(took).toBeLessThan(900);
  });

  it('throttles', async () => {
    await proxy.set({ kind: 'throttle', bytesPerSecond: 10_000 });
    const caller = await call();
    caller.say('x'.repeat(1_500));
    const took = await takes(() => answered(caller, 'y'.repeat(500)));
    expect(took).toBeGreaterThan(100);
  });

  it.each<[string, Verb, string]>([
    ['a black hole', { kind: 'blackhole' }, ''],
    ['a direction to the server that is silent', { kind: 'halfOpen', silent: 'toServer' }, ''],
    ['a direction to the client that is silent', { kind: 'halfOpen', silent: 'toClient' }, 'two'],
  ])('%s keeps the connection and says nothing until it heals', async (_what, verb, gotThere) => {
    const caller = await call();
    await answered(caller, 'one');
    await proxy.set(verb);
    caller.say('two');
    await expect(until('an echo', async () => caller.heard() === 'onetwo', 300)).rejects.toThrow();
    expect(caller.ended()).toBe(false);
    expect(reached).toBe(`one${gotThere}`);
    await proxy.set({ kind: 'pass' });
    await until('the held bytes', async () => caller.heard() === 'onetwo');
  });

  it('cuts when the answer to what was waited for arrives, so that it is done and nobody knows', async () => {
    await proxy.set({ kind: 'cutOnReply', to: ['COMMIT'] });
    const caller = await call();
    await answered(caller, 'begin');
    caller.say('COMMIT');
    await until('the cut', async () => caller.ended());
    expect(reached).toBe('beginCOMMIT');
    expect(caller.heard()).toBe('begin');
    expect(proxy.cuts).toBe(1);
  });
});
