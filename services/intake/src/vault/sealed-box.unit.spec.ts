import fc from 'fast-check';
import { BoxNotOpened, deriveKey, newKey, openBox, sealBox } from './sealed-box.fragment';

const key = newKey();
const bytes = fc.uint8Array({ maxLength: 500 }).map((array) => Buffer.from(array));

describe('a sealed box', () => {
  it('gives back what was put in', () => {
    fc.assert(fc.property(bytes, (plain) => openBox(key, sealBox(key, plain, 'a b c'), 'a b c').equals(plain)));
  });

  it('never looks the same twice', () => {
    expect(sealBox(key, Buffer.from('x'), 'here')).not.toBe(sealBox(key, Buffer.from('x'), 'here'));
  });

  it('does not open with another key, at another place, or with any bit changed', () => {
    const box = sealBox(key, Buffer.from('Người Ví Dụ'), 'here');
    expect(() => openBox(newKey(), box, 'here')).toThrow(BoxNotOpened);
    expect(() => openBox(key, box, 'there')).toThrow(BoxNotOpened);
    const sealed = Buffer.from(box, 'base64');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => openBox(key, changed.toString('base64'), 'here')).toThrow(BoxNotOpened);
    }
  });

  it('throws nothing but that it does not open, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => openBox(key, text, 'here')).toThrow(BoxNotOpened);
      }),
    );
  });

  it('has another key for each purpose, the same each time', () => {
    expect(deriveKey(key, 'one').equals(deriveKey(key, 'one'))).toBe(true);
    expect(deriveKey(key, 'one').equals(deriveKey(key, 'two'))).toBe(false);
    expect(deriveKey(key, 'one').export().equals(key)).toBe(false);
  });
});
