import { databaseIdentity, markImported, registersToImport } from './import-marker';

const hashes = new Map([
  ['/r/an-thang.csv', 'a1'],
  ['/r/quang-cu.csv', 'q1'],
]);
const database = '127.0.0.1:4032/postgres';

describe('the import marker', () => {
  it('without a marker everything is imported', () => {
    expect(registersToImport(undefined, database, hashes)).toEqual(['/r/an-thang.csv', '/r/quang-cu.csv']);
  });

  it('after a complete import nothing is', () => {
    const marker = markImported(undefined, database, [...hashes.keys()], hashes);
    expect(registersToImport(marker, database, hashes)).toEqual([]);
  });

  it('continues with the registers that an interrupted start has not reached', () => {
    const marker = markImported(undefined, database, ['/r/an-thang.csv'], hashes);
    expect(registersToImport(marker, database, hashes)).toEqual(['/r/quang-cu.csv']);
    const complete = markImported(marker, database, ['/r/quang-cu.csv'], hashes);
    expect(registersToImport(complete, database, hashes)).toEqual([]);
  });

  it('imports a register again when its content has changed', () => {
    const marker = markImported(undefined, database, [...hashes.keys()], hashes);
    expect(registersToImport(marker, database, new Map([...hashes, ['/r/an-thang.csv', 'a2']]))).toEqual([
      '/r/an-thang.csv',
    ]);
  });

  it('says nothing about another database', () => {
    const marker = markImported(undefined, database, [...hashes.keys()], hashes);
    expect(registersToImport(marker, 'db.example:5432/motcua', hashes)).toHaveLength(2);
  });

  it('tells databases apart without keeping the password', () => {
    expect(databaseIdentity('postgres://motcua:secret@127.0.0.1:4032/postgres')).toBe(database);
  });
});
