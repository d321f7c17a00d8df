import { ReferenceData, type Unit } from '@motcua/platform';
import { findWard } from './find-ward.fragment';

const reference = new ReferenceData(null as never);
const names: [string, string][] = [
  ['1', 'Phường An Thắng'],
  ['2', 'Phường Bình Long'],
  ['3', 'Xã Bình Long'],
  ['4', 'Đặc khu Lý Sơn'],
  ['5', 'Phường Hòa An'],
  ['6', 'Phường Hoà Ân'],
];
for (const [unitCode, name] of names) {
  reference.units.set(unitCode, { unitCode, name, kind: 'ward', to: null } as Unit);
}
const find = (asked: string, units = ['1', '2', '3', '4', '5', '6']) =>
  findWard(reference, { wards: [], units }, asked).code;

describe('findWard', () => {
  it.each([
    ['1', '1'],
    ['Phường An Thắng', '1'],
    ['an thắng', '1'],
    ['AN THANG', '1'],
    ['phuong an  thang', '1'],
    ['an-thang', '1'],
    ['An Thắng'.normalize('NFD'), '1'],
    ['xã Bình Long', '3'],
    ['ly son', '4'],
    ['Hòa An', '5'],
  ])('finds %s', (asked, code) => {
    expect(find(asked)).toBe(code);
  });

  it('names those that fit when a name is not enough', () => {
    expect(() => find('Bình Long')).toThrow('Phường Bình Long (2), Xã Bình Long (3)');
    expect(() => find('hoa an')).toThrow(/cùng tên/);
  });

  it('answers the same for a ward that is not there and one that is another’s', () => {
    expect(() => find('nowhere')).toThrow('Không tìm thấy đơn vị này');
    expect(() => find('An Thắng', ['2'])).toThrow('Không tìm thấy đơn vị này');
  });
});
