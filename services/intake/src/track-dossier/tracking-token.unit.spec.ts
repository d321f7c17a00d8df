import fc from 'fast-check';
import { deriveKey, newKey } from '../vault/sealed-box.fragment';
import { readTrackingToken, trackingToken } from './tracking-token.fragment';

const key = deriveKey(newKey(), 'tracking links');
const dossier = { ward: 'an-thang', dossierId: '0199a000-0000-7000-8000-000000000001' };
const token = trackingToken(key, dossier);

describe('a tracking token', () => {
  it('names its dossier and fits into a QR code', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/), (dossierId, ward) => {
        const made = trackingToken(key, { ward, dossierId });
        expect(readTrackingToken(key, made)).toEqual({ ward, dossierId });
        expect(made).toMatch(/^[\w-]{44,96}$/);
      }),
    );
  });

  it('is not read when anything of it was changed', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.stringMatching(/^[\w-]$/), (place, letter) => {
        const forged = `${token.slice(0, place)}${letter}${token.slice(place + 1)}`;
        expect(readTrackingToken(key, forged)).toEqual(forged === token ? dossier : undefined);
      }),
    );
  });

  it('is not read with another key, cut, prolonged or padded', () => {
    const other = deriveKey(newKey(), 'tracking links');
    expect(readTrackingToken(other, token)).toBeUndefined();
    for (const wrong of ['', token.slice(0, 20), token.slice(0, -2), `${token}AA`, `${token}=`, `${token} `, 'đ']) {
      expect(readTrackingToken(key, wrong)).toBeUndefined();
    }
  });

  it('is another one for the same dossier in another ward', () => {
    expect(trackingToken(key, { ...dossier, ward: 'binh-duong' }).slice(0, 20)).not.toBe(token.slice(0, 20));
  });
});
