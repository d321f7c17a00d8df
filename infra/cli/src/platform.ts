import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '@motcua/platform';
import { PlainError } from './plain-error';
import { issueToken } from './token';

export type ServiceAddress = 'intake' | 'processing' | 'digitization' | 'reporting';

interface PlatformState {
  urls: Record<ServiceAddress, string>;
  /** Where a service's worker runs in processes of its own. */
  workerUrls?: Partial<Record<ServiceAddress, string>>;
  privateKeyFile?: string;
}

/** Where the services are: from the environment, or from what `npm start` wrote down. */
const findPlatform = (): PlatformState => {
  const stateFile = process.env.MOTCUA_STATE_FILE ?? join(process.cwd(), '.motcua', 'state.json');
  const state: Partial<PlatformState> = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : {};
  const url = (service: ServiceAddress): string => {
    const found = process.env[`${service.toUpperCase()}_URL`] ?? state.urls?.[service];
    if (!found) {
      throw new PlainError(
        `Where ${service} runs is not known: start the platform with "npm start" in this folder, or set ${service.toUpperCase()}_URL.`,
      );
    }
    return found;
  };
  const privateKeyFile = process.env.AUTH_PRIVATE_KEY_FILE ?? state.privateKeyFile;
  return {
    urls: {
      intake: url('intake'),
      processing: url('processing'),
      digitization: url('digitization'),
      reporting: url('reporting'),
    },
    ...(state.workerUrls && { workerUrls: state.workerUrls }),
    ...(privateKeyFile && { privateKeyFile }),
  };
};

/** Answer of a service: its status and JSON; problems keep their sentence. */
export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** A thin client of the services with a token of its own. */
export class Platform {
  private constructor(
    private readonly state: PlatformState,
    private readonly token: string,
  ) {}

  /** Uses MOTCUA_TOKEN, or issues a token with the development key. */
  static async connect(roles: Role[], units: string[] = ['national']): Promise<Platform> {
    const state = findPlatform();
    const token =
      process.env.MOTCUA_TOKEN ??
      (state.privateKeyFile && (await issueToken(state.privateKeyFile, { subject: 'cli', roles, units })));
    if (!token) throw new PlainError('No token: set MOTCUA_TOKEN, or AUTH_PRIVATE_KEY_FILE in development.');
    return new Platform(state, token);
  }

  /** Errors: `PlainError` when the service does not answer. */
  async ask(service: ServiceAddress, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    return this.askAt(service, this.state.urls[service], method, path, body);
  }

  private async askAt(
    service: ServiceAddress,
    base: string,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<Answer> {
    const url = `${base}${path}`;
    try {
      const response = await fetch(url, {
        method,
        headers: {
          authorization: `Bearer ${this.token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
    } catch (error) {
      throw new PlainError(`${service} does not answer at ${base} (${reasonOf(error)}).`);
    }
  }

  /** Errors: `PlainError` where no development key is known. */
  static developmentKeyFile(): string {
    const file = findPlatform().privateKeyFile;
    if (!file)
      throw new PlainError('No development key: start the platform with "npm start", or set AUTH_PRIVATE_KEY_FILE.');
    return file;
  }

  /** The body of a successful answer. Errors: `PlainError` with the service's own sentence. */
  async get<T>(service: ServiceAddress, path: string): Promise<T> {
    return successful(service, await this.ask(service, 'GET', path)) as T;
  }

  async post<T>(service: ServiceAddress, path: string, body: unknown): Promise<T> {
    return successful(service, await this.ask(service, 'POST', path, body)) as T;
  }

  /** Asks a process that runs the service's worker, for what only a connection to the bus can do. */
  async postToWorker<T>(service: ServiceAddress, path: string, body: unknown): Promise<T> {
    const base = this.state.workerUrls?.[service] ?? this.state.urls[service];
    return successful(service, await this.askAt(service, base, 'POST', path, body)) as T;
  }
}

const successful = (service: string, { status, body }: Answer): unknown => {
  if (status < 300) return body;
  const { detail, code, errors } = (body ?? {}) as { detail?: string; code?: string; errors?: unknown };
  const more = errors ? `\n${JSON.stringify(errors, null, 2)}` : '';
  throw new PlainError(`${service}: ${detail ?? 'refused'} (${status}${code ? `, ${code}` : ''})${more}`);
};

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  return (cause as NodeJS.ErrnoException | undefined)?.code ?? String(error);
};
