import { setTimeout as wait } from 'node:timers/promises';
import { withDatabase } from './check-logs';

const heardBy: Record<string, readonly string[]> = {
  intake: ['processing'],
  processing: ['intake'],
  digitization: ['intake', 'processing'],
  reporting: ['intake', 'processing', 'digitization'],
};
const logs = ['intake', 'processing', 'digitization'];

/** What is still under way, in words, and how many events: none when each has a number and was heard by all that hear it. */
export const underWay = async (urlOf: (service: string) => string): Promise<{ left: string[]; events: number }> => {
  const heads = new Map<string, number>();
  const waiting: string[] = [];
  let events = 0;
  for (const log of logs) {
    await withDatabase(urlOf(log), async (client) => {
      const { rows } = await client.query(
        `select (select count(*) from log.events where published_position is not null) as head,
           (select coalesce(max(number), 0) from log.sequence) as numbered`,
      );
      heads.set(log, Number(rows[0].head));
      if (rows[0].head !== rows[0].numbered) waiting.push(`${log} has ${rows[0].head - rows[0].numbered} to number`);
    });
  }
  for (const [service, hears] of Object.entries(heardBy)) {
    const inbox = service === 'reporting' ? 'inbox' : 'log.inbox';
    await withDatabase(urlOf(service), async (client) => {
      const { rows } = await client.query(`select store, count(*) from ${inbox} group by store`);
      const heard = new Map(rows.map(({ store, count }) => [store as string, Number(count)]));
      for (const store of hears) {
        const behind = (heads.get(store) ?? 0) - (heard.get(store) ?? 0);
        if (behind !== 0) waiting.push(`${service} is ${behind} behind ${store}`);
        events += Math.abs(behind);
      }
      const { rows: parked } = await client.query('select count(*) from parked where settled_at is null');
      if (Number(parked[0].count) > 0) waiting.push(`${service} has ${parked[0].count} parked`);
    });
  }
  await withDatabase(urlOf('reporting'), async (client) => {
    const { rows } = await client.query('select building from generation');
    if (rows[0].building !== null) waiting.push(`reporting still writes to ${rows[0].building}, which nobody reads`);
  });
  return { left: waiting, events };
};

/** How many events a second what a long run has piled up must at least grow less by. */
const slowest = 200;

/** Milliseconds until nothing is under way any more; what still is after `within` and the time for what is piled up. */
export const untilQuiet = async (
  urlOf: (service: string) => string,
  within: number,
): Promise<{ took: number; left: string[] }> => {
  const begun = performance.now();
  let longest: number | undefined;
  for (;;) {
    const { left, events } = await underWay(urlOf).catch((error) => ({ left: [String(error)], events: 0 }));
    longest ??= within + (events / slowest) * 1000;
    const took = performance.now() - begun;
    if (left.length === 0 || took > longest) return { took, left };
    await wait(500);
  }
};
