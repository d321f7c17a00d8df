import { type PublishedWard, publishedWards } from './published-figures';
import type { WardPlan } from './ward-plan';

/** The printed numbers come from published-figures.json; what stands here as a number is assumed and says so. */
export function wardPlans(): WardPlan[] {
  return publishedWards().map((ward) => {
    const plan = plans[ward.id];
    if (plan === undefined) throw new Error(`Ward ${ward.id} has published figures, yet no plan for its sample.`);
    return plan(ward);
  });
}

const assumedPeriod = { from: '2025-07-01', to: '2025-09-03' };

const everywhere = [
  'từng dòng – phường chỉ công bố số tổng; mọi dòng do máy sinh ra cho khớp các số ấy, không có dữ liệu cá nhân',
  'Mã hồ sơ – mã đơn vị cấp mã không được công bố',
  'Mã thủ tục, Tên thủ tục, Lĩnh vực – tỷ trọng các thủ tục không được công bố',
  'Hẹn trả – tính theo thời hạn của thủ tục, lịch làm việc Việt Nam, giờ hành chính 07:30–11:30 và 13:00–17:00',
  'Trả kết quả, Cách thức trả, Số hóa thành phần, Nguyên nhân quá hạn – không được công bố, trừ khi ghi khác',
  'kỳ trước chuyển sang 0 – không được công bố; mọi hồ sơ được tiếp nhận trong kỳ và mọi kết quả có trong kỳ',
];

function basics(ward: PublishedWard): Omit<WardPlan, 'issuingUnitCode' | 'received' | 'resolved' | 'pending'> {
  return {
    wardCode: ward.id,
    wardName: ward.ward,
    period: ward.period ?? assumedPeriod,
    source: ward.source,
    returnedAtHome: 0,
    returnedOnlineShare: 0.7,
    componentsDigitizedShare: 0.9,
    resultsDigitized: 0,
    termShare: 1,
    fieldNames: {},
    lateFields: {},
    assumed: [...everywhere, ...(ward.period === null ? ['period – kỳ không được công bố'] : [])],
  };
}

const plans: Readonly<Record<string, (ward: PublishedWard) => WardPlan>> = {
  'binh-duong': (ward) => {
    const plan = basics(ward);
    const total = need(ward.received?.total);
    const resolved = need(ward.resolved?.total);
    const [late, onTime, direct, postal, overdue] = [197, 36, 1_700, 58, 4];
    return {
      ...plan,
      issuingUnitCode: 'H29.15.01',
      received: { online: total - direct - postal, direct, postal, immediate: 0 },
      resolved: { early: resolved - onTime - late, onTime, late },
      pending: { inTime: total - resolved - overdue, overdue },
      componentsDigitizedShare: 0.996,
      resultsDigitized: Math.round(resolved * 0.996),
      assumed: [
        ...plan.assumed,
        'quá hạn 197 – in 1,14% của 17.246; 196 đến 198 đều in như vậy',
        'trước hạn, đúng hạn – chỉ công bố tỷ lệ chung 98,8%',
        'trong hạn 334, quá hạn 4 của 338 đang giải quyết – không được công bố',
        'trực tuyến 15.826, trực tiếp 1.700, bưu chính 58 – không được công bố',
        'Số hóa thành phần, Số hóa kết quả 99,6% – công bố "gần 100%"',
      ],
    };
  },
  'quang-cu': (ward) => {
    const plan = basics(ward);
    const total = need(ward.dossiers?.total);
    const late = need(ward.dossiers?.overdue);
    const [onTime, direct, postal] = [31, 3_600, 31];
    return {
      ...plan,
      issuingUnitCode: 'H56.32.12',
      received: { online: total - direct - postal, direct, postal, immediate: 0 },
      resolved: { early: total - onTime - late, onTime, late },
      pending: { inTime: 0, overdue: 0 },
      returnedOnlineShare: 0.3,
      componentsDigitizedShare: 0.3,
      resultsDigitized: Math.round(total * 0.3),
      termShare: 0.7,
      assumed: [
        ...plan.assumed,
        'tiếp nhận 9.078 – in 9036/9078 đã giải quyết; coi mọi hồ sơ tiếp nhận trong kỳ đều đã giải quyết trong kỳ',
        'trước hạn, đúng hạn – chỉ công bố tổng 9.036',
        'trực tuyến 5.447, trực tiếp 3.600, bưu chính 31 – không được công bố',
        'Số hóa thành phần, Số hóa kết quả 30% – công bố "khoảng 30%"',
        'Hẹn trả – thời hạn cắt 30%, làm tròn xuống; công bố "cắt giảm ít nhất 30%"; lịch năm 2023 chưa đối chiếu',
      ],
    };
  },
  'an-thang': (ward) => {
    const plan = basics(ward);
    const { total = 0, early = 0, on_time: onTime = 0 } = need(ward.resolved);
    const direct = 70;
    return {
      ...plan,
      issuingUnitCode: 'H24.31.07',
      received: {
        online: need(ward.received?.online),
        direct,
        postal: need(ward.received?.direct_and_postal) - direct,
        immediate: 0,
      },
      resolved: { early, onTime, late: total - early - onTime },
      pending: { inTime: need(ward.pending?.in_time), overdue: need(ward.pending?.overdue) },
      resultsDigitized: Math.round(total * 0.9),
      fieldNames: { 'Hộ tịch': 'Tư pháp - hộ tịch', 'Chứng thực': 'Tư pháp - hộ tịch' },
      lateFields: { 'Tư pháp - hộ tịch': 8, 'Đất đai': 40 },
      assumed: [
        ...plan.assumed,
        'quá hạn 53 – in 56, nhưng chỉ 53 khớp với 1.281 đã giải quyết, 95,89% và 4,11%',
        'trực tiếp 70, bưu chính 6 – chỉ công bố tổng 76',
        'Số hóa thành phần, Số hóa kết quả 90% – không được công bố',
      ],
    };
  },
  'binh-long': (ward) => {
    const plan = basics(ward);
    return {
      ...plan,
      issuingUnitCode: 'H19.41.03',
      received: { online: 1_780, direct: 205, postal: 15, immediate: 0 },
      resolved: { early: 1_912, onTime: 6, late: 2 },
      pending: { inTime: 80, overdue: 0 },
      componentsDigitizedShare: 0.98,
      resultsDigitized: 1_901,
      assumed: [
        ...plan.assumed,
        'mọi con số của sổ này – phường không công bố số hồ sơ nào, chỉ công bố đúng hạn 99,9%',
        '2.000 tiếp nhận, 1.920 đã giải quyết, 2 quá hạn, 80 trong hạn – chọn để in ra 99,9%',
        'Số hóa thành phần 98%, Số hóa kết quả 99% – công bố "hầu hết"',
      ],
    };
  },
  'an-loc': (ward) => {
    const plan = basics(ward);
    const online = need(ward.received?.online);
    return {
      ...plan,
      issuingUnitCode: 'H19.42.01',
      received: { online, direct: need(ward.received?.total) - online, postal: 0, immediate: 0 },
      resolved: { early: 1_569, onTime: 3, late: 28 },
      pending: { inTime: 96, overdue: 4 },
      componentsDigitizedShare: 1,
      resultsDigitized: 1_596,
      assumed: [
        ...plan.assumed,
        '1.600 đã giải quyết: 1.569 trước hạn, 3 đúng hạn, 28 quá hạn – công bố "đa số trước và đúng hạn"',
        '100 đang giải quyết: 96 trong hạn, 4 quá hạn – không được công bố',
        'trực tiếp 3, bưu chính 0 – chỉ công bố 1.697 trực tuyến của 1.700',
        'Số hóa kết quả 1.596 của 1.600 – in 99,75% mà không in mẫu số',
      ],
    };
  },
  'thach-ban': (ward) => {
    const plan = basics(ward);
    const online = need(ward.received?.online);
    const paper = need(ward.received?.direct_and_postal);
    const fourHours = need(ward.rates[0]);
    const inTime = need(ward.pending?.in_time);
    const onTime = 6;
    const withAppointment = need(fourHours.denominator);
    const postal = 12;
    return {
      ...plan,
      issuingUnitCode: 'H26.04.13',
      received: { online, direct: paper - postal, postal, immediate: online + paper - withAppointment },
      resolved: { early: withAppointment - inTime - onTime, onTime, late: 0 },
      pending: { inTime, overdue: need(ward.pending?.overdue) },
      fourHoursEarly: need(fourHours.numerator),
      returnedAtHome: need(ward.results_returned_at_home),
      returnedOnlineShare: 0,
      componentsDigitizedShare: 0,
      resultsDigitized: 0,
      fieldNames: {
        'Hộ tịch': 'Tư pháp - hộ tịch',
        'Chứng thực': 'Tư pháp - hộ tịch',
        'Bảo trợ xã hội': 'Chính sách xã hội',
        'Giảm nghèo': 'Chính sách xã hội',
        'Người có công': 'Chính sách xã hội',
        'Đất đai': 'Địa chính - xây dựng',
        'Xây dựng': 'Địa chính - xây dựng',
      },
      assumed: [
        ...plan.assumed,
        'period – in "6 tháng đầu năm"; ngày chốt số liệu không được in',
        'Giấy tiếp nhận – 852 hồ sơ có (568 trực tuyến, 284 giấy); 1.833 còn lại là kết quả trả ngay, hiểu theo 450/852',
        'trước hạn 829, đúng hạn 6 của 835 hồ sơ có hẹn – chỉ công bố tổng 2.668, gồm cả kết quả trả ngay',
        'sớm 4 giờ – hiểu là ít nhất 4 giờ làm việc trước giờ hẹn',
        'bưu chính 12 – không được công bố; P.01 là mã đặt tạm, lịch năm 2020 chưa đối chiếu',
        'Số hóa thành phần, Số hóa kết quả – không có; chưa có quy định số hóa năm 2020',
      ],
    };
  },
};

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('published-figures.json lacks a number that a sample is made from.');
  return value;
}
