import { plainError } from './plain-error';

export interface Interruption {
  signal: AbortSignal;
  /** Settles at the first Ctrl-C, at the end of the parent, or when `interrupt` is called. */
  happened: Promise<void>;
  interrupt: (reason: unknown) => void;
}

const interruption = (message: string) => Object.assign(plainError(message), { interruption: true });

/** Whether an abort's reason is somebody's wish to stop, not a failure. */
export const isInterruption = (reason: unknown): boolean => reason instanceof Error && 'interruption' in reason;

// npm passes Ctrl-C on although the terminal has sent it already: what follows within a moment is the same keystroke.
const SAME_KEYSTROKE_MS = 700;

/** The first signal asks for an orderly stop, a later one calls `force`. */
export function watchInterruption(force: () => void): Interruption {
  const controller = new AbortController();
  let first = 0;
  const interrupt = (reason: unknown) => {
    if (first === 0) first = Date.now();
    controller.abort(reason);
  };
  // A closed terminal takes the output with it; that must not end the orderly stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (first !== 0 && Date.now() - first > SAME_KEYSTROKE_MS) return force();
      return interrupt(interruption(`interrupted by ${signal}`));
    });
  }
  process.on('disconnect', () => interrupt(interruption('the process that started this one has ended')));
  const happened = new Promise<void>((done) => {
    controller.signal.addEventListener('abort', () => done(), { once: true });
  });
  return { signal: controller.signal, happened, interrupt };
}
