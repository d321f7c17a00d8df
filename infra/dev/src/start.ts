// `npm start` after the bootstrap: the platform, the sample registers, the figures, and an orderly end.
import { defaultDataFolder } from './folders';
import { type Interruption, isInterruption, watchInterruption } from './interruption';
import { intoFolder, messageFolderOf } from './message-folder';
import { describeError, plainError } from './plain-error';
import { type Platform, startPlatform } from './platform';
import { planPorts } from './ports';
import { showFigures } from './sample-registers';

const startedAt = Number(process.env.MOTCUA_STARTED_AT) || Date.now();
const elapsed = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
const say = (text: string) => void process.stdout.write(`${text}\n`);
const step = (number: number) => (text: string) => say(`[${number}/6] ${text} (${elapsed()})`);

async function run(): Promise<number> {
  let platform: Platform | undefined;
  // Leaving kills what still runs: see `killAtExit` in processes.ts.
  const interruption = watchInterruption(() => process.exit(130));
  try {
    platform = await start(interruption);
    await showFigures({ platform, dataFolder: defaultDataFolder, log: step(6), abort: interruption.signal });
    sayReady(platform);
    await interruption.happened;
  } catch (error) {
    if (!interruption.signal.aborted) interruption.interrupt(error);
  }
  const { reason } = interruption.signal;
  const failure = isInterruption(reason) ? undefined : reason;
  if (failure) process.stderr.write(`\n${describeError(failure)}\n\n`);
  await platform?.stop(say);
  // A start that failed has said why, and has nothing else to tell.
  if (failure && !platform) return 1;
  say(`Một Cửa has stopped (${elapsed()}). The data is kept: npm start continues with it, npm run reset deletes it.`);
  return failure ? 1 : 0;
}

function start(interruption: Interruption): Promise<Platform> {
  return startPlatform({
    dataFolder: defaultDataFolder,
    ports: planPorts(process.env.MOTCUA_PORT_BASE),
    databaseUrl: process.env.DATABASE_URL || undefined,
    natsUrl: process.env.NATS_URL || undefined,
    log: step(4),
    logServices: step(5),
    abort: interruption.signal,
    adapt: intoFolder(defaultDataFolder),
    onLoss: (sentence) => interruption.interrupt(plainError(sentence)),
  });
}

function sayReady({ urls }: Platform): void {
  say('');
  say(`Một Cửa runs (${elapsed()}). Open ${urls.portal}`);
  say(`Messages to applicants and officers are put into ${messageFolderOf(defaultDataFolder)}.`);
  say('Stop it with Ctrl-C; npm run reset, afterwards, deletes its data.');
}

void run().then((code) => process.exit(code));
