import { readdirSync, readFileSync } from 'node:fs';
import { type ProcessStat, readProcessStat } from '../../dev/src/process-stat';
import type { Platform } from '../../dev/src/platform';
import { type Result, rounded } from './measure';

/** Milliseconds of processor time by process, since each began. */
export type ProcessorTime = Map<string, number>;

// The kernel counts in hundredths of a second on every machine that this runs on.
const tick = 10;

/** Of every process of a platform, each with what descends from it (PostgreSQL's backends), and of this one. */
export const processorTimeOf = (platform: Platform): ProcessorTime => {
  const processes = readProcesses();
  const time: ProcessorTime = new Map(
    platform.members.map(({ name, process: { pid } }) => [name, ofTree(processes, pid) * tick]),
  );
  const { user, system } = process.cpuUsage();
  return time.set('generator', (user + system) / 1000);
};

export const difference = (after: ProcessorTime, before: ProcessorTime): ProcessorTime =>
  new Map([...after].map(([name, time]) => [name, time - (before.get(name) ?? 0)]));

/** A row of the result: milliseconds for each of so many dossiers, the dearest process first in its note. */
export const processorRow = (name: string, time: ProcessorTime, dossiers: number): Result => {
  const each = [...time].map(([process, milliseconds]) => [process, milliseconds / dossiers] as const);
  return {
    name,
    value: rounded(each.reduce((sum, [, milliseconds]) => sum + milliseconds, 0)),
    unit: 'ms',
    baseline: null,
    ratio: null,
    goal: '–',
    met: null,
    note: each
      .filter(([, milliseconds]) => milliseconds >= 0.005)
      .sort(([, a], [, b]) => b - a)
      .map(([process, milliseconds]) => `${process} ${milliseconds.toFixed(2)}`)
      .join(', '),
  };
};

const readProcesses = (): Map<number, ProcessStat> => {
  const processes = new Map<number, ProcessStat>();
  for (const entry of readdirSync('/proc')) {
    const stat = /^\d+$/.test(entry) ? readProcessStat(entry) : undefined;
    if (stat) processes.set(Number(entry), stat);
  }
  return processes;
};

const ofTree = (processes: Map<number, ProcessStat>, root: number): number => {
  let ticks = processes.get(root)?.ticks ?? 0;
  for (const [pid, { parent }] of processes) if (parent === root) ticks += ofTree(processes, pid);
  return ticks;
};

/** How busy all cores were between two readings, from 0 to 1. */
export const readCores = (): { busy: number; all: number } => {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const fields = line.split(/\s+/).slice(1, 9).map(Number);
  const all = fields.reduce((sum, value) => sum + value, 0);
  return { busy: all - (fields[3] ?? 0) - (fields[4] ?? 0), all };
};

export const busyBetween = (before: ReturnType<typeof readCores>, after: ReturnType<typeof readCores>): number =>
  (after.busy - before.busy) / Math.max(1, after.all - before.all);
