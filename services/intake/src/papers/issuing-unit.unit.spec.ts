import { bodyOf, centreOf } from './issuing-unit.fragment';

const ward = { name: 'Phường An Thắng', kind: 'ward' as const };

describe('who issues a paper', () => {
  it.each([
    ['Phường An Thắng', 'Ủy ban nhân dân phường An Thắng', 'An Thắng'],
    ['Ủy ban nhân dân xã Quảng Cư', 'Ủy ban nhân dân xã Quảng Cư', 'Quảng Cư'],
    ['Đặc khu Côn Đảo'.normalize('NFD'), 'Ủy ban nhân dân đặc khu Côn Đảo', 'Côn Đảo'],
    ['an-thang', 'Ủy ban nhân dân an-thang', 'an-thang'],
  ])('is the centre under the committee: %s', (name, parentName, place) => {
    expect(centreOf({ name, kind: 'ward' })).toEqual({
      parentName,
      name: 'Trung tâm Phục vụ hành chính công',
      mark: 'TTPVHCC',
      place,
    });
  });

  it('is the body that decides, for an apology', () => {
    expect(bodyOf({ name: 'Tỉnh Thanh Hóa', kind: 'province' }, ward)).toEqual({
      unit: { parentName: null, name: 'Ủy ban nhân dân tỉnh Thanh Hóa', mark: 'UBND', place: 'Thanh Hóa' },
      headTitle: 'CHỦ TỊCH',
    });
    expect(bodyOf({ name: 'Văn phòng đăng ký đất đai', kind: 'ministry-branch' }, ward)).toEqual({
      unit: { parentName: null, name: 'Văn phòng đăng ký đất đai', mark: 'VPĐKĐĐ', place: 'An Thắng' },
      headTitle: 'THỦ TRƯỞNG CƠ QUAN',
    });
  });
});
