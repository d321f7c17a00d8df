import { randomFor } from '../../samples/src/random';
import { Latencies, type LatencySummary } from '../../load/src/latencies';
import { leadLife } from '../../load/src/lead-life';
import { intendedMoments, type OpenLoopRun, runOpenLoop } from '../../load/src/open-loop';
import { Visibility } from '../../load/src/visibility';
import { type Course, stepsOf } from '../../load/src/whole-life';
import type { World } from '../../load/src/world';
import type { Bench } from './measure';

export interface Drive {
  /** Of the run: seeds the arrivals. */
  name: string;
  course: Course;
  /** Dossiers a second, on average. */
  rate: number;
  seconds: number;
  /** Milliseconds between two acts of a dossier. */
  pause?: number;
  /** Milliseconds after which an act that is not accepted is given up. */
  patience?: number;
  /** Which ward the next dossier comes to, by a number in [0, 1); evenly over all of them unless told. */
  wardOf?: (random: number) => string;
}

export interface Driven {
  loop: OpenLoopRun;
  whole: number;
  broken: number;
  /** Why lives broke, e.g. `resolve 409 ended`, with how often. */
  breaks: Map<string, number>;
  /** Answers by status. */
  statuses: Map<string, number>;
  /** Of accepted acts, from the intended moment. */
  acts: LatencySummary;
  /** Of the first acts by ward, where a ward matters. */
  byWard: Map<string, Latencies>;
  /** From the 2xx to the ward's figures. */
  visible: LatencySummary;
  invisible: number;
}

const probed = 10;
/** Over all runs of this process, so that no two dossiers share an applicant or a key. */
let lives = 0;

/** Leads dossiers through their lives, arriving at the rate whatever the answers do, and watches the figures of some wards. */
export const drive = async (bench: Bench, world: World, options: Drive): Promise<Driven> => {
  const { name, course, rate, seconds, pause = 1_000, patience = 60_000, wardOf } = options;
  const random = randomFor(`wards ${name}`);
  const acts = new Latencies();
  const byWard = new Map<string, Latencies>();
  const statuses = new Map<string, number>();
  const breaks = new Map<string, number>();
  let whole = 0;
  const visibility = await Visibility.watch({
    client: world.client,
    // Spread over the list, as their numbers are over the country.
    wards: world.wards.filter((_, index) => index % Math.ceil(world.wards.length / probed) === 0),
    token: world.operatorToken,
  });
  const moments = intendedMoments({ rate, seconds, seed: name });
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  try {
    const loop = await runOpenLoop(
      moments,
      async (index, intendedAt) => {
        const chance = random();
        const ward = wardOf?.(chance) ?? (world.wards[Math.floor(chance * world.wards.length)] as string);
        const number = (lives += 1);
        const procedureCode = world.procedures[index % world.procedures.length] as string;
        const end = await leadLife(
          world.client,
          {
            name: `${name}-${number}`,
            ward,
            steps: stepsOf(course, { number, procedureCode }),
            token: world.token,
            pause,
          },
          {
            intendedAt,
            patience,
            abort: bench.abort,
            onAttempt: ({ act, answer, accepted, answeredAt, intendedAt: meantAt }) => {
              count(statuses, String(answer.status));
              if (!accepted) return;
              acts.record(answeredAt - meantAt);
              visibility.acknowledged(ward, act, answeredAt);
              let ofWard = byWard.get(ward);
              if (!ofWard) byWard.set(ward, (ofWard = new Latencies()));
              ofWard.record(answeredAt - meantAt);
            },
          },
        );
        if (end.kind === 'whole') whole += 1;
        else count(breaks, `${end.act} ${end.answer.status === 'unknown' ? end.answer.reason : end.answer.status}`);
      },
      bench.abort,
    );
    const invisible = await visibility.settle(20_000);
    return {
      loop,
      whole,
      broken: moments.length - whole,
      breaks,
      statuses,
      acts: acts.summary(),
      byWard,
      visible: visibility.latencies.summary(),
      invisible,
    };
  } finally {
    await visibility.settle(0);
  }
};

/** What a reader should know beside a figure of a run. */
export const remarksOn = ({ loop, broken, breaks, statuses, invisible }: Driven): string[] => [
  ...(broken > 0 ? [`${broken} dossiers broke off (${listed(breaks)})`] : []),
  ...(invisible > 0 ? [`${invisible} acts never became visible`] : []),
  ...(loop.lagIsSmall ? [] : [`the generator was late itself, p99 ${Math.round(loop.lag.p99)} ms`]),
  ...([...statuses].some(([status]) => status === 'unknown' || Number(status) >= 500)
    ? [`answers: ${listed(statuses)}`]
    : []),
];

const listed = (counts: Map<string, number>): string =>
  [...counts].map(([key, count]) => `${key} × ${count}`).join(', ');
