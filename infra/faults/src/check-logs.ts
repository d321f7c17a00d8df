import { dossierIdOf } from '@motcua/platform';
import pg from 'pg';
import { ActsCheck } from './check-acts';
import { readHistory } from './history';

export const producers = ['intake', 'processing', 'digitization'] as const;
export type Producer = (typeof producers)[number];

export interface LogsVerdict {
  lost: string[];
  doubled: string[];
  problems: string[];
  /** Acts whose end is still unknown at the end of the run. */
  unknown: number;
  timersFired: number;
}

const rowsAtOnce = 10_000;

/** One connection to each of the databases, as superuser. */
export const withDatabase = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** The history against a producer's log, and the log in itself. */
export const checkLog = async (producer: Producer, url: string, historyFile: string): Promise<LogsVerdict> => {
  const acts = new ActsCheck();
  const open = new Set<string>();
  const rows = new Set<string>();
  for await (const { outcome, service, act, ward, key, dossierId, position, codes } of readHistory(historyFile)) {
    if (service !== producer) continue;
    if (act === 'register') {
      for (const code of codes ?? []) rows.add(dossierIdOf(ward, code));
      continue;
    }
    if (outcome === 'acknowledged') {
      open.delete(key);
      acts.acknowledge({ dossierId: dossierId as string, position: position as number });
    } else if (outcome === 'unknown') open.add(key);
    else open.delete(key);
  }
  return withDatabase(url, async (client) => {
    await eachRow(client, actsOfPeople, ({ dossier_id, position }) =>
      acts.find({ dossierId: dossier_id as string, position: Number(position) }),
    );
    const { lost, doubled } = acts.verdict(open.size);
    const entered = new Map<string, number>();
    await eachRow(client, receiptsFromRegisters, ({ dossier_id, count }) =>
      entered.set(dossier_id as string, Number(count)),
    );
    for (const id of rows) {
      const count = entered.get(id) ?? 0;
      if (count === 0) lost.push(`${id} of a register`);
      if (count > 1) doubled.push(`${id} of a register, ${count} receipts`);
    }
    const timers = await timersOnce(client, producer);
    const problems = [...(await problemsOf(client, producer)), ...timers.problems];
    return { lost, doubled, problems, unknown: open.size, timersFired: timers.fired };
  });
};

/** An act is what shares a correlation id; what listeners, timers and imports write is counted elsewhere. */
const actsOfPeople = `
  select dossier_id, max(position) as position from log.events
  where actor_role not in ('listener', 'importer', 'timer') group by dossier_id, correlation_id`;

const receiptsFromRegisters = `
  select dossier_id, count(*) from log.events
  where actor_role = 'importer' and type = 'DossierReceived' group by dossier_id`;

const eachRow = async (
  client: pg.Client,
  query: string,
  take: (row: Record<string, unknown>) => void,
): Promise<void> => {
  await client.query('begin');
  await client.query(`declare rows no scroll cursor for ${query}`);
  for (;;) {
    const { rows } = await client.query(`fetch ${rowsAtOnce} from rows`);
    if (rows.length === 0) break;
    rows.forEach(take);
  }
  await client.query('commit');
};

/** Each timer once; none whose time came more than a minute ago still waits. */
const timersOnce = async (client: pg.Client, producer: Producer): Promise<{ fired: number; problems: string[] }> => {
  if (producer === 'digitization') return { fired: 0, problems: [] };
  const { rows } = await client.query(`
    with firings as (
      select count(*) as times from log.events where type in ('AcceptanceTimerFired', 'CourseTimerFired')
      group by dossier_id, data->>'timer', data->>'dueAt')
    select (select count(*) from firings) as fired, (select count(*) from firings where times > 1) as doubled,
      (select count(*) from timers where fire_at < now() - interval '1 minute') as missing`);
  const [doubled, missing] = [Number(rows[0].doubled), Number(rows[0].missing)];
  return {
    fired: Number(rows[0].fired),
    problems: [
      ...(doubled > 0 ? [`${producer}: ${doubled} timers fired more than once`] : []),
      ...(missing > 0 ? [`${producer}: ${missing} timers did not fire when they were due`] : []),
    ],
  };
};

/** Gaps and doubles within the log itself. */
const problemsOf = async (client: pg.Client, producer: Producer): Promise<string[]> => {
  const { rows } = await client.query(`
    with streams as (
      select count(*) as events, max(position) as head, count(published_position) as published,
        max(published_position) as published_head, count(distinct published_position) as different
      from log.events group by ward_code, stream_id)
    select (select count(*) from streams where events <> head) as gaps,
      (select count(*) from streams where published <> coalesce(published_head, 0) or published <> different) as published_gaps,
      (select count(*) from log.events where published_position is not null) as published,
      (select count(*) from log.sequence) as numbered,
      (select coalesce(max(number), 0) from log.sequence) as head,
      (select count(*) from log.unsequenced) as waiting,
      (select count(*) - count(distinct event_id) from log.events) as same_ids`);
  const found = Object.fromEntries(Object.entries(rows[0]).map(([name, value]) => [name, Number(value)])) as Record<
    'gaps' | 'published_gaps' | 'published' | 'numbered' | 'head' | 'waiting' | 'same_ids',
    number
  >;
  const problems: string[] = [];
  if (found.gaps > 0) problems.push(`${producer}: ${found.gaps} streams have a gap in their positions`);
  if (found.published_gaps > 0)
    problems.push(`${producer}: ${found.published_gaps} streams have a gap in their published positions`);
  if (found.numbered !== found.published || found.head !== found.numbered || found.waiting > 0)
    problems.push(
      `${producer}: ${found.published} published events, ${found.numbered} numbers up to ${found.head}, ${found.waiting} waiting for one`,
    );
  if (found.same_ids > 0) problems.push(`${producer}: ${found.same_ids} events share an id`);
  return problems;
};
