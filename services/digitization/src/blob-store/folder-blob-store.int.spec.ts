import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
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

  describe('that no act has said to stay', () => {
    const hour = 3_600_000;
    const blob = { wardCode: 'an-thang', sha256: sha256Of(pdf) };
    const isThere = () => store.has(blob.wardCode, blob.sha256);
    const keepAt = async (at: number) => {
      await (await store.receive(slowly(pdf))).keep(blob.wardCode);
      const paths = [
        join('an-thang', blob.sha256.slice(0, 2), blob.sha256),
        join('undecided', `an-thang.${blob.sha256}`),
      ];
      for (const path of paths) await utimes(join(folder, path), at / 1_000, at / 1_000);
    };

    it('are listed once they are old, until they are decided', async () => {
      const now = Date.now();
      expect(await store.undecidedSince(now)).toEqual([]);
      await keepAt(now - 2 * hour);
      expect(await store.undecidedSince(now - 3 * hour)).toEqual([]);
      expect(await store.undecidedSince(now - hour)).toEqual([blob]);
      await store.decided(blob);
      await store.decided(blob);
      expect(await store.undecidedSince(now - hour)).toEqual([]);
      expect(await isThere()).toBe(true);
    });

    it('can be removed, unless they came in again meanwhile', async () => {
      const now = Date.now();
      await keepAt(now - 2 * hour);
      await store.remove(blob, now - 3 * hour);
      expect(await isThere()).toBe(true);
      await store.remove(blob, now - hour);
      expect(await isThere()).toBe(false);
      await store.remove(blob, now - hour);
      await keepAt(now);
      await store.remove(blob, now - hour);
      expect(await isThere()).toBe(true);
      expect(await readdir(join(folder, 'leaving'))).toEqual([]);
    });

    it('and that a crash left on their way out are back, to be looked at once more', async () => {
      const now = Date.now();
      await keepAt(now - 2 * hour);
      await store.decided(blob);
      await mkdir(join(folder, 'leaving'));
      const place = join(folder, 'an-thang', blob.sha256.slice(0, 2), blob.sha256);
      await rename(place, join(folder, 'leaving', `an-thang.${blob.sha256}`));
      expect(await store.undecidedSince(now - hour)).toEqual([]);
      expect(await isThere()).toBe(true);
      expect(await store.undecidedSince(Date.now() + hour)).toEqual([blob]);
    });
  });

  it('are looked for in the folder only', async () => {
    await expect(store.has('..', sha256Of(pdf))).rejects.toThrow(RangeError);
    await expect(store.has('an-thang', '../../secret')).rejects.toThrow(RangeError);
  });
});
