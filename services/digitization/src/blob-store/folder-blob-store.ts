import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type BlobName, BlobStore, type IncomingBlob } from './blob-store';
import { recogniseMediaType, tellingLength } from './media-type';

const incoming = 'incoming';
/** An empty file for each blob of which no act has said yet that it stays. */
const undecided = 'undecided';
/** Blobs on their way out. */
const leaving = 'leaving';
const abandonedAfterMilliseconds = 3_600_000;

/** A folder: `<ward>/<first two digits>/<sha-256>`, written under another name and renamed when it is all there. */
export class FolderBlobStore extends BlobStore {
  /** `half`: a place to die in tests, where some of the bytes are written. */
  constructor(
    private readonly folder: string,
    private readonly half?: () => void,
  ) {
    super();
  }

  /** Removes what uploads left behind that nobody finished; younger ones may be another replica's. */
  async removeAbandoned(now: number): Promise<void> {
    await mkdir(join(this.folder, incoming), { recursive: true });
    for (const name of await readdir(join(this.folder, incoming))) {
      const path = join(this.folder, incoming, name);
      const found = await stat(path).catch(() => undefined);
      if (found && now - found.mtimeMs > abandonedAfterMilliseconds) await rm(path, { force: true });
    }
  }

  async receive(bytes: AsyncIterable<Uint8Array>): Promise<IncomingBlob> {
    await mkdir(join(this.folder, incoming), { recursive: true });
    const path = join(this.folder, incoming, randomUUID());
    const file = await open(path, 'wx');
    const discard = () => rm(path, { force: true });
    try {
      const { sha256, size, mediaType } = await writeAll(file, bytes);
      this.half?.();
      await file.sync();
      return { sha256, size, mediaType, discard, keep: (wardCode) => this.keep(path, wardCode, sha256) };
    } catch (error) {
      await discard();
      throw error;
    } finally {
      await file.close();
    }
  }

  async has(wardCode: string, sha256: string): Promise<boolean> {
    const found = await stat(this.pathOf(wardCode, sha256)).catch(ignoreAbsent);
    return found?.isFile() ?? false;
  }

  async read(wardCode: string, sha256: string): Promise<Readable | undefined> {
    const file = await open(this.pathOf(wardCode, sha256)).catch(ignoreAbsent);
    return file?.createReadStream();
  }

  async decided(blob: BlobName): Promise<void> {
    await rm(this.entryOf(undecided, blob), { force: true });
  }

  async undecidedSince(instant: number): Promise<BlobName[]> {
    await this.putBack();
    const blobs: BlobName[] = [];
    for (const blob of await this.entriesIn(undecided)) {
      const found = await stat(this.entryOf(undecided, blob)).catch(ignoreAbsent);
      if (found && found.mtimeMs < instant) blobs.push(blob);
    }
    return blobs;
  }

  /** Out of the way first and looked at then: the same bytes may come in at any time, and those go back to their place. */
  async remove(blob: BlobName, keptBefore: number): Promise<void> {
    const aside = this.entryOf(leaving, blob);
    await mkdir(dirname(aside), { recursive: true });
    await rename(this.pathOf(blob.wardCode, blob.sha256), aside).catch(ignoreAbsent);
    const found = await stat(aside).catch(ignoreAbsent);
    if (!found) return;
    if (found.mtimeMs < keptBefore) await rm(aside, { force: true });
    else await this.place(aside, blob);
  }

  /** A crash may have left what was on its way out; it is considered again later. */
  private async putBack(): Promise<void> {
    for (const blob of await this.entriesIn(leaving)) {
      await this.markUndecided(blob);
      await this.place(this.entryOf(leaving, blob), blob).catch(ignoreAbsent);
    }
  }

  private async keep(path: string, wardCode: string, sha256: string): Promise<void> {
    await this.markUndecided({ wardCode, sha256 });
    await this.place(path, { wardCode, sha256 });
  }

  private async markUndecided(blob: BlobName): Promise<void> {
    const path = this.entryOf(undecided, blob);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, '');
  }

  private async place(path: string, { wardCode, sha256 }: BlobName): Promise<void> {
    const target = this.pathOf(wardCode, sha256);
    await mkdir(dirname(target), { recursive: true });
    await rename(path, target);
    // A name is durable when its folder is, and so is each folder's own name.
    for (const folder of [dirname(target), dirname(dirname(target)), this.folder]) await syncFolder(folder);
  }

  private async entriesIn(list: string): Promise<BlobName[]> {
    const names = (await readdir(join(this.folder, list)).catch(ignoreAbsent)) ?? [];
    return names.map((name) => {
      const [wardCode = '', sha256 = ''] = name.split('.');
      return { wardCode, sha256 };
    });
  }

  private entryOf(list: string, { wardCode, sha256 }: BlobName): string {
    return join(this.folder, list, `${wardCode}.${sha256}`);
  }

  private pathOf(wardCode: string, sha256: string): string {
    if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(wardCode) || !/^[0-9a-f]{64}$/.test(sha256)) {
      throw new RangeError('not a place in the blob folder');
    }
    return join(this.folder, wardCode, sha256.slice(0, 2), sha256);
  }
}

/** Stops writing, but goes on reading, once the first bytes are nothing a scan may begin with. */
const writeAll = async (
  file: FileHandle,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Pick<IncomingBlob, 'sha256' | 'size' | 'mediaType'>> => {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  for await (const chunk of bytes) {
    if (head.length < tellingLength) head = Buffer.concat([head, chunk]).subarray(0, tellingLength);
    size += chunk.length;
    if (head.length === tellingLength && recogniseMediaType(head) === null) continue;
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  return { sha256: hash.digest('hex'), size, mediaType: recogniseMediaType(head) };
};

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

const ignoreAbsent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};
