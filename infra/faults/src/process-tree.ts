import { readdirSync } from 'node:fs';
import { readProcessStat } from '../../dev/src/process-stat';

/** Processes that this one started and that still are; Linux only, as the fault runs are. */
export const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => readProcessStat(child)?.parent === pid);

export const isStopped = (pid: number): boolean => readProcessStat(pid)?.state === 'T';

/** A process that has ended meanwhile needs no signal. */
export const signal = (pid: number, what: NodeJS.Signals): void => {
  try {
    process.kill(pid, what);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};
