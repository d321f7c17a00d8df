import { readFileSync } from 'node:fs';
import { audience, type Role } from '@motcua/platform';
import { importJWK, SignJWT } from 'jose';

const validForSeconds = 300;
const renewSecondsBefore = 60;

const claims: { roles: Role[]; units: string[] } = { roles: ['supervisor'], units: ['national'] };

/**
 * The portal's own right to read figures, until people sign in and theirs takes its place. It is short, stays on this
 * side of the browser, and is renewed before it ends; the key file is read each time, so that a new key is taken up.
 */
export class OwnToken {
  private held: { token: Promise<string>; renewAt: number } | undefined;

  constructor(
    private readonly privateKeyFile: string,
    private readonly now: () => number = Date.now,
  ) {}

  current(): Promise<string> {
    if (this.held && this.now() < this.held.renewAt) return this.held.token;
    const held = { token: this.issue(), renewAt: this.now() + (validForSeconds - renewSecondsBefore) * 1_000 };
    // What failed is not kept: the next request tries again.
    held.token.catch(() => this.held === held && this.forget());
    this.held = held;
    return held.token;
  }

  /** After a service has refused it. */
  forget(): void {
    this.held = undefined;
  }

  private async issue(): Promise<string> {
    const jwk = JSON.parse(readFileSync(this.privateKeyFile, 'utf8'));
    const issuedAt = Math.floor(this.now() / 1_000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid })
      .setSubject('portal')
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + validForSeconds)
      .sign(await importJWK(jwk, 'EdDSA'));
  }
}
