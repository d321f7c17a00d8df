import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { loadConfig, ServiceConfig } from '@motcua/platform';
import { DigitizationConfig } from '../../../services/digitization/src/digitization.config';
import { IntakeConfig } from '../../../services/intake/src/intake.config';
import { PortalConfig } from '../../../services/portal/src/portal.config';
import { findDockerCompose } from '../../dev/src/find-docker-compose';
import { cacheFolder, repoFolder } from '../../dev/src/folders';
import { runQuietly } from '../../dev/src/native-process';
import { renderNatsConfig } from '../../dev/src/nats-version';
import { SERVICES } from '../../dev/src/topology';

/** The part of `docker compose config --format json` that is looked at. */
interface ComposeService {
  image?: string;
  profiles: string[];
  environment?: Record<string, string>;
  healthcheck?: { test?: string[]; disable?: boolean };
  container_name?: string;
  ports?: { host_ip?: string; published?: string }[];
  volumes?: { type: string; source: string; target: string; read_only?: boolean }[];
  networks?: Record<string, unknown>;
  restart?: string;
}

const example = readFileSync(join(repoFolder, '.env.example'), 'utf8');
const storing = SERVICES.filter((name) => name !== 'portal');
const configs: Record<string, new () => object> = {
  intake: IntakeConfig,
  processing: ServiceConfig,
  digitization: DigitizationConfig,
  reporting: ServiceConfig,
  portal: PortalConfig,
};

let compose: string;
let services: Record<string, ComposeService>;
const named = (name: string): ComposeService => services[name] as ComposeService;
const content = (path: string): string => readFileSync(join(repoFolder, path), 'utf8');

/** Compose with nothing of this machine but PATH; `.env` files of the checkout are not read. */
const composeWith = (environmentFile: string, args: string[]) =>
  spawnSync(compose, ['--file', 'docker-compose.yml', '--env-file', environmentFile, ...args], {
    cwd: repoFolder,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });

beforeAll(async () => {
  compose = await findDockerCompose({ cacheFolder: cacheFolder(), log: () => undefined });
  const profiles = ['core', 'observability', 'tools'].flatMap((profile) => ['--profile', profile]);
  const { status, stdout, stderr } = composeWith('.env.example', [...profiles, 'config', '--format', 'json']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  services = JSON.parse(stdout).services;
}, 300_000);

const longRunning = () => Object.entries(services).filter(([, { restart }]) => restart !== 'no');
/** Those that `--scale` may be said of: every api and every worker. */
const scalable = () => storing.flatMap((name) => [name, `${name}-worker`]);

describe('docker-compose.yml', () => {
  it('needs .env.example as .env and says so', () => {
    const { status, stderr } = composeWith('/dev/null', ['--profile', 'core', 'config', '--quiet']);
    expect(status).not.toBe(0);
    expect(stderr).toContain('copy .env.example to .env');
  });

  it('starts the core alone by default', () => {
    expect(example).toMatch(/^COMPOSE_PROFILES=core$/m);
    const { stdout } = composeWith('.env.example', ['config', '--services']);
    const core = Object.keys(services).filter((name) => named(name).profiles.includes('core'));
    expect(stdout.trim().split('\n').sort()).toEqual(core.sort());
    expect(core).toEqual(expect.arrayContaining(['postgres', 'nats', 'migrate', ...SERVICES]));
    expect(core).not.toContain('otel-collector');
  });

  it('pins every image by a version, in the Dockerfiles too', () => {
    const from = ['infra/docker/Dockerfile', 'infra/otel/Dockerfile'].flatMap((path) =>
      [...content(path).matchAll(/^FROM (\S+)/gm)].map(([, image]) => image),
    );
    const images = [...Object.values(services).map(({ image }) => image), ...from];
    expect(images.filter((image) => !/:(v?\d+\.\d+|\$\{NODE_VERSION\})/.test(image ?? ''))).toEqual([]);
  });

  it('runs services on the Node that the bootstrap brings', () => {
    const version = /NODE_VERSION = '(.+)'/.exec(content('infra/dev/bootstrap.mjs'))?.[1];
    expect(content('infra/docker/Dockerfile')).toContain(`ARG NODE_VERSION=${version}\n`);
  });

  it('asks everything that keeps running whether it is well', () => {
    const unasked = longRunning().filter(([, { healthcheck }]) => !healthcheck?.test || healthcheck.disable);
    expect(longRunning().length).toBeGreaterThan(10);
    expect(unasked.map(([name]) => name)).toEqual([]);
  });

  it('sets every variable that a service demands', () => {
    for (const name of SERVICES) {
      const parts = name === 'portal' ? [name] : [name, `${name}-worker`];
      for (const part of parts) {
        const { environment } = named(part);
        expect(environment?.SERVICE).toBe(name);
        expect(() => loadConfig(configs[name] as new () => object, environment)).not.toThrow();
      }
    }
  });

  it('gives each service a database of its own, with a role for each pool', () => {
    for (const name of storing) {
      for (const part of [name, `${name}-worker`]) {
        for (const role of ['api', 'worker']) {
          const url = new URL(named(part).environment?.[`DATABASE_${role.toUpperCase()}_URL`] ?? '');
          expect([url.hostname, url.pathname, url.username]).toEqual([
            'postgres',
            `/motcua_${name}`,
            `motcua_${name}_${role}`,
          ]);
        }
      }
    }
  });

  it('runs the two parts of each service apart', () => {
    for (const name of storing) {
      expect([name, `${name}-worker`].map((part) => named(part).environment?.MOTCUA_RUN)).toEqual(['api', 'worker']);
    }
  });

  it('can scale every part: no fixed name, no port of the host', () => {
    for (const name of scalable()) {
      expect(named(name).container_name).toBeUndefined();
      expect(named(name).ports).toBeUndefined();
    }
  });

  it('opens only the portal and the viewer, on the loopback address', () => {
    const open = Object.keys(services).filter((name) => named(name).ports);
    expect(open.sort()).toEqual(['grafana', 'portal']);
    for (const { host_ip } of open.flatMap((name) => named(name).ports ?? [])) expect(host_ip).toBe('127.0.0.1');
  });

  it('keeps the vault key from all but intake, and the signing key from the services', () => {
    const holders = (volume: string) =>
      Object.keys(services).filter((name) => named(name).volumes?.some(({ source }) => source === volume));
    expect(holders('vault-key').sort()).toEqual(['intake', 'intake-worker', 'keys']);
    expect(holders('signing-key').sort()).toEqual(['cli', 'keys', 'portal']);
  });

  it('mounts files that exist', () => {
    const files = Object.values(services).flatMap(({ volumes = [] }) => volumes.filter(({ type }) => type === 'bind'));
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter(({ source }) => !existsSync(source))).toEqual([]);
  });

  it('scrapes every process that keeps figures', () => {
    for (const name of scalable()) expect(content('infra/otel/prometheus.yaml')).toContain(`- ${name}\n`);
  });
});

describe('durability', () => {
  const settings = (config: string) => config.split('\n').filter((line) => line.trim() && !/^\s*#/.test(line));

  it('of the broker: a volume, and every write synced, as the template has it for its version', () => {
    const { image, volumes = [] } = named('nats');
    expect(volumes).toContainEqual(expect.objectContaining({ type: 'volume', source: 'nats', target: '/data' }));
    const version = /:(\d+)\.(\d+)\.(\d+)/
      .exec(image ?? '')
      ?.slice(1)
      .map(Number) as [number, number, number];
    const config = settings(content('infra/nats/nats-server.conf'));
    expect(config.join('\n')).toContain('sync_interval: always');
    const rendered = renderNatsConfig(content('infra/nats/nats-server.conf.template'), {
      port: 4222,
      storeFolder: '/data',
      version,
    });
    const network = /^(listen|http):/;
    expect(config.filter((line) => !network.test(line))).toEqual(
      settings(rendered).filter((line) => !network.test(line)),
    );
  });

  it('of PostgreSQL: a volume, and nothing loosened', () => {
    const { volumes = [] } = named('postgres');
    expect(volumes).toContainEqual(
      expect.objectContaining({ type: 'volume', source: 'postgres', target: '/var/lib/postgresql' }),
    );
    const config = settings(content('infra/postgres/postgresql.conf'));
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) expect(config).toContain(`${name} = on`);
  });
});

describe('the health check of the image', () => {
  let server: Server | undefined;
  afterEach(() => new Promise((done) => (server ? server.close(done) : done(undefined))));

  it.each([
    [200, true],
    [503, false],
  ])('an answer %i counts as ready: %s', async (status, ready) => {
    server = createServer(({ url }, response) => response.writeHead(url === '/health/ready' ? status : 404).end());
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const check = runQuietly('env', [`PORT=${port}`, process.execPath, 'infra/docker/is-ready.mjs'], repoFolder);
    await (ready ? expect(check).resolves.toBe('') : expect(check).rejects.toThrow(/exit code 1/));
  });
});
