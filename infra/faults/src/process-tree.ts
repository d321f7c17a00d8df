import { readdirSync, readFileSync } from 'node:fs';

/** Processes that this one started and that still are; Linux only, as the fault runs are. */
export const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => fieldsOf(child)?.parent === pid);

export const isStopped = (pid: number): boolean => fieldsOf(pid)?.state === 'T';

/** A process that has ended meanwhile needs no signal. */
export const signal = (pid: number, what: NodeJS.Signals): void => {
  try {
    process.kill(pid, what);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

const fieldsOf = (pid: number): { state: string; parent: number } | undefined => {
  try {
    // The name in parentheses may hold anything; the fields that count come after it.
    const [state = '', parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? [];
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
};
