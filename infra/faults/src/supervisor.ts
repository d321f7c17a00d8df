import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Member } from '../../dev/src/platform';
import { lastLines } from '../../dev/src/processes';
import { childrenOf, isStopped, signal } from './process-tree';

/** How a process came to its end: by the harness, by a failpoint (its name), or by itself. */
export type Death = { by: 'harness'; how: string } | { by: 'failpoint'; name: string } | { by: 'itself'; how: string };

const lookEvery = 200;
/** A machine that is busy with other things may need several tries of a minute each. */
const longestStart = 600_000;
/** How long a process that a failpoint stopped stays so. */
const stoppedFor = 2_000;

/** Starts again whatever ended, as an orchestrator would, and knows what ended by whom. */
export class Supervisor {
  /** Ends that nobody caused, and starts that did not succeed: each is a violation. */
  readonly problems: string[] = [];
  private readonly members: Map<string, Member>;
  private readonly expected = new Set<string>();
  private readonly held = new Set<string>();
  private readonly up = new Set<string>();
  private readonly paused = new Set<string>();
  private stopping = false;
  private ticker: NodeJS.Timeout | undefined;

  constructor(
    members: readonly Member[],
    private readonly onDeath: (name: string, death: Death) => void,
  ) {
    this.members = new Map(members.map((member) => [member.name, member]));
    for (const [name, member] of this.members) {
      this.up.add(name);
      void this.watch(name, member);
    }
    this.ticker = setInterval(() => this.continueStopped(), lookEvery);
  }

  member(name: string): Member {
    const member = this.members.get(name);
    if (!member) throw new Error(`There is no process ${name}.`);
    return member;
  }

  isUp(name: string): boolean {
    return this.up.has(name);
  }

  /** Errors: it is not up after ten minutes. */
  async untilUp(...names: string[]): Promise<void> {
    const end = performance.now() + longestStart;
    while (names.some((name) => !this.up.has(name))) {
      if (performance.now() > end) throw new Error(`${names.join(', ')} did not come up again`);
      await wait(20);
    }
  }

  untilAllUp(): Promise<void> {
    return this.untilUp(...this.members.keys());
  }

  /** As a crash: the process, and for PostgreSQL each of its processes, without a chance to say anything. */
  async kill(name: string, how: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.untilUp(name);
    const { process: running } = this.member(name);
    this.expected.add(name);
    this.up.delete(name);
    const children = how === 'SIGKILL' ? childrenOf(running.pid) : [];
    signal(running.pid, how);
    for (const child of children) signal(child, how);
    await running.ended;
  }

  async pause(name: string, milliseconds: number): Promise<void> {
    await this.untilUp(name);
    const { pid } = this.member(name).process;
    this.paused.add(name);
    signal(pid, 'SIGSTOP');
    const children = childrenOf(pid);
    for (const child of children) signal(child, 'SIGSTOP');
    await wait(milliseconds);
    for (const child of children) signal(child, 'SIGCONT');
    signal(pid, 'SIGCONT');
    this.paused.delete(name);
  }

  /** It stays down until it is released; whoever holds it may start it by hand. */
  hold(name: string): void {
    this.held.add(name);
  }

  release(name: string): void {
    this.held.delete(name);
  }

  /** It may end, or may not: a limit is set to it. */
  expectEnd(name: string): void {
    this.expected.add(name);
  }

  stop(): void {
    this.stopping = true;
    clearInterval(this.ticker);
  }

  private async watch(name: string, member: Member): Promise<void> {
    for (;;) {
      const how = await member.process.ended;
      this.up.delete(name);
      if (this.stopping) return;
      const death = this.deathOf(name, member, how);
      this.onDeath(name, death);
      if (death.by === 'itself') this.problems.push(`${name} ${how} by itself.${lastLines(member.process)}`);
      while (this.held.has(name) && !this.stopping) await wait(20);
      if (!(await this.startAgain(name, member))) return;
      this.expected.delete(name);
      this.up.add(name);
    }
  }

  /** A service does not start while its database is away; then it is tried again. */
  private async startAgain(name: string, member: Member): Promise<boolean> {
    const end = performance.now() + longestStart;
    for (;;) {
      if (this.stopping) return false;
      try {
        await member.start();
        return true;
      } catch (error) {
        if (performance.now() > end) {
          this.problems.push(`${name} could not be started again for ten minutes: ${String(error)}`);
          return false;
        }
        await wait(300);
      }
    }
  }

  private deathOf(name: string, member: Member, how: string): Death {
    const failpoint = firedIn(member);
    if (failpoint?.action === 'kill') return { by: 'failpoint', name: failpoint.name };
    return { by: this.expected.delete(name) ? 'harness' : 'itself', how };
  }

  /** A failpoint that stops its process has nobody to continue it. */
  private continueStopped(): void {
    for (const [name, member] of this.members) {
      if (!this.up.has(name) || this.paused.has(name) || !isStopped(member.process.pid)) continue;
      this.paused.add(name);
      setTimeout(() => {
        signal(member.process.pid, 'SIGCONT');
        this.paused.delete(name);
      }, stoppedFor);
    }
  }
}

const firedIn = ({ process: { logFile } }: Member): { name: string; action: string } | undefined => {
  const [, name, action] = /^failpoint (\S+): (\S+)$/m.exec(readFileSync(logFile, 'utf8')) ?? [];
  return name && action ? { name, action } : undefined;
};
