import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { audience, createVerifier, InvalidToken } from './identity';

describe('a token', () => {
  it('is taken only when signed by a known key, for this platform, and still valid', async () => {
    const ours = await generateKeyPair('EdDSA', { extractable: true });
    const theirs = await generateKeyPair('EdDSA');
    const verify = createVerifier({ keys: [{ ...(await exportJWK(ours.publicKey)), alg: 'EdDSA' }] });
    const token = () =>
      new SignJWT({ roles: ['receptionist', 'made-up'], units: ['an-thang'] })
        .setProtectedHeader({ alg: 'EdDSA' })
        .setSubject('officer-1');
    const good = await token().setAudience(audience).setExpirationTime('1h').sign(ours.privateKey);
    expect(await verify(good)).toEqual({ subject: 'officer-1', roles: ['receptionist'], units: ['an-thang'] });

    const bad = [
      await token().setAudience(audience).setExpirationTime('1h').sign(theirs.privateKey),
      await token().setAudience('another').setExpirationTime('1h').sign(ours.privateKey),
      await token().setAudience(audience).setExpirationTime('-1h').sign(ours.privateKey),
      await new SignJWT({ roles: 'receptionist' })
        .setProtectedHeader({ alg: 'EdDSA' })
        .setAudience(audience)
        .sign(ours.privateKey),
      new UnsecuredJWT({ roles: ['receptionist'], units: ['an-thang'] })
        .setSubject('officer-1')
        .setAudience(audience)
        .encode(),
      `${good.slice(0, -2)}xx`,
      'nonsense',
    ];
    for (const one of bad) await expect(verify(one)).rejects.toThrow(InvalidToken);
  });
});
