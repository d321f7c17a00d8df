import { stepsOf } from '../../load/src/whole-life';
import { randomFor } from '../../samples/src/random';
import { producers, withDatabase } from './check-logs';
import { type Entry, readHistory } from './history';
import { type LoadOptions, lifeName, lifeOf } from './load';

const sampleSize = 500;
const askedAtOnce = 16;

/** A seeded sample of the acknowledged acts of a history. */
const sampleOf = async (file: string, seed: number): Promise<Entry[]> => {
  const random = randomFor(`answers ${seed}`);
  const sample: Entry[] = [];
  let seen = 0;
  for await (const entry of readHistory(file)) {
    if (entry.outcome !== 'acknowledged' || entry.dossierId === undefined) continue;
    seen += 1;
    if (sample.length < sampleSize) sample.push(entry);
    else {
      const at = Math.floor(random() * seen);
      if (at < sampleSize) sample[at] = entry;
    }
  }
  return sample;
};

/** Acts sent again with their keys get their first answers, and add no event; what does not. */
export const checkAnswers = async (
  options: LoadOptions,
  historyFile: string,
  urlOf: (service: string) => string,
): Promise<{ repeated: number; problems: string[] }> => {
  const problems: string[] = [];
  const sample = await sampleOf(historyFile, options.seed);
  const before = await countEvents(urlOf);
  for (let from = 0; from < sample.length; from += askedAtOnce) {
    const answers = await Promise.all(sample.slice(from, from + askedAtOnce).map((entry) => differs(options, entry)));
    problems.push(...answers.filter((problem) => problem !== undefined));
  }
  const added = (await countEvents(urlOf)) - before;
  if (added !== 0) problems.push(`${added} events were added by acts that were only repeated`);
  return { repeated: sample.length, problems };
};

/** In which way the answer to an act sent again differs from the first one. */
const differs = async (options: LoadOptions, entry: Entry): Promise<string | undefined> => {
  const number = Number(entry.key.split('-')[1]);
  const { course, procedureCode, ward } = lifeOf(options, number);
  const step = stepsOf(course, { number, procedureCode }).find(({ act }) => act === entry.act);
  if (!step || entry.key !== `${lifeName(options.seed, number)}-${entry.act}`) {
    return `the act ${entry.key} of the history is not one of its life`;
  }
  const answer = await options.client.ask({
    service: step.service,
    method: 'POST',
    path: `/wards/${ward}${step.path(entry.dossierId as string)}`,
    token: options.token(step.role, ward),
    ...(step.body && { body: step.body }),
    idempotencyKey: entry.key,
  });
  const { dossierId, position } = (('body' in answer && answer.body) || {}) as Partial<Entry>;
  if (dossierId === entry.dossierId && position === entry.position && answer.status === entry.answer) return undefined;
  return `${entry.key} was answered ${entry.answer}, ${entry.dossierId} at ${entry.position}, and again ${'reason' in answer ? answer.reason : answer.status} by ${answer.from}, ${dossierId} at ${position}`;
};

const countEvents = async (urlOf: (service: string) => string): Promise<number> => {
  const counts = await Promise.all(
    producers.map((producer) =>
      withDatabase(urlOf(producer), async (client) => {
        const { rows } = await client.query('select count(*) from log.events');
        return Number(rows[0].count);
      }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};
