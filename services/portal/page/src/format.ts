const numbers = new Intl.NumberFormat('vi-VN');
const ofInstant = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 17584 → 17.584 */
export const printNumber = (value: number): string => numbers.format(value);

/** 2025-08-30 → 30/08/2025; spelt from its parts, since browsers disagree on the short Vietnamese form. */
export const printDay = (day: string): string => day.split('-').reverse().join('/');

const partsOf = (instant: Date): Record<string, string> =>
  Object.fromEntries(ofInstant.formatToParts(instant).map(({ type, value }) => [type, value]));

/** 2025-08-30T16:59:59.999Z → 23:59 ngày 30/08/2025, in the wards' time wherever the reader is. */
export const printInstant = (instant: string): string => {
  const { year, month, day, hour, minute } = partsOf(new Date(instant));
  return `${hour}:${minute} ngày ${day}/${month}/${year}`;
};

/** Phường An Thắng → An Thắng (phường): in a list, typing the first letters of the name finds it. */
export const listName = (name: string): string =>
  name.replace(
    /^(Phường|Xã|Đặc khu|Thị trấn)\s+(.+)$/u,
    (_all, kind: string, own: string) => `${own} (${kind.toLowerCase()})`,
  );

/** The day that it is in the wards. */
export const dayOf = (instant: Date): string => {
  const { year, month, day } = partsOf(instant);
  return `${year}-${month}-${day}`;
};

export const printRounding = ({ mode, digits }: { mode: 'half-up' | 'cut'; digits: number }): string => {
  const kept = digits === 0 ? 'đến số nguyên' : `${digits} chữ số thập phân`;
  return mode === 'cut' ? `cắt bỏ phần dư, giữ ${kept}` : `làm tròn nửa lên, ${kept}`;
};

/** Counts as the definitions name them. */
const countNames: Record<string, string> = {
  receivedInPeriod: 'tiếp nhận trong kỳ',
  online: 'trực tuyến',
  direct: 'trực tiếp',
  postal: 'bưu chính',
  carriedOver: 'kỳ trước chuyển sang',
  received: 'tổng số tiếp nhận',
  receivedWithSlip: 'có giấy hẹn',
  receivedOnlineOrWithSlip: 'trực tuyến hoặc có giấy hẹn',
  early: 'trước hạn',
  onTime: 'đúng hạn',
  late: 'quá hạn',
  resolved: 'đã giải quyết',
  resolvedOnlineOrWithSlip: 'đã giải quyết, trực tuyến hoặc có giấy hẹn',
  fourHoursEarly: 'trước hạn ít nhất 4 giờ',
  pendingInTime: 'đang giải quyết trong hạn',
  pendingOverdue: 'đang giải quyết quá hạn',
  pending: 'đang giải quyết',
  componentsDigitized: 'đã số hóa thành phần hồ sơ',
  componentsExempt: 'không phải số hóa',
  resultsDigitized: 'đã số hóa kết quả',
};

/** `early + onTime` → trước hạn + đúng hạn; a count without a Vietnamese name keeps its own. */
export const inVietnamese = (formula: string): string =>
  formula.replaceAll(/[A-Za-z]+/g, (name) => countNames[name] ?? name);
