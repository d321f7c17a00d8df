import { type EventData, fieldCodeOf } from '@motcua/contracts';
import type { Term } from '@motcua/deadline';
import { procedureVersionOf } from '../../cli/src/catalogue/procedure-version';
import { immediateCodes, type Procedure, procedures } from './procedures';

type Definition = EventData<'ProcedureDefined'>;
type Fee = NonNullable<Definition['fees']>[number];
type Listed = Pick<Procedure, 'code' | 'name' | 'field' | 'level' | 'from' | 'until'> & { term: Term | null };

const sameDay: Term = { unit: 'same-day', amount: 0, cutOff: '15:00' };
const [civilStatus, certification, welfare] = ['Hộ tịch', 'Chứng thực', 'Bảo trợ xã hội'] as const;
const [merit, children, construction] = ['Người có công', 'Trẻ em', 'Xây dựng'] as const;
const [business, law, residence] = ['Hộ kinh doanh', 'Phổ biến pháp luật', 'Cư trú'] as const;

/**
 * What wards offer beside the procedures that the sample registers name (regulations §7). Of a span of time the shorter
 * end; null where it goes by stage, plan or case.
 */
// biome-ignore format: a table
const others: readonly Listed[] = [
  row('1.000689', 'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con', civilStatus, 'partial', days(3)),
  row('1.004837', 'Đăng ký giám hộ', civilStatus, 'partial', days(3)),
  row('1.004845', 'Đăng ký chấm dứt giám hộ', civilStatus, 'partial', days(2)),
  row('1.004772', 'Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân', civilStatus, 'partial', days(5)),
  row('1.004746', 'Đăng ký lại kết hôn', civilStatus, 'partial', days(5)),
  row('1.005461', 'Đăng ký lại khai tử', civilStatus, 'partial', days(5)),
  row('2.000528', 'Đăng ký khai sinh có yếu tố nước ngoài', civilStatus, 'partial', sameDay),
  row('1.000419', 'Đăng ký khai tử lưu động', civilStatus, 'direct', days(5)),
  row('1.003583', 'Đăng ký khai sinh lưu động', civilStatus, 'direct', days(5)),
  row('1.000593', 'Đăng ký kết hôn lưu động', civilStatus, 'direct', days(5)),
  row('2.001263', 'Đăng ký việc nuôi con nuôi trong nước', 'Nuôi con nuôi', 'partial', plainDays(30)),
  row('2.002621', 'Đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế', 'Liên thông', 'full', null),
  row('2.002622', 'Đăng ký khai tử, xóa đăng ký thường trú, trợ cấp mai táng', 'Liên thông', 'full', null),
  row('2.000992', 'Chứng thực chữ ký người dịch là cộng tác viên', certification, 'partial', sameDay),
  row('2.001008', 'Chứng thực chữ ký người dịch không phải là cộng tác viên', certification, 'partial', sameDay),
  row('2.001019', 'Chứng thực di chúc', certification, 'direct', days(2)),
  row('2.001406', 'Chứng thực văn bản thỏa thuận phân chia di sản', certification, 'direct', days(2)),
  row('2.001009', 'Chứng thực văn bản khai nhận di sản', certification, 'direct', days(2)),
  row('1.014028', 'Hỗ trợ chi phí mai táng đối với người hưởng trợ cấp hưu trí xã hội', welfare, 'partial', days(5)),
  row('2.000286', 'Tiếp nhận đối tượng vào cơ sở trợ giúp xã hội', welfare, 'partial', days(10)),
  row('1.004946', 'Áp dụng biện pháp can thiệp khẩn cấp bảo vệ trẻ em', children, 'direct', null),
  row('1.004944', 'Chấm dứt việc chăm sóc thay thế cho trẻ em', children, 'direct', null),
  row('1.010803', 'Trợ cấp thờ cúng liệt sĩ', merit, 'partial', null),
  row('2.002307', 'Hỗ trợ mai táng cựu chiến binh', merit, 'partial', null),
  row('2.000575', 'Cấp lại giấy chứng nhận đăng ký hộ kinh doanh', business, 'full', days(3)),
  row('1.001570', 'Tạm ngừng kinh doanh của hộ kinh doanh', business, 'full', days(3)),
  row('1.013227', 'Gia hạn giấy phép xây dựng', construction, 'partial', plainDays(5)),
  row('1.013228', 'Cấp lại giấy phép xây dựng', construction, 'partial', plainDays(5)),
  row('1.013229', 'Cấp giấy phép xây dựng sửa chữa, cải tạo', construction, 'partial', plainDays(15)),
  row('3.000182', 'Tuyển sinh lớp 6', 'Giáo dục', 'partial', null),
  row('2.000950', 'Công nhận hòa giải viên', law, 'partial', days(5)),
  row('2.000930', 'Thôi làm hòa giải viên', law, 'partial', days(5)),
  row('1.004194', 'Đăng ký tạm trú', residence, 'full', days(3)),
  row('1.004222', 'Đăng ký thường trú', residence, 'full', days(7)),
  row('2.001159', 'Thông báo lưu trú', residence, 'full', { unit: 'working-hours', amount: 1 }),
];

const free: readonly Fee[] = [];
const freeCodes = [
  ...['1.000894', '1.004837', '1.004845', '1.000419', '1.003583', '1.000593', '1.001699', '1.001653', '1.001776'],
  ...['1.014027', '1.001731', '1.014028', '2.000286', '1.011607', '1.004946', '1.004944', '1.010833', '1.010803'],
  ...['2.002307', '1.013967', '3.000182', '2.000950', '2.000930'],
];

/** Left out: fees that provinces set, that depend on the case, or that nobody stated. */
const fees: Readonly<Record<string, readonly Fee[]>> = {
  ...Object.fromEntries(freeCodes.map((code) => [code, free])),
  '2.000635': [fee(8_000, 'copy')],
  '2.001263': [fee(400_000)],
  '2.000815': [
    { ...fee(2_000, 'page'), code: 'trang-dau', name: 'Hai trang đầu', ceiling: 200_000 },
    { ...fee(1_000, 'page'), code: 'trang-sau', name: 'Từ trang thứ ba', startingAt: 3, ceiling: 200_000 },
  ],
  ...Object.fromEntries(['2.000884', '2.000992', '2.001008'].map((code) => [code, [fee(10_000)]])),
  ...Object.fromEntries(
    ['2.001035', '2.001019', '2.001016', '2.001406', '2.001009'].map((code) => [code, [fee(50_000)]]),
  ),
  '1.001612': [fee(100_000)],
};

/** The procedures of the sample: what the registers name, from the first day they need, and what else wards offer. */
export const sampleCatalogue = (): Definition[] =>
  [...procedures.map((one) => ({ ...one, from: one.from ?? '2020-01-01' })), ...others].map(definitionOf);

const definitionOf = ({ code, name, field, level, term, from, until }: Listed): Definition => {
  const content: Omit<Definition, 'procedureVersion'> = {
    procedureCode: code,
    rawCode: code,
    name,
    fieldCode: fieldCodeOf(field),
    fieldName: field,
    termUnit: term?.unit ?? null,
    termAmount: term?.amount ?? null,
    termCutOff: term?.cutOff ?? null,
    committedTerms: [],
    serviceLevel: level,
    competentLevel: 'commune',
    competentUnitCode: null,
    receivingArea: 'province',
    papers: null,
    fees: fees[code]?.map((one) => ({ ...one })) ?? null,
    stages: [],
    isImmediate: immediateCodes.includes(code),
    from: from ?? '2025-07-01',
    to: until ?? null,
    isSample: true,
    source: null,
  };
  return { ...content, procedureVersion: procedureVersionOf(content) };
};

function fee(amount: number, per: Fee['per'] = 'dossier'): Fee {
  return { code: 'le-phi', name: 'Lệ phí', amount, per, startingAt: 1, ceiling: null };
}

function row(code: string, name: string, field: string, level: Listed['level'], term: Term | null): Listed {
  return { code, name, field, level, term };
}

function days(amount: number): Term {
  return { unit: 'working-days', amount };
}

function plainDays(amount: number): Term {
  return { unit: 'calendar-days', amount };
}
