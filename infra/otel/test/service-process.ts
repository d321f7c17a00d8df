import { type ChildProcess, spawn } from 'node:child_process';
import { freePort, keysFile, type ServiceDatabase, until } from '@motcua/testing';
import { compiled } from '../../dev/src/folders';

/** A service as a process of its own, as it runs in production; what it writes is kept. */
export class ServiceProcess {
  output = '';
  readonly ended: Promise<number | null>;

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        this.output += chunk;
      });
    }
    this.ended = new Promise((resolve) => child.once('exit', resolve));
  }

  static async start(
    service: string,
    database: ServiceDatabase,
    natsUrl: string,
    environment: Record<string, string> = {},
  ): Promise<ServiceProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, [compiled(`services/${service}/src/main.js`)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        MOTCUA_RUN: 'both',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATABASE_API_URL: database.api,
        DATABASE_WORKER_URL: database.worker,
        NATS_URL: natsUrl,
        AUTH_JWKS_FILE: await keysFile(),
        LOG_LEVEL: 'warn',
        ...environment,
      },
    });
    return new ServiceProcess(`http://127.0.0.1:${port}`, child);
  }

  /** Accepts requests, and its worker has reached the broker. Errors: what it wrote, if it has ended. */
  async ready(): Promise<void> {
    const isReady = async () => {
      const answer = await fetch(`${this.url}/health/ready`);
      const { parts } = (await answer.json()) as { parts: Record<string, string | null> };
      if (!answer.ok || parts.broker !== null) throw new Error(`${JSON.stringify(parts)}\n${this.output}`);
      return 'ready';
    };
    const state = await until(
      'the service to be ready',
      async () => (this.child.exitCode === null ? isReady() : 'ended'),
      90_000,
    );
    if (state === 'ended') throw new Error(this.output);
  }

  post(path: string, token: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** Lines of the log, as objects; what is no JSON stands under `text`. */
  lines(): Record<string, unknown>[] {
    return this.output
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        try {
          return JSON.parse(line) as Record<string, unknown>;
        } catch {
          return { text: line };
        }
      });
  }

  terminate(): void {
    this.child.kill('SIGTERM');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
    await this.ended;
  }
}
