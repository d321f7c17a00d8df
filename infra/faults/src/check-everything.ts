import { join } from 'node:path';
import { motcua } from '../../dev/src/run-script';
import { checkAnswers } from './check-answers';
import { checkFigures } from './check-figures';
import { checkLog, producers } from './check-logs';
import { checkScans } from './check-scans';
import type { History } from './history';
import type { LoadOptions } from './load';
import type { Scene } from './scene';

export interface Checked {
  lost: number;
  doubled: number;
  unequal: number;
  /** Acts whose end nobody knows to the end. */
  unanswered: number;
  /** Acts sent again with their keys. */
  repeated: number;
  scans: number;
  timersFired: number;
  /** In words, each of the above and whatever else is wrong. */
  violations: string[];
}

export interface ToCheck {
  loadOptions: LoadOptions;
  history: History;
  urlOf: (service: string) => string;
  tell: (what: string) => void;
}

/** A quiet platform against the history of what it has acknowledged. */
export const checkEverything = async (
  scene: Scene,
  { loadOptions, history, urlOf, tell }: ToCheck,
): Promise<Checked> => {
  tell('comparing logs with what was acknowledged');
  const verdicts = [];
  for (const producer of producers) verdicts.push(await checkLog(producer, urlOf(producer), history.file));
  tell('comparing figures with the logs');
  const unequal = await checkFigures(urlOf);
  unequal.push(...(await verified(scene, 'before the rebuild')));
  tell('rebuilding');
  unequal.push(...(await rebuilt(scene)));
  tell('reading scans, repeating acts');
  const scans = await checkScans(urlOf('digitization'), join(scene.dataFolder, 'blobs'));
  const answers = await checkAnswers(loadOptions, history.file, urlOf);
  const lost = verdicts.flatMap((verdict) => verdict.lost);
  const doubled = verdicts.flatMap((verdict) => verdict.doubled);
  return {
    lost: lost.length,
    doubled: doubled.length,
    unequal: unequal.length,
    unanswered: verdicts.reduce((sum, { unknown }) => sum + unknown, 0),
    repeated: answers.repeated,
    scans: scans.scans,
    timersFired: verdicts.reduce((sum, { timersFired }) => sum + timersFired, 0),
    violations: [
      ...lost.map((what) => `lost: ${what}`),
      ...doubled.map((what) => `doubled: ${what}`),
      ...unequal.map((what) => `unequal: ${what}`),
      ...verdicts.flatMap(({ problems }) => problems),
      ...scans.problems,
      ...answers.problems,
    ],
  };
};

const verified = async (scene: Scene, when: string): Promise<string[]> => {
  const { output } = await motcua(scene.platform, ['verify', '--json']).ended;
  try {
    const { problems } = JSON.parse(output) as { problems: string[] };
    return problems.map((problem) => `verify ${when}: ${problem}`);
  } catch {
    return [`verify ${when} did not succeed: ${output}`];
  }
};

const rebuilt = async (scene: Scene): Promise<string[]> => {
  const { code, output } = await motcua(scene.platform, ['rebuild']).ended;
  if (code !== 0) return [`the rebuild failed: ${output}`];
  return verified(scene, 'after the rebuild');
};
