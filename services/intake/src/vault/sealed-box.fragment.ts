import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';

const cipher = 'aes-256-gcm';
export const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** The box was made with another key or for another place, or it was changed. */
export class BoxNotOpened extends Error {}

const block = Buffer.alloc(8_192);
let used = block.length;

/** Random bytes from a block: asking the system for a few at a time costs more than the sealing. None is given out twice. */
const randomBytes = (count: number): Buffer => {
  if (used + count > block.length) {
    randomFillSync(block);
    used = 0;
  }
  const drawn = Buffer.from(block.subarray(used, used + count));
  block.fill(0, used, used + count);
  used += count;
  return drawn;
};

export const newKey = (): Buffer => randomBytes(keyLength);

/** Keys for several purposes from one, so that no key serves two. */
export const deriveKey = (key: Buffer, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, keyLength)));

/**
 * AES-256-GCM as base64 text of nonce, tag and ciphertext. `place` says where the box belongs (ward, person, dossier):
 * a box copied into another row does not open there.
 */
export const sealBox = (key: Buffer | KeyObject, plain: Buffer, place: string): string => {
  const nonce = randomBytes(nonceLength);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([sealing.update(plain), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64');
};

/** Errors: `BoxNotOpened`. */
export const openBox = (key: Buffer | KeyObject, box: string, place: string): Buffer => {
  const bytes = Buffer.from(box, 'base64');
  try {
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength })
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    return Buffer.concat([opening.update(bytes.subarray(nonceLength + tagLength)), opening.final()]);
  } catch {
    // The library's message says nothing more, and nothing of the content may leave through an error.
    throw new BoxNotOpened('the box does not open with this key at this place');
  }
};
