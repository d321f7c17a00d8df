import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { postgresAccount } from '../../dev/src/postgres-place';
import { withDatabase } from './check-logs';

/** Room that is taken only as it is used; the broker wants three quarters of it free for what its streams may hold. */
const largest = '8g';
const mebibyte = 1024 ** 2;
const fillAttempts = 20;

/** A file system of its own in memory, so that a disk can be full; needs to be root. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Undefined with a reason where mounting is not allowed. */
  static mount(folder: string): SmallDisk | { refused: string } {
    mkdirSync(folder, { recursive: true });
    const refused = mount(['-t', 'tmpfs', '-o', `size=${largest},mode=755`, 'tmpfs', folder]);
    return refused === undefined ? new SmallDisk(folder) : { refused };
  }

  /** Leaves no room but what is taken, and a page or two. */
  fill(): void {
    for (let attempt = 1; ; attempt += 1) {
      const { blocks, bfree, bsize } = statfsSync(this.folder);
      const taken = Math.ceil(((blocks - bfree) * bsize) / 4096) * 4096;
      try {
        return this.resize(String(Math.max(taken, mebibyte / 4)));
      } catch (error) {
        // What is written meanwhile does not fit into the size just measured.
        if (attempt === fillAttempts) throw error;
      }
    }
  }

  free(): void {
    this.resize(largest);
  }

  unmount(): void {
    spawnSync('umount', ['--lazy', this.folder]);
  }

  private resize(size: string): void {
    const refused = mount(['-o', `remount,size=${size}`, this.folder]);
    if (refused !== undefined) throw new Error(`The size of ${this.folder} can not be changed: ${refused}`);
  }
}

const mount = (args: string[]): string | undefined => {
  const { status, stderr, error } = spawnSync('mount', args);
  return status === 0 ? undefined : (error?.message ?? stderr.toString().trim());
};

/** What every append of intake writes to lies on a disk that can be full. */
export const moveToSmallDisk = async (url: string, folder: string): Promise<void> => {
  const place = join(folder, 'postgres');
  mkdirSync(place, { mode: 0o700 });
  const account = postgresAccount(() => undefined);
  if (account) chownSync(place, account.uid, account.gid);
  await withDatabase(url, async (client) => {
    await client.query(`create tablespace small location '${place}'`);
    await client.query('alter table log.idempotency set tablespace small');
    await client.query('alter index log.idempotency_pkey set tablespace small');
  });
};
