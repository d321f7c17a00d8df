import { randomBytes, randomUUID } from 'node:crypto';
import { type Companion, Gather, type Scope } from '@motcua/event-sourcing';
import { API_POOL } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { IntakeConfig } from '../intake.config';
import type { Applicant } from './applicant.fragment';
import { indexTokens, personIdOf, searchTokens } from './blind-index.fragment';
import { readMasterKey } from './master-key.query';
import { newKey, openBox, sealBox } from './sealed-box.fragment';
import { WardKeyring, type WardKeys } from './ward-keys.query';

/** Who asks, and of a request that no procedure covers, what for. */
export type Sealable = Applicant & { note?: string };

export interface ToSeal {
  dossierId: string;
  applicant: Sealable;
}

/** What the vault holds of a dossier: its applicant, `erased`, or nothing that this scope may see. */
export type Opened = { personId: string; applicant: Applicant } | 'erased' | undefined;

interface SealedRow {
  dossier_id: string;
  person_id: string;
  key_id: string;
  wrapped_key: string;
  sealed: string;
  /** Null: the person's key was destroyed. */
  person_key: string | null;
}

interface PersonKey {
  id: string;
  key: Buffer;
}

interface AskedPersons {
  ward: string;
  keys: WardKeys;
  personIds: string[];
}

/**
 * The only way to and from personal data (DESIGN §3.10). A data key per (ward, person, dossier) is wrapped by a key per
 * (ward, person), that by a key per ward, that by the master key; destroying a key erases whatever lies under it.
 */
@Injectable()
export class Vault {
  /** Person keys are never kept in memory, or an erasure would not reach them. */
  private readonly wards: WardKeyring;
  private readonly persons: Gather<AskedPersons, Map<string, PersonKey>>;

  constructor(
    @Inject(API_POOL) private readonly pool: pg.Pool,
    config: IntakeConfig,
  ) {
    this.wards = new WardKeyring(pool, readMasterKey(config.VAULT_KEY_FILE));
    this.persons = new Gather((asked) => this.keysOfMany(asked));
  }

  /** Rows that must commit with the event that brings the dossier. The ward must be one that the caller may write. */
  async seal(ward: string, dossierId: string, applicant: Sealable): Promise<Companion[]> {
    const sealed = await this.sealAll(ward, [{ dossierId, applicant }]);
    return sealed[0] as Companion[];
  }

  /** Rows that must commit with the correction of the dossier's applicant; what was sealed before stays beneath. */
  async sealAgain(ward: string, dossierId: string, applicant: Applicant): Promise<(at: string) => Companion[]> {
    const rows = await this.seal(ward, dossierId, applicant);
    const tokens = rows.filter(({ table }) => table === 'vault_index').map(({ row }) => row.token);
    return (at) =>
      rows
        .filter(({ table }) => table !== 'vault_index')
        .map(({ table, row }) =>
          table === 'vault' ? { table: 'vault_corrections', row: { ...row, sealed_at: at, tokens } } : { table, row },
        );
  }

  /** The same for many of one ward at once (registers); in the order given. */
  async sealAll(ward: string, all: readonly ToSeal[]): Promise<Companion[][]> {
    const keys = await this.wards.toSeal(ward);
    const known = all
      .map(({ applicant }) => applicant.idNumber)
      .filter((idNumber) => idNumber !== undefined)
      .map((idNumber) => personIdOf(keys.person, idNumber));
    const personIds = [...new Set(known)];
    const persons = personIds.length === 0 ? new Map() : await this.persons.one({ ward, keys, personIds });
    return all.map(({ dossierId, applicant }) => {
      const { idNumber } = applicant;
      // Without an id number nobody can tell that two dossiers are of one person: each is a person of its own.
      const personId =
        idNumber === undefined ? randomBytes(32).toString('base64url') : personIdOf(keys.person, idNumber);
      const person = persons.get(personId) ?? { id: randomUUID(), key: newKey() };
      const dataKey = newKey();
      const place = `${ward} ${personId} ${dossierId}`;
      const row = {
        ward_code: ward,
        dossier_id: dossierId,
        person_id: personId,
        key_id: person.id,
        wrapped_key: sealBox(person.key, dataKey, place),
        sealed: sealBox(dataKey, Buffer.from(JSON.stringify(written(applicant))), place),
      };
      return [
        { table: 'vault', row },
        ...indexTokens(keys.index, applicant).map((token) => ({
          table: 'vault_index',
          row: { ward_code: ward, token, dossier_id: dossierId },
        })),
        ...(persons.has(personId)
          ? []
          : [{ table: 'vault_person_keys', row: personRow(ward, personId, person, keys) }]),
      ];
    });
  }

  /** The caller has to know that the dossier may be seen under this scope. */
  async open(ward: string, dossierId: string, scope: Scope): Promise<Opened> {
    const { rows } = await this.pool.query('select * from vault_open($1, $2, $3)', [
      scope.wards.join(','),
      ward,
      dossierId,
    ]);
    const row = rows[0];
    return row && openRow(ward, { ...row, dossier_id: dossierId }, await this.wards.toRead(ward));
  }

  /** The same for many of one ward, in one question; what the scope may not see is left out. */
  async openMany(
    ward: string,
    dossierIds: readonly string[],
    scope: Scope,
  ): Promise<Map<string, Exclude<Opened, undefined>>> {
    const { rows } = await this.pool.query<SealedRow>('select * from vault_open_many($1, $2, $3)', [
      scope.wards.join(','),
      ward,
      dossierIds,
    ]);
    const keys = rows.length === 0 ? undefined : await this.wards.toRead(ward);
    return new Map(rows.map((row) => [row.dossier_id, openRow(ward, row, keys)]));
  }

  /** At most `most` dossiers whose applicant has every word of the name, or this id or phone number; newest first. */
  async find(ward: string, word: string, scope: Scope, most = 100): Promise<string[]> {
    if (!scope.wards.includes(ward)) return [];
    const keys = await this.wards.toRead(ward);
    if (!keys) return [];
    const asked = searchTokens(keys.index, word).flatMap((tokens, index) => tokens.map((token) => ({ token, index })));
    if (asked.length === 0) return [];
    const { rows } = await this.pool.query('select dossier_id from vault_find($1, $2, $3, $4, $5)', [
      scope.wards.join(','),
      ward,
      asked.map(({ token }) => token),
      asked.map(({ index }) => index),
      most,
    ]);
    return rows.map(({ dossier_id }) => dossier_id as string);
  }

  /** Something personal of a ward that belongs to no applicant, sealed for one place. */
  async sealOfWard(ward: string, place: string, content: object): Promise<string> {
    const { wrapping } = await this.wards.toSeal(ward);
    return sealBox(wrapping, Buffer.from(JSON.stringify(content)), `${ward} ${place}`);
  }

  /** Undefined where the ward has no key any more. */
  async openOfWard(ward: string, place: string, sealed: string): Promise<unknown> {
    const keys = await this.wards.toRead(ward);
    return keys && JSON.parse(openBox(keys.wrapping, sealed, `${ward} ${place}`).toString());
  }

  /** Destroys the person's key and the tokens that lead to the dossiers. Answers whether there was a key. */
  async erasePerson(ward: string, personId: string): Promise<boolean> {
    const { rows } = await this.pool.query('select vault_erase_person($1, $2) as erased', [ward, personId]);
    return rows[0].erased;
  }

  private async keysOfMany(asked: AskedPersons[]): Promise<Map<string, PersonKey>[]> {
    const byWard = [...Map.groupBy(asked, ({ ward }) => ward)].sort(([a], [b]) => (a < b ? -1 : 1));
    const parts = byWard.map(([ward, ofWard]) => {
      const { keys } = ofWard[0] as AskedPersons;
      const ids = [...new Set(ofWard.flatMap(({ personIds }) => personIds))];
      return { ward, persons: ids.map((id) => proposed(ward, id, keys)) };
    });
    const { rows } = await this.pool.query({
      name: 'vault_keys_of_many',
      text: 'select * from vault_keys_of_many($1)',
      values: [JSON.stringify(parts)],
    });
    const found = new Map(rows.map((row) => [`${row.ward_code} ${row.person_id}`, row]));
    return asked.map(
      ({ ward, keys, personIds }) =>
        new Map(
          personIds.map((id) => {
            const { key_id, wrapped_key } = found.get(`${ward} ${id}`);
            return [id, { id: key_id, key: openBox(keys.wrapping, wrapped_key, personPlace(ward, id, key_id)) }];
          }),
        ),
    );
  }
}

const personPlace = (ward: string, personId: string, keyId: string) => `person ${ward} ${personId} ${keyId}`;

const openRow = (ward: string, row: SealedRow, keys: WardKeys | undefined): Exclude<Opened, undefined> => {
  if (row.person_key === null || keys === undefined) return 'erased';
  const place = `${ward} ${row.person_id} ${row.dossier_id}`;
  const personKey = openBox(keys.wrapping, row.person_key, personPlace(ward, row.person_id, row.key_id));
  const dataKey = openBox(personKey, row.wrapped_key, place);
  const applicant = JSON.parse(openBox(dataKey, row.sealed, place).toString()) as Applicant;
  return { personId: row.person_id, applicant };
};

const proposed = (ward: string, id: string, keys: WardKeys) => {
  const key_id = randomUUID();
  return { id, key_id, wrapped_key: sealBox(keys.wrapping, newKey(), personPlace(ward, id, key_id)) };
};

const personRow = (ward: string, personId: string, { id, key }: PersonKey, { wrapping }: WardKeys) => ({
  ward_code: ward,
  person_id: personId,
  key_id: id,
  wrapped_key: sealBox(wrapping, key, personPlace(ward, personId, id)),
});

/** The known fields only, composed, so that one name is one text. */
const written = ({ fullName, idNumber, phone, address, email, language, notify, note }: Sealable): Sealable => ({
  fullName: fullName.normalize('NFC'),
  ...(idNumber !== undefined && { idNumber }),
  ...(phone !== undefined && { phone }),
  ...(address !== undefined && { address: address.normalize('NFC') }),
  ...(email !== undefined && { email }),
  ...(language !== undefined && { language }),
  ...(notify !== undefined && { notify }),
  ...(note !== undefined && { note }),
});
