import { readFileSync } from 'node:fs';

export interface ProcessStat {
  /** R, S, T (stopped) …: proc(5). */
  state: string;
  parent: number;
  /** Hundredths of a second of processor time, of its own and of children that have ended. */
  ticks: number;
}

/** What the kernel says of a process; undefined where there is none (any more). Linux only. */
export function readProcessStat(pid: number | string): ProcessStat | undefined {
  try {
    // The name, in brackets, may hold anything; what follows it are the fields from the third one on.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0);
    return { state: fields[0] ?? '', parent: Number(fields[1]), ticks };
  } catch {
    return undefined;
  }
}
