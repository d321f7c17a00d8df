import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPaymentsFile } from './payments-file.query';

const folder = mkdtempSync(join(tmpdir(), 'motcua-payments-'));
const fileOf = (text: string): string => {
  const file = join(folder, 'payments.json');
  writeFileSync(file, text);
  return file;
};
const secret = 'sixteen letters!';
const platform = { code: 'national', manner: 'national-portal', url: 'http://127.0.0.1:4999', secret };

describe('PAYMENTS_FILE', () => {
  it('names who takes money; a charge is open for a day unless it says otherwise', () => {
    const accounts = [{ wardCode: 'an-thang', bin: '970403', account: '0011012345678' }];
    const file = fileOf(JSON.stringify({ platforms: [platform], bank: { secret, accounts, validMinutes: 15 } }));
    expect(readPaymentsFile(file)).toMatchObject({
      platforms: [{ ...platform, validMinutes: 1_440 }],
      bank: { accounts, validMinutes: 15 },
    });
    expect(readPaymentsFile(fileOf('{}')).simulator).toBeUndefined();
  });

  it.each([
    ['a secret too short to be one', { platforms: [{ ...platform, secret: 'short' }] }, 'platforms.0.secret'],
    ['cash as a platform', { platforms: [{ ...platform, manner: 'cash' }] }, 'platforms.0.manner'],
    [
      'a bank that is none',
      { bank: { secret, accounts: [{ wardCode: 'an-thang', bin: '12', account: '1' }] } },
      'bank.accounts.0.bin',
    ],
    ['a word that nobody reads', { simulater: { secret } }, 'simulater'],
  ])('is refused with %s, without its values', (_case, content, field) => {
    const read = () => readPaymentsFile(fileOf(JSON.stringify(content)));
    expect(read).toThrow(field);
    expect(read).not.toThrow(secret);
  });

  it('is refused when it is away or no JSON', () => {
    expect(() => readPaymentsFile(join(folder, 'absent.json'))).toThrow('ENOENT');
    expect(() => readPaymentsFile(fileOf('{'))).toThrow('syntax');
  });
});
