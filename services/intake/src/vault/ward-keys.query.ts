import type { KeyObject } from 'node:crypto';
import type pg from 'pg';
import { BoxNotOpened, deriveKey, newKey, openBox, sealBox } from './sealed-box.fragment';

/** From one key per ward, one for each purpose. */
export interface WardKeys {
  wrapping: KeyObject;
  index: KeyObject;
  person: KeyObject;
}

const placeOf = (ward: string) => `ward ${ward}`;

/** Keys of wards, made when a ward seals for the first time, kept for the life of the process. */
export class WardKeyring {
  private readonly known = new Map<string, WardKeys>();

  constructor(
    private readonly pool: pg.Pool,
    private readonly master: Buffer,
  ) {}

  async toSeal(ward: string): Promise<WardKeys> {
    return this.known.get(ward) ?? ((await this.fetch(ward, this.propose(ward))) as WardKeys);
  }

  /** Reading makes no key: undefined where nothing was ever sealed. */
  async toRead(ward: string): Promise<WardKeys | undefined> {
    return this.known.get(ward) ?? (await this.fetch(ward, null));
  }

  private propose(ward: string): string {
    return sealBox(this.master, newKey(), placeOf(ward));
  }

  /** Of several processes that propose at once one wins, and all use the winner's. */
  private async fetch(ward: string, proposed: string | null): Promise<WardKeys | undefined> {
    const { rows } = await this.pool.query('select vault_ward_key($1, $2) as wrapped', [ward, proposed]);
    const { wrapped } = rows[0];
    if (wrapped === null) return undefined;
    const key = this.unwrap(wrapped, ward);
    const keys = {
      wrapping: deriveKey(key, 'wrap person keys'),
      index: deriveKey(key, 'blind index'),
      person: deriveKey(key, 'person ids'),
    };
    this.known.set(ward, keys);
    return keys;
  }

  private unwrap(wrapped: string, ward: string): Buffer {
    try {
      return openBox(this.master, wrapped, placeOf(ward));
    } catch (error) {
      if (!(error instanceof BoxNotOpened)) throw error;
      throw new Error(`VAULT_KEY_FILE is not the master key with which the vault of ${ward} was made.`);
    }
  }
}
