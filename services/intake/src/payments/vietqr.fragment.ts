/** An account of a ward's centre at a bank; never a person's. */
export interface BankAccount {
  /** The bank's six digits at Napas. */
  bin: string;
  account: string;
}

/**
 * The text of a VietQR code for one transfer (EMVCo merchant-presented QR; Napas: field 38, service QRIBFTTA).
 * @param amount whole đồng
 * @param reference the purpose, at most 25 letters and digits
 */
export const vietQrText = ({ bin, account }: BankAccount, amount: number, reference: string): string => {
  const beneficiary = field('00', bin) + field('01', account);
  const text = [
    field('00', '01'),
    // 12: this amount, once; 11 would be a code to pay any amount again and again.
    field('01', '12'),
    field('38', field('00', 'A000000727') + field('01', beneficiary) + field('02', 'QRIBFTTA')),
    field('53', '704'),
    field('54', String(amount)),
    field('58', 'VN'),
    field('62', field('08', reference)),
    '6304',
  ].join('');
  return text + crc16(text);
};

const field = (id: string, value: string): string => id + String(value.length).padStart(2, '0') + value;

/** CRC-16 with polynomial 1021 and initial value FFFF over the text's bytes, as four capital hexadecimal digits. */
export const crc16 = (text: string): string => {
  let crc = 0xffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
};
