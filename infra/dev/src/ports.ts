import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { plainError } from './plain-error';

export type ServiceName = 'intake' | 'processing' | 'digitization' | 'reporting' | 'portal';
export type Ports = Record<ServiceName | 'postgres' | 'nats', number>;

const DEFAULT_BASE = 4000;
/** Linux begins its outgoing connections at 32768, others later. */
const drawnFrom = 10_000;
const drawnBelow = 32_768;
const OFFSETS: Ports = { portal: 0, intake: 1, processing: 2, digitization: 3, reporting: 4, nats: 22, postgres: 32 };

/** The ports of a platform, from MOTCUA_PORT_BASE (4000 when it is not set). */
export function planPorts(portBase: string | undefined): Ports {
  const base = portBase === undefined || portBase === '' ? DEFAULT_BASE : Number(portBase);
  if (!Number.isInteger(base) || base < 1024 || base > 65_000) {
    throw plainError(`MOTCUA_PORT_BASE must be a whole number from 1024 to 65000, and it is "${portBase}".`);
  }
  return mapPorts((name) => base + OFFSETS[name]);
}

/** One sentence that names the first port in use, what it is for and what to do. */
export async function ensurePortsFree(ports: Partial<Ports>): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    if (await isFree(port)) continue;
    throw plainError(
      `Port ${port}, needed for ${name}, is taken by another program: stop that program, or choose other ports, ` +
        'for example MOTCUA_PORT_BASE=5000 npm start.',
    );
  }
}

/** Ports that nobody uses at the moment, for platforms of tests. */
export async function findFreePorts(): Promise<Ports> {
  const free = await findFreePortNumbers(Object.keys(OFFSETS).length);
  return mapPorts((_name, index) => free[index]!);
}

/**
 * Below the range from which systems give ports to outgoing connections: one of those would take a drawn port before it is
 * listened on, or while its process is started again.
 */
export async function findFreePortNumbers(count: number): Promise<number[]> {
  const free = new Set<number>();
  for (let tries = 0; free.size < count; tries += 1) {
    if (tries > count * 100) throw plainError(`Too few of the ports ${drawnFrom} to ${drawnBelow - 1} are free.`);
    const port = randomInt(drawnFrom, drawnBelow);
    if (!free.has(port) && (await isFree(port))) free.add(port);
  }
  return [...free];
}

function mapPorts(portOf: (name: keyof Ports, index: number) => number): Ports {
  const names = Object.keys(OFFSETS) as (keyof Ports)[];
  return Object.fromEntries(names.map((name, index) => [name, portOf(name, index)])) as Ports;
}

async function isFree(port: number): Promise<boolean> {
  try {
    const server = await listen(port);
    await new Promise((done) => server.close(done));
    return true;
  } catch {
    return false;
  }
}

function listen(port: number): Promise<ReturnType<typeof createServer>> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => done(server));
  });
}
