import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isRole, type Role, roles } from '@motcua/platform';
import { PlainError } from './plain-error';
import { Platform } from './platform';
import { issueToken } from './token';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** `motcua define FILE…`: reference data (units, procedures, causes, calendars) from JSON. */
export const defineCommand = async (args: string[]): Promise<number> => {
  if (args.length === 0) throw new PlainError('Name one or more files: motcua define FILE.json…');
  const platform = await Platform.connect(['operator']);
  for (const path of args) {
    const definitions = JSON.parse(readFileSync(path, 'utf8'));
    const { changed, unchanged } = await platform.post<{ changed: number; unchanged: number }>(
      'intake',
      '/reference-data',
      { definitions },
    );
    process.stdout.write(`${path}: ${changed} defined, ${unchanged} unchanged\n`);
  }
  return 0;
};

interface LogState {
  store: string;
  epoch: number;
  number: number;
  withheld: { eventId: string; type: string; stream: string; position: number }[];
}

interface HeardRange {
  store: string;
  epoch: number;
  from: number;
  to: number;
}

interface VerifyReport {
  equal: boolean;
  dossiers: number;
  differences: { kind: string; where: string; message: string }[];
  differenceCount: number;
}

const producers = ['intake', 'processing', 'digitization'] as const;
const listeners = ['intake', 'processing', 'digitization', 'reporting'] as const;
/** Logs whose numbers a service must have heard; reporting compares those of dossiers itself (`GET /verify`). */
const hears: Record<(typeof listeners)[number], readonly string[]> = {
  intake: ['reference', 'processing'],
  processing: ['reference', 'intake'],
  digitization: ['reference', 'intake', 'processing'],
  reporting: ['reference'],
};

/**
 * `motcua verify [--json]`: facts and ledger against the log, number ranges of every listener against every log,
 * events kept from a relay. Exit code 1 when anything differs.
 */
export const verifyCommand = async (args: string[]): Promise<number> => {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const platform = await Platform.connect(['operator']);
  const logs = await allLogs(platform);
  const problems: string[] = logs.flatMap(({ store, withheld }) =>
    withheld.map(
      ({ eventId, type, stream, position }) =>
        `${store}: event ${eventId} (${type}, ${stream} position ${position}) was withheld from the relay`,
    ),
  );
  const caughtUp = await Promise.all(listeners.map((service) => rangeProblems(platform, service, logs)));
  problems.push(...caughtUp.flat());
  const report = await settledVerification(platform);
  problems.push(...report.differences.map(({ message }) => message));
  if (report.differenceCount > report.differences.length) {
    problems.push(`… and ${report.differenceCount - report.differences.length} more differences of facts and ledger`);
  }
  if (values.json)
    process.stdout.write(
      `${JSON.stringify({ equal: problems.length === 0, dossiers: report.dossiers, problems }, null, 2)}\n`,
    );
  else {
    for (const problem of problems) process.stdout.write(`✗ ${problem}\n`);
    process.stdout.write(
      problems.length === 0
        ? `Everything agrees: ${report.dossiers} dossiers; logs ${logs.map(({ store, number }) => `${store} 1–${number}`).join(', ')}.\n`
        : `${problems.length} differences.\n`,
    );
  }
  return problems.length === 0 ? 0 : 1;
};

const allLogs = async (platform: Platform): Promise<LogState[]> =>
  (await Promise.all(producers.map((service) => platform.get<LogState[]>(service, '/operations/logs')))).flat();

/** What is on its way is not a difference: a missing tail alone is looked at again for a while. */
const settledVerification = async (platform: Platform): Promise<VerifyReport> => {
  for (let attempt = 1; ; attempt += 1) {
    const report = await platform.get<VerifyReport>('reporting', '/verify');
    const onItsWay = report.differences.length > 0 && report.differences.every(({ kind }) => kind === 'missing-tail');
    if (!onItsWay || attempt === 5) return report;
    await wait(500);
  }
};

/** A listener may still be catching up: what is missing is looked at again for a while before it is called missing. */
const rangeProblems = async (
  platform: Platform,
  service: (typeof listeners)[number],
  logs: LogState[],
): Promise<string[]> => {
  let problems: string[] = [];
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const heard = await platform.get<HeardRange[]>(service, '/operations/heard');
    problems = logs
      .filter(({ store }) => hears[service].includes(store))
      .flatMap(({ store, epoch, number }) => missingRanges(heard, store, epoch, number))
      .map(({ store, from, to }) => `${service} has not heard ${store} ${from === to ? from : `${from}–${to}`}`);
    if (problems.length === 0) return [];
    await wait(250);
  }
  return problems;
};

export const missingRanges = (
  heard: HeardRange[],
  store: string,
  epoch: number,
  head: number,
): { store: string; from: number; to: number }[] => {
  const missing: { store: string; from: number; to: number }[] = [];
  let next = 1;
  for (const range of heard
    .filter((one) => one.store === store && one.epoch === epoch)
    .sort((a, b) => a.from - b.from)) {
    if (range.from > next) missing.push({ store, from: next, to: range.from - 1 });
    next = range.to + 1;
  }
  if (next <= head) missing.push({ store, from: next, to: head });
  return missing;
};

/** `motcua rebuild`: facts and ledger anew, beside the old ones, then swapped. */
export const rebuildCommand = async (): Promise<number> => {
  const platform = await Platform.connect(['operator']);
  await platform.postToWorker('reporting', '/rebuild', {});
  for (;;) {
    const { state, done, total, problem } = await platform.get<{
      state: 'running' | 'done' | 'failed';
      done: number;
      total: number | null;
      problem?: string;
    }>('reporting', '/rebuild');
    process.stdout.write(`\rrebuilding: ${done} of ${total ?? '…'} dossiers `);
    if (state === 'failed') throw new PlainError(`\nThe rebuild failed and changed nothing: ${problem}`);
    if (state === 'done') break;
    await wait(200);
  }
  process.stdout.write('\nFacts and ledger were rebuilt and swapped in.\n');
  return 0;
};

/**
 * `motcua republish --store S --for SERVICE --from N --to N`: a log says numbers again to one service; `--missing`: every
 * log says to every service what that one has not heard, e.g. after the broker has lost its store.
 */
export const republishCommand = async (args: string[]): Promise<number> => {
  const { values } = parseArgs({
    args,
    options: {
      store: { type: 'string' },
      for: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      missing: { type: 'boolean', default: false },
    },
  });
  const { store, for: service, from, to } = values;
  if (values.missing) return republishMissing();
  if (!store || !service || !from || !to) {
    throw new PlainError(
      'Say what and for whom: motcua republish --store intake --for reporting --from 1 --to 100; or --missing',
    );
  }
  const platform = await Platform.connect(['operator']);
  const republished = await sayAgain(platform, service, { store, from: Number(from), to: Number(to) });
  process.stdout.write(`${republished} events said again.\n`);
  return 0;
};

const sayAgain = async (
  platform: Platform,
  service: string,
  { store, from, to }: { store: string; from: number; to: number },
): Promise<number> => {
  const owner = producers.find((producer) => producer === (store === 'reference' ? 'intake' : store));
  if (!owner) throw new PlainError(`There is no log called "${store}".`);
  const request = { store, service, from, to };
  return (await platform.postToWorker<{ republished: number }>(owner, '/operations/republish', request)).republished;
};

/** Twice what is merely on its way does no harm: every listener knows what it has heard. */
const republishMissing = async (): Promise<number> => {
  const platform = await Platform.connect(['operator']);
  const logs = await allLogs(platform);
  let count = 0;
  for (const service of listeners) {
    const heard = await platform.get<HeardRange[]>(service, '/operations/heard');
    for (const { store, epoch, number } of logs) {
      if (service !== 'reporting' && !hears[service].includes(store)) continue;
      for (const range of missingRanges(heard, store, epoch, number)) {
        const said = await sayAgain(platform, service, range);
        process.stdout.write(`${service}: ${store} ${range.from}–${range.to}, ${said} events said again\n`);
        count += said;
      }
    }
  }
  process.stdout.write(`${count} events said again.\n`);
  return 0;
};

/** `motcua retry-parked`: every service tries its parked events again. */
export const retryParkedCommand = async (): Promise<number> => {
  const platform = await Platform.connect(['operator']);
  for (const service of listeners) {
    const { retried } = await platform.postToWorker<{ retried: number }>(service, '/operations/retry-parked', {});
    process.stdout.write(`${service}: ${retried} parked events tried again\n`);
  }
  return 0;
};

/** `motcua token --role R… --ward W…`: a development token for the services. */
export const tokenCommand = async (args: string[]): Promise<number> => {
  const { values } = parseArgs({
    args,
    options: {
      role: { type: 'string', multiple: true },
      ward: { type: 'string', multiple: true },
      subject: { type: 'string', default: 'developer' },
    },
  });
  const unknown = (values.role ?? []).filter((role) => !isRole(role));
  if (!values.role?.length || unknown.length > 0) {
    throw new PlainError(`Say --role, one or more of: ${roles.join(', ')}.`);
  }
  const file = Platform.developmentKeyFile();
  process.stdout.write(
    `${await issueToken(file, { subject: values.subject, roles: values.role as Role[], units: values.ward ?? [] })}\n`,
  );
  return 0;
};
