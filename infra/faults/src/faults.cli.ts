import { parseArgs } from 'node:util';
import { PlainError } from '../../cli/src/plain-error';
import { type FaultRunResult, runFaults } from './run-faults';

/**
 * `motcua faults [--kills N] [--minutes M] [--acknowledged N] [--at-most-minutes M] [--seed S] [--json]`: a platform of its own under load and
 * faults, then checked. Exit code 1 on any violation.
 */
export const faultsCommand = async (args: string[]): Promise<number> => {
  const { values } = parseArgs({
    args,
    options: {
      kills: { type: 'string', default: '25' },
      minutes: { type: 'string', default: '0' },
      acknowledged: { type: 'string', default: '0' },
      'at-most-minutes': { type: 'string' },
      seed: { type: 'string', default: '1' },
      wards: { type: 'string', default: '40' },
      lives: { type: 'string', default: '120' },
      keep: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  type Named = 'kills' | 'minutes' | 'acknowledged' | 'at-most-minutes' | 'seed' | 'wards' | 'lives';
  const number = (name: Named): number => {
    const value = Number(values[name]);
    if (!Number.isFinite(value) || value < 0) throw new PlainError(`--${name} takes a number, not "${values[name]}".`);
    return value;
  };
  // Every process that is started again watches for the end of this one.
  process.setMaxListeners(100);
  const result = await runFaults({
    seed: number('seed'),
    kills: number('kills'),
    minutes: number('minutes'),
    acknowledged: number('acknowledged'),
    ...(values['at-most-minutes'] !== undefined && { atMostMinutes: number('at-most-minutes') }),
    wards: number('wards'),
    lives: number('lives'),
    keep: values.keep,
    progress: (line) => void process.stderr.write(`${line}\n`),
  });
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : inWords(result));
  return result.violations.length === 0 ? 0 : 1;
};

const inWords = (result: FaultRunResult): string => {
  const { acknowledged, registerRows, lost, doubled, unequal, kills, seed, unknown, unanswered, recovery, violations } =
    result;
  const killed = Object.values(kills).reduce((sum, count) => sum + count, 0);
  const lines = [
    `seed ${seed}: ${acknowledged} acknowledged (${registerRows} of them register rows), ${unknown} answers lost on the way, ${unanswered} never known`,
    `${killed} kills: ${listed(kills)}`,
    `faults: ${listed(result.faults)}`,
    `lost ${lost}, doubled ${doubled}, unequal ${unequal}`,
    `${result.repeated} acts repeated, ${result.scans} scans read again`,
    `from a kill to the next acknowledged act: p50 ${recovery.p50} ms, p95 ${recovery.p95} ms, at most ${recovery.max} ms`,
    `quiet ${(result.quietAfter / 1000).toFixed(1)} s after the last fault`,
    ...result.skipped.map((what) => `not checked – ${what}`),
    ...violations.slice(0, 50).map((what) => `✗ ${what}`),
    violations.length === 0 ? 'No violation.' : `${violations.length} violations.`,
  ];
  return `${lines.join('\n')}\n`;
};

const listed = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';
