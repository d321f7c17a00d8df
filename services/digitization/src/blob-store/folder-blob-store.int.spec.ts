import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pdf, program } from '../../test/files';
import { FolderBlobStore } from './folder-blob-store';

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Byte by byte, as a slow line would bring it. */
const slowly = async function* (bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 1) yield bytes.subarray(at, at + 1);
};
const cutShort = async function* (bytes: Buffer) {
  yield bytes;
  throw new Error('the line was cut');
};

describe('bytes in a folder', () => {
  let folder: string;
  let store: FolderBlobStore;
  const incoming = () => readdir(join(folder, 'incoming'));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'motcua-blobs-'));
    store = new FolderBlobStore(folder);
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are there under ward and sha-256 once kept, and for no other ward', async () => {
    const blob = await store.receive(slowly(pdf));
    expect(blob).toMatchObject({ sha256: sha256Of(pdf), size: pdf.length, mediaType: 'application/pdf' });
    expect(await store.has('an-thang', blob.sha256)).toBe(false);
    await blob.keep('an-thang');
    expect(await store.has('an-thang', blob.sha256)).toBe(true);
    expect(await store.has('binh-duong', blob.sha256)).toBe(false);
    const read = await store.read('an-thang', blob.sha256);
    expect(read && (await buffer(read)).equals(pdf)).toBe(true);
    expect(await store.read('binh-duong', blob.sha256)).toBeUndefined();
    expect(await incoming()).toEqual([]);
  });

  it('may come twice', async () => {
    for (const _time of [1, 2]) await (await store.receive(slowly(pdf))).keep('an-thang');
    expect(await store.has('an-thang', sha256Of(pdf))).toBe(true);
  });

  it('leave nothing behind when refused or cut short', async () => {
    const blob = await store.receive(slowly(program));
    expect([blob.mediaType, blob.size]).toEqual([null, program.length]);
    await blob.discard();
    await expect(store.receive(cutShort(pdf))).rejects.toThrow('the line was cut');
    expect(await incoming()).toEqual([]);
  });

  it('that a crash left half-written are removed an hour later, younger ones are not', async () => {
    await (await store.receive(slowly(pdf))).discard();
    const now = Date.now();
    for (const [name, age] of [
      ['old', 3_700_000],
      ['young', 60_000],
    ] as const) {
      const path = join(folder, 'incoming', name);
      await writeFile(path, 'half');
      await utimes(path, (now - age) / 1_000, (now - age) / 1_000);
    }
    await store.removeAbandoned(now);
    expect(await incoming()).toEqual(['young']);
  });

  it('are looked for in the folder only', async () => {
    await expect(store.has('..', sha256Of(pdf))).rejects.toThrow(RangeError);
    await expect(store.has('an-thang', '../../secret')).rejects.toThrow(RangeError);
  });
});
