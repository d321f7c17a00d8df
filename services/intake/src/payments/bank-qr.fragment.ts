import { referenceOf } from './charge-reference.fragment';
import type { PaymentProvider } from './payment-provider.fragment';
import { readSignedCallback } from './signed-callback.fragment';
import { type BankAccount, vietQrText } from './vietqr.fragment';

export interface BankQr {
  secret: string;
  validMinutes: number;
  accounts: readonly (BankAccount & { wardCode: string })[];
}

/** Transfers to the ward's own account by VietQR; the bank's statement, or its signed callback, says what came. */
export const bankQr = ({ secret, validMinutes, accounts }: BankQr): PaymentProvider => {
  const accountOf = (ward: string) => accounts.find(({ wardCode }) => wardCode === ward);
  return {
    code: 'bank-qr',
    manner: 'bank-qr',
    validMinutes,
    serves: (wardCode) => accountOf(wardCode) !== undefined,
    offer: async ({ chargeId, wardCode, amount }) => {
      const account = accountOf(wardCode);
      return account ? { link: null, qrText: vietQrText(account, amount, referenceOf(chargeId)) } : null;
    },
    readCallback: (body) => readSignedCallback(secret, body),
    // A code that was printed goes on paying; what comes is listed as not applied.
    cancel: async () => 'cannot-be-told',
    refund: async () => 'by-hand',
  };
};
