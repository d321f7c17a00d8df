import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVerifier, type Identity } from '@motcua/platform';
import { exportJWK, generateKeyPair } from 'jose';
import { OwnToken } from './own-token';

describe('OwnToken', () => {
  let folder: string;
  let keyFile: string;
  let verify: (token: string) => Promise<Identity>;

  const writeKey = async () => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const mark = { alg: 'EdDSA', use: 'sig', kid: 'development' };
    writeFileSync(keyFile, JSON.stringify({ ...(await exportJWK(privateKey)), ...mark }));
    verify = createVerifier({ keys: [{ ...(await exportJWK(publicKey)), ...mark }] });
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-portal-'));
    keyFile = join(folder, 'private-key.json');
    await writeKey();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('may read the nation’s figures and nothing else', async () => {
    expect(await verify(await new OwnToken(keyFile).current())).toEqual({
      subject: 'portal',
      roles: ['supervisor'],
      units: ['national'],
    });
  });

  it('is kept, and renewed before it ends', async () => {
    let now = Date.now();
    const own = new OwnToken(keyFile, () => now);
    const first = await own.current();
    now += 239_000;
    expect(await own.current()).toBe(first);
    now += 1_000;
    expect(await own.current()).not.toBe(first);
  });

  it('takes up a new key once the old one was refused', async () => {
    const own = new OwnToken(keyFile);
    await own.current();
    await writeKey();
    own.forget();
    await expect(verify(await own.current())).resolves.toMatchObject({ subject: 'portal' });
  });

  it('tries again after a key that could not be read', async () => {
    rmSync(keyFile);
    const own = new OwnToken(keyFile);
    await expect(own.current()).rejects.toThrow('ENOENT');
    await writeKey();
    await expect(own.current()).resolves.toEqual(expect.any(String));
  });
});
