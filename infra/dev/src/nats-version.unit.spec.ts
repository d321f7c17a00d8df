import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoFolder } from './folders';
import { isAtLeast, type NatsVersion, parseNatsVersion, renderNatsConfig } from './nats-version';

describe('parseNatsVersion', () => {
  it.each<[string, NatsVersion | undefined]>([
    ['nats-server: v2.9.10\n', [2, 9, 10]],
    ['nats-server: v2.11.0-RC.1', [2, 11, 0]],
    ['nats-server: 2.10.27', [2, 10, 27]],
    ['nats-server: dev', undefined],
    ['', undefined],
  ])('reads %j', (output, expected) => {
    expect(parseNatsVersion(output)).toEqual(expected);
  });

  it('compares by number, not by text', () => {
    expect(isAtLeast([2, 10, 0], 2, 9)).toBe(true);
    expect(isAtLeast([2, 9, 10], 2, 10)).toBe(false);
    expect(isAtLeast([3, 0, 0], 2, 10)).toBe(true);
  });
});

describe('renderNatsConfig', () => {
  const template = readFileSync(join(repoFolder, 'infra/nats/nats-server.conf.template'), 'utf8');
  const render = (version: NatsVersion) =>
    renderNatsConfig(template, { port: 4022, storeFolder: '/a "b"/nats', version });
  const settings = (config: string) => config.split('\n').filter((line) => !line.trim().startsWith('#'));

  it('fills every placeholder of the template and quotes the folder', () => {
    const filled = settings(render([2, 9, 10])).join('\n');
    expect(filled).not.toContain('{{');
    expect(filled).toContain('listen: "127.0.0.1:4022"');
    expect(filled).toContain('store_dir: "/a \\"b\\"/nats"');
  });

  it('asks for a sync of every write only where the server knows how', () => {
    expect(settings(render([2, 9, 10])).join('\n')).not.toContain('sync_interval');
    expect(settings(render([2, 10, 27])).join('\n')).toContain('sync_interval: always');
  });
});
