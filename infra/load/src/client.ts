import { Pool } from 'undici';
import type { Platform } from '../../dev/src/platform';
import type { ServiceName } from '../../dev/src/ports';

/** What came of a request. `unknown`: cut, refused or timed out, so nobody knows whether it took effect. */
export type Answer =
  | { status: number; headers: Record<string, string | string[] | undefined>; body: unknown; from: string }
  | { status: 'unknown'; reason: string; from: string };

export interface Question {
  service: ServiceName;
  method: 'GET' | 'POST';
  path: string;
  token: string;
  /** Sent as it is, with its media type. */
  body?: { type: string; bytes: string | Buffer };
  idempotencyKey?: string;
  /** Of one process, instead of the next in turn. */
  of?: string;
}

export interface ClientOptions {
  /** To each process; what exceeds them waits here. */
  connections?: number;
  /** Milliseconds. */
  timeout?: number;
}

/** Addresses of the processes that answer requests, by service. */
export type Addresses = Partial<Record<ServiceName, readonly string[]>>;

export const addressesOf = (platform: Platform): Addresses => {
  const addresses: Partial<Record<ServiceName, string[]>> = {};
  for (const { instance } of platform.members) {
    if (!instance || instance.part === 'worker') continue;
    (addresses[instance.service] ??= []).push(`http://127.0.0.1:${instance.port}`);
  }
  return addresses;
};

export const json = (body: object): { type: string; bytes: string } => ({
  type: 'application/json',
  bytes: JSON.stringify(body),
});

/** Keep-alive connections to every process that answers requests, asked in turn. Never throws: see `Answer`. */
export class LoadClient {
  private readonly pools = new Map<string, Pool>();
  private readonly turns = new Map<string, number>();

  constructor(
    private readonly addresses: Addresses,
    private readonly options: ClientOptions = {},
  ) {}

  async ask(question: Question): Promise<Answer> {
    const from = question.of ?? this.next(question.service);
    const { token, body, idempotencyKey } = question;
    try {
      const response = await this.pool(from).request({
        method: question.method,
        path: question.path,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body && { 'content-type': body.type }),
          ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        },
        ...(body && { body: body.bytes }),
      });
      const text = await response.body.text();
      return { status: response.statusCode, headers: response.headers, body: parsed(text), from };
    } catch (error) {
      return { status: 'unknown', reason: reasonOf(error), from };
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.destroy()));
  }

  private next(service: ServiceName): string {
    const addresses = this.addresses[service] ?? [];
    const turn = (this.turns.get(service) ?? 0) % addresses.length;
    this.turns.set(service, turn + 1);
    const address = addresses[turn];
    if (address === undefined) throw new Error(`No process of ${service} answers requests.`);
    return address;
  }

  private pool(address: string): Pool {
    let pool = this.pools.get(address);
    if (!pool) {
      const timeout = this.options.timeout ?? 10_000;
      pool = new Pool(address, {
        connections: this.options.connections ?? 64,
        headersTimeout: timeout,
        bodyTimeout: timeout,
        connectTimeout: timeout,
      });
      this.pools.set(address, pool);
    }
    return pool;
  }
}

const parsed = (text: string): unknown => {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const reasonOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
