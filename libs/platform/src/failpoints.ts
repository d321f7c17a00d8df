import { writeSync } from 'node:fs';

/** Places at which a process can be made to fail; for fault runs only (docs/fault-matrix.md). */
export const failpoints = [
  'before-commit',
  'after-commit',
  'mid-publish',
  'after-publish',
  'before-ack',
  'mid-batch',
  'upload-half',
  'rebuild-step',
] as const;
export type Failpoint = (typeof failpoints)[number];

/** `kill` and `stop` are the signals, `busy` holds the event loop for five seconds. */
const actions = ['kill', 'stop', 'busy'] as const;
type Action = (typeof actions)[number];

interface Setting {
  action: Action;
  /** Below 1 a probability, otherwise the one time that counts. */
  when: number;
}

const busyFor = 5_000;

/**
 * From e.g. `after-commit:kill:0.02,before-ack:stop:3`: at every commit with a chance of 2 %, at the third acknowledgement.
 * Errors: a sentence that names what is not understood.
 */
export const parseFailpoints = (text: string): Map<Failpoint, Setting> =>
  new Map(
    text
      .split(',')
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', action = '', when = '1'] = part.split(':');
        const known =
          (failpoints as readonly string[]).includes(name) && (actions as readonly string[]).includes(action);
        const number = Number(when);
        if (!known || !(number > 0) || (number > 1 && !Number.isInteger(number))) {
          throw new Error(
            `MOTCUA_FAILPOINTS does not understand "${part}": name:action:chance-or-count, e.g. before-ack:kill:3`,
          );
        }
        return [name as Failpoint, { action: action as Action, when: number }];
      }),
  );

/** The failpoints that are set in this process; none in a process that serves people. */
export class Failpoints {
  private readonly settings: Map<Failpoint, Setting>;

  constructor(
    text: string | undefined,
    private readonly chance: () => number = Math.random,
    private readonly fail: (action: Action) => void = failNow,
  ) {
    this.settings = parseFailpoints(text ?? '');
  }

  get names(): Failpoint[] {
    return [...this.settings.keys()];
  }

  /** What to call at this place; undefined where nothing is set, which costs nothing. */
  at(name: Failpoint): (() => void) | undefined {
    const setting = this.settings.get(name);
    if (!setting) return undefined;
    let times = 0;
    return () => {
      times += 1;
      if (setting.when < 1 ? this.chance() >= setting.when : times !== setting.when) return;
      // Written at once: the process may not live to flush anything.
      writeSync(2, `failpoint ${name}: ${setting.action}\n`);
      this.fail(setting.action);
    };
  }
}

const failNow = (action: Action): void => {
  switch (action) {
    case 'kill':
      process.kill(process.pid, 'SIGKILL');
      return;
    case 'stop':
      process.kill(process.pid, 'SIGSTOP');
      return;
    case 'busy':
      for (const end = performance.now() + busyFor; performance.now() < end; );
  }
};
