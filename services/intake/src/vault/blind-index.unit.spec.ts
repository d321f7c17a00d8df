import { indexTokens, nameWords, normalIdNumber, normalPhone, personIdOf, searchTokens } from './blind-index.fragment';
import { deriveKey, newKey } from './sealed-box.fragment';

const anyKey = () => deriveKey(newKey(), 'specs');
const key = anyKey();

describe('the blind index', () => {
  it('reads a name without accents, composed or decomposed, in any case', () => {
    const words = ['dang', 'thi', 'vi', 'du'];
    for (const form of ['NFC', 'NFD', 'NFKC'] as const) {
      expect(nameWords('Đặng  Thị Ví-Dụ'.normalize(form))).toEqual(words);
      expect(nameWords('ĐẶNG THỊ VÍ DỤ'.normalize(form))).toEqual(words);
    }
    expect(nameWords('đuờng Ðuống ưỡng')).toEqual(['duong', 'duong', 'uong']);
    expect(nameWords(' – ')).toEqual([]);
  });

  it('takes numbers in every way they are written', () => {
    expect(normalIdNumber('000 000-000001')).toBe('000000000001');
    expect(normalIdNumber('b1234567')).toBe('B1234567');
    expect(normalPhone('+84 900.000-001')).toBe('0900000001');
    expect(normalPhone('0900 000 001')).toBe('0900000001');
  });

  it('says nothing without the key, and nothing about another ward', () => {
    const applicant = { fullName: 'Nguyễn Ví Dụ', idNumber: '000000000001', phone: '0900000001' };
    const tokens = indexTokens(key, applicant);
    expect(tokens).toHaveLength(5);
    expect(tokens.join(' ')).not.toMatch(/nguyen|0000/);
    const elsewhere = new Set(indexTokens(anyKey(), applicant));
    expect(tokens.some((token) => elsewhere.has(token))).toBe(false);
    expect(personIdOf(key, '000 000 000 001')).toBe(personIdOf(key, '000000000001'));
    expect(personIdOf(anyKey(), '000000000001')).not.toBe(personIdOf(key, '000000000001'));
  });

  it('indexes a repeated word once, and finds by every word asked for', () => {
    const tokens = new Set(indexTokens(key, { fullName: 'An An Bình', phone: '0900000001' }));
    expect(tokens.size).toBe(3);
    const finds = (asked: string) => {
      const words = searchTokens(key, asked);
      return words.length > 0 && words.every((alternatives) => alternatives.some((token) => tokens.has(token)));
    };
    expect(['an', 'Bình An', '+84 900 000 001'].map(finds)).toEqual([true, true, true]);
    expect(['binh ann', 'bin', '0900 000 002', '', '--'].map(finds)).toEqual([false, false, false, false, false]);
  });
});
