import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { charged, moneyAfter, nine, received } from '../../test/given-payments';
import { IntakeConfig } from '../intake.config';
import { PaymentProviders } from './payment-providers.query';
import { type Charge, openCharge } from './payments.state';

const file = join(mkdtempSync(join(tmpdir(), 'motcua-payments-')), 'payments.json');
const accounts = [{ wardCode: 'an-thang', bin: '970403', account: '0011012345678' }];
writeFileSync(file, JSON.stringify({ bank: { secret: 'sixteen letters!', accounts } }));
const providersOf = (change: Partial<IntakeConfig>) => new PaymentProviders(Object.assign(new IntakeConfig(), change));

const charge: Charge = { ...(openCharge(moneyAfter(received, charged), nine) as Charge), providerCode: 'bank-qr' };

describe('who takes money online', () => {
  it('is nobody without PAYMENTS_FILE', () => {
    expect(providersOf({}).find('bank-qr')).toBeUndefined();
  });

  it('is whom the file names, and offers a way to pay a charge made through it', async () => {
    const providers = providersOf({ PAYMENTS_FILE: file });
    expect([providers.find('bank-qr')?.manner, providers.find('simulator')]).toEqual(['bank-qr', undefined]);
    expect((await providers.offerFor('an-thang', charge))?.qrText).toContain('QRIBFTTA');
  });

  it('offers nothing for a charge that is paid in cash, or through a provider that is gone', async () => {
    const providers = providersOf({ PAYMENTS_FILE: file });
    expect(await providers.offerFor('an-thang', { ...charge, providerCode: null, expiresAt: null })).toBeNull();
    expect(await providers.offerFor('an-thang', { ...charge, providerCode: 'national' })).toBeNull();
  });
});
