import { dayOf, inVietnamese, listName, printDay, printInstant, printNumber, printRounding } from './format';

describe('Vietnamese forms', () => {
  it('prints numbers with points', () => {
    expect([0, 57, 1338, 17_584].map(printNumber)).toEqual(['0', '57', '1.338', '17.584']);
  });

  it('prints days and instants in the wards’ time', () => {
    expect(printDay('2025-08-30')).toBe('30/08/2025');
    expect(printInstant('2025-08-30T16:59:59.999Z')).toBe('23:59 ngày 30/08/2025');
    expect(printInstant('2025-08-30T17:00:00.000Z')).toBe('00:00 ngày 31/08/2025');
    expect(dayOf(new Date('2025-12-31T17:00:00Z'))).toBe('2026-01-01');
  });

  it.each([
    ['Phường An Thắng', 'An Thắng (phường)'],
    ['Đặc khu Lý Sơn', 'Lý Sơn (đặc khu)'],
    ['Xã Xã Phiêng', 'Xã Phiêng (xã)'],
    ['Ninh Kiều', 'Ninh Kiều'],
  ])('lists %s as %s', (name, listed) => expect(listName(name)).toBe(listed));

  it('says a definition in Vietnamese, and keeps what it does not know', () => {
    expect(inVietnamese('early + onTime')).toBe('trước hạn + đúng hạn');
    expect(inVietnamese('receivedInPeriod − somethingNew')).toBe('tiếp nhận trong kỳ − somethingNew');
    expect(printRounding({ mode: 'half-up', digits: 2 })).toBe('làm tròn nửa lên, 2 chữ số thập phân');
    expect(printRounding({ mode: 'cut', digits: 0 })).toBe('cắt bỏ phần dư, giữ đến số nguyên');
  });
});
