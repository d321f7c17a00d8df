import type { Term, WardDay } from '@motcua/deadline';

/** A procedure of the sample wards; terms and service levels from regulations §7, shares and use of time assumed. */
export type Procedure = {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly term: Term;
  /** full = toàn trình, partial = một phần, direct = only at the counter */
  readonly level: 'full' | 'partial' | 'direct';
  /** Relative share of what arrives online, and at the counter. */
  readonly onlineShare: number;
  readonly directShare: number;
  /** Part of the term that a usual dossier takes. */
  readonly usualUse: number;
  /** Done at the ward from / up to this day: much came to the communes on 1 July 2025. */
  readonly from?: WardDay;
  readonly until?: WardDay;
};

const sameDay: Term = { unit: 'same-day', amount: 0, cutOff: '15:00' };
const july2025 = { from: '2025-07-01' };
const beforeJuly2025 = { until: '2025-06-30' };

const [civilStatus, certification, welfare] = ['Hộ tịch', 'Chứng thực', 'Bảo trợ xã hội'] as const;
const [land, construction, business] = ['Đất đai', 'Xây dựng', 'Hộ kinh doanh'] as const;

// biome-ignore format: a table
export const procedures: readonly Procedure[] = [
  row('1.001193', 'Đăng ký khai sinh', civilStatus, 'full', sameDay, [9, 6], 0.45),
  row('1.000894', 'Đăng ký kết hôn', civilStatus, 'partial', sameDay, [4, 5], 0.5),
  row('1.000656', 'Đăng ký khai tử', civilStatus, 'full', sameDay, [4, 3], 0.4),
  row('2.000635', 'Cấp bản sao trích lục hộ tịch', civilStatus, 'full', sameDay, [14, 8], 0.3),
  row('1.001022', 'Đăng ký nhận cha, mẹ, con', civilStatus, 'partial', days(3), [0.5, 0.5], 0.7),
  row('1.004859', 'Đăng ký thay đổi, cải chính, bổ sung thông tin hộ tịch', civilStatus, 'partial', days(3), [5, 3], 0.6),
  row('1.004873', 'Cấp giấy xác nhận tình trạng hôn nhân', civilStatus, 'full', days(3), [10, 4], 0.55),
  row('1.004884', 'Đăng ký lại khai sinh', civilStatus, 'partial', days(5), [3, 2], 0.65),
  row('2.000806', 'Đăng ký kết hôn có yếu tố nước ngoài', civilStatus, 'partial', days(10), [0.3, 0.2], 0.75, july2025),
  row('2.000815', 'Chứng thực bản sao từ bản chính', certification, 'partial', sameDay, [16, 38], 0.2),
  row('2.000884', 'Chứng thực chữ ký', certification, 'direct', sameDay, [0, 14], 0.15),
  row('2.000908', 'Cấp bản sao từ sổ gốc', certification, 'partial', sameDay, [2, 2], 0.3),
  row('2.001035', 'Chứng thực hợp đồng, giao dịch', certification, 'partial', days(2), [1, 3], 0.4),
  row('2.001016', 'Chứng thực văn bản từ chối nhận di sản', certification, 'direct', days(2), [0, 0.6], 0.4),
  row('1.001699', 'Xác định mức độ khuyết tật', welfare, 'partial', days(25), [1.5, 1], 0.7),
  row('1.001653', 'Đổi, cấp lại giấy xác nhận khuyết tật', welfare, 'partial', days(5), [1, 0.5], 0.5),
  row('1.001776', 'Trợ cấp xã hội hằng tháng', welfare, 'partial', days(10), [2, 1], 0.7),
  row('1.014027', 'Trợ cấp hưu trí xã hội', welfare, 'partial', days(10), [6, 2], 0.6, july2025),
  row('1.001731', 'Hỗ trợ chi phí mai táng', welfare, 'partial', days(5), [1, 0.5], 0.6),
  row('1.011607', 'Công nhận hộ nghèo, hộ cận nghèo', 'Giảm nghèo', 'partial', days(15), [0.6, 0.5], 0.75),
  row('1.010833', 'Xác nhận thân nhân của người có công', 'Người có công', 'partial', days(3), [1, 0.5], 0.6),
  row('1.013978', 'Đăng ký đất đai, cấp giấy chứng nhận lần đầu', land, 'partial', days(20), [3, 2], 0.8, july2025),
  row('1.013967', 'Hòa giải tranh chấp đất đai', land, 'direct', plainDays(30), [0, 0.6], 0.75, july2025),
  row('1.003554', 'Hòa giải tranh chấp đất đai', land, 'direct', plainDays(30), [0, 0.6], 0.75, beforeJuly2025),
  row('P.01', 'Xác nhận hiện trạng nhà đất', construction, 'partial', days(5), [3, 3], 0.6, beforeJuly2025),
  row('1.013225', 'Cấp giấy phép xây dựng mới', construction, 'partial', plainDays(15), [2, 1], 0.7, july2025),
  row('1.001612', 'Đăng ký thành lập hộ kinh doanh', business, 'full', days(3), [6, 1], 0.5, july2025),
  row('2.000720', 'Đăng ký thay đổi nội dung hộ kinh doanh', business, 'full', days(3), [2, 0.3], 0.5, july2025),
  row('1.001266', 'Chấm dứt hoạt động hộ kinh doanh', business, 'full', days(3), [2, 0.3], 0.45, july2025),
];

/** What a counter hands out at once, without a slip. */
export const immediateCodes: readonly string[] = ['2.000815', '2.000884', '2.000908', '2.000635'];

export function proceduresOn(day: WardDay): Procedure[] {
  return procedures.filter(({ from, until }) => (from ?? day) <= day && day <= (until ?? day));
}

function row(
  code: string,
  name: string,
  field: string,
  level: Procedure['level'],
  term: Term,
  [onlineShare, directShare]: readonly [number, number],
  usualUse: number,
  time: Pick<Procedure, 'from' | 'until'> = {},
): Procedure {
  return { code, name, field, level, term, onlineShare, directShare, usualUse, ...time };
}

function days(amount: number): Term {
  return { unit: 'working-days', amount };
}

function plainDays(amount: number): Term {
  return { unit: 'calendar-days', amount };
}
