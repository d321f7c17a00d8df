import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { BlobStore, type IncomingBlob } from './blob-store';
import { recogniseMediaType, tellingLength } from './media-type';

const incoming = 'incoming';
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

  private async keep(path: string, wardCode: string, sha256: string): Promise<void> {
    const target = this.pathOf(wardCode, sha256);
    await mkdir(dirname(target), { recursive: true });
    await rename(path, target);
    // A name is durable when its folder is, and so is each folder's own name.
    for (const folder of [dirname(target), dirname(dirname(target)), this.folder]) await syncFolder(folder);
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
