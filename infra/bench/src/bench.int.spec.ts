import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { compiled } from '../../dev/src/folders';

jest.setTimeout(600_000);

interface Ended {
  code: number | null;
  output: string;
  progress: string;
}

/** Only that it works: what it measures on a busy machine means nothing. */
describe('the benchmark', () => {
  const begin = (...args: string[]) => {
    const child = spawn(process.execPath, [compiled('infra/bench/src/bench.js'), ...args]);
    let [output, progress] = ['', ''];
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (progress += chunk));
    const ended = new Promise<Ended>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, output, progress }));
    });
    return { child, ended };
  };
  const foldersOf = (pid: number | undefined): string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`motcua-bench-${pid}-`));

  it('takes every measure and leaves nothing behind', async () => {
    const { child, ended } = begin('--quick', '--json');
    const { code, output, progress } = await ended;
    expect([code, code === 0 ? '' : progress]).toEqual([0, '']);
    const { measures } = JSON.parse(output) as { measures: Record<string, unknown>[] };
    expect(measures.length).toBeGreaterThanOrEqual(16);
    for (const measure of measures) {
      expect(measure).toEqual({
        name: expect.any(String),
        value: expect.any(Number),
        unit: expect.any(String),
        baseline: measure.baseline === null ? null : expect.any(Number),
        ratio: measure.baseline === null ? null : expect.any(Number),
        goal: expect.any(String),
        met: measure.met === null ? null : expect.any(Boolean),
        note: expect.any(String),
      });
    }
    expect(foldersOf(child.pid)).toEqual([]);
  });

  it('stops in the midst of a measure and leaves nothing behind', async () => {
    const { child, ended } = begin('--only', 'append');
    child.stderr.on('data', (chunk) => {
      if (String(chunk).includes('run 1 of 5')) child.kill('SIGINT');
    });
    expect(await ended).toMatchObject({ code: 130, output: '' });
    expect(foldersOf(child.pid)).toEqual([]);
  });

  it('names the measures when it is asked for another', async () => {
    const { code, progress } = await begin('--only', 'nothing').ended;
    expect(code).toBe(1);
    expect(progress).toMatch(/There is no measure nothing; there are deadlines, append, .*ward-year/);
  });
});
