import fc from 'fast-check';
import { crc16, vietQrText } from './vietqr.fragment';

/** The checksum as long division of polynomials, bit by bit on the whole text: slow, and another way. */
const dividedCrc = (text: string): string => {
  const bits = [...Buffer.from(text)].flatMap((byte) => [...byte.toString(2).padStart(8, '0')].map(Number));
  const dividend = [...bits, ...Array.from({ length: 16 }, () => 0)].map((bit, at) => (at < 16 ? bit ^ 1 : bit));
  const divisor = [...'10001000000100001'].map(Number);
  bits.forEach((_, at) => {
    if (dividend[at] === 1)
      divisor.forEach((bit, offset) => (dividend[at + offset] = (dividend[at + offset] ?? 0) ^ bit));
  });
  return Number.parseInt(dividend.slice(-16).join(''), 2).toString(16).toUpperCase().padStart(4, '0');
};

/** Fields of one level, by their ids. */
const fieldsOf = (text: string): Record<string, string> => {
  const fields: Record<string, string> = {};
  for (let at = 0; at < text.length; ) {
    const length = Number(text.slice(at + 2, at + 4));
    fields[text.slice(at, at + 2)] = text.slice(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return fields;
};

describe('the text of a VietQR code', () => {
  it.each([
    // The check value of the algorithm; the example of EMVCo's specification; two examples of Napas's.
    ['123456789', '29B1'],
    [
      '00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304',
      'A13A',
    ],
    ['00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN6304', '9E6F'],
    [
      '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang6304',
      '2E2E',
    ],
  ])('has the published checksum of %s', (text, checksum) => {
    expect([crc16(text), dividedCrc(text)]).toEqual([checksum, checksum]);
  });

  it('has a checksum that long division confirms', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 2, maxLength: 60 }),
        (text) => crc16(text) === dividedCrc(text),
      ),
    );
  });

  it('is Napas’s example of a transfer, but for its purpose', () => {
    const text = vietQrText({ bin: '970403', account: '0011012345678' }, 180_000, 'AB12');
    expect(text.slice(0, -20)).toBe(
      '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN',
    );
    expect(text.slice(-20, -4)).toBe('62080804AB126304');
    expect(text.slice(-4)).toBe(dividedCrc(text.slice(0, -4)));
  });

  it('can be read field by field, for any account, amount and reference', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{6}$/),
        fc.stringMatching(/^[A-Za-z0-9]{1,19}$/),
        fc.integer({ min: 1, max: 9_999_999_999 }),
        fc.stringMatching(/^[0-9A-Z]{1,25}$/),
        (bin, account, amount, reference) => {
          const fields = fieldsOf(vietQrText({ bin, account }, amount, reference));
          const merchant = fieldsOf(fields['38'] ?? '');
          expect(fieldsOf(merchant['01'] ?? '')).toEqual({ '00': bin, '01': account });
          expect(merchant).toMatchObject({ '00': 'A000000727', '02': 'QRIBFTTA' });
          expect(fields).toMatchObject({ '53': '704', '54': String(amount), '58': 'VN' });
          expect(fieldsOf(fields['62'] ?? '')).toEqual({ '08': reference });
        },
      ),
    );
  });
});
