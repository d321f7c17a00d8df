import type { CountName, Counts } from './counts';
import { printRate, type Rounding } from './rounding.fragment';

export interface RateDefinition {
  id: string;
  version: number;
  name: { vi: string; en: string };
  numerator: { plus: CountName[]; minus?: CountName[] };
  denominator: { plus: CountName[]; minus?: CountName[] };
  rounding: Rounding;
  source: string;
}

export interface Rate {
  definition: string;
  version: number;
  /** In Vietnamese, as reports print it. */
  name: string;
  nameEn: string;
  numerator: number;
  denominator: number;
  numeratorIs: string;
  denominatorIs: string;
  rounding: Rounding;
  printed: string;
  source: string;
}

export const noData = 'không có dữ liệu';

const halfUp = (digits: number): Rounding => ({ mode: 'half-up', digits });
const cut = (digits: number): Rounding => ({ mode: 'cut', digits });

const onTimeOfResolved = {
  numerator: { plus: ['early', 'onTime'] },
  denominator: { plus: ['resolved'] },
} satisfies Partial<RateDefinition>;

/** Wards use different definitions of the same word; each has a name of its own and is never changed, only added to. */
export const rateDefinitions: readonly RateDefinition[] = [
  {
    id: 'on-time-of-resolved',
    version: 1,
    name: { vi: 'Tỷ lệ giải quyết trước và đúng hạn trên số đã giải quyết', en: 'Early and on time, of resolved' },
    ...onTimeOfResolved,
    rounding: halfUp(2),
    source: 'Form II.06a, columns (8 + 9) / 7; the most common reading.',
  },
  {
    id: 'on-time-of-resolved.half-up-1',
    version: 1,
    name: {
      vi: 'Tỷ lệ giải quyết trước và đúng hạn trên số đã giải quyết (một chữ số thập phân)',
      en: 'Early and on time, of resolved (one decimal)',
    },
    ...onTimeOfResolved,
    rounding: halfUp(1),
    source: 'As printed by Bình Long (99,9%), Tân Tiến and Điện Biên.',
  },
  {
    id: 'on-time-of-resolved.cut-1',
    version: 1,
    name: {
      vi: 'Tỷ lệ giải quyết trước và đúng hạn trên số đã giải quyết (cắt còn một chữ số)',
      en: 'Early and on time, of resolved (cut to one decimal)',
    },
    ...onTimeOfResolved,
    rounding: cut(1),
    source: 'One reading of what Bình Dương printed (98,8%).',
  },
  {
    id: 'late-of-resolved',
    version: 1,
    name: { vi: 'Tỷ lệ quá hạn trên số đã giải quyết', en: 'Late, of resolved' },
    numerator: { plus: ['late'] },
    denominator: { plus: ['resolved'] },
    rounding: halfUp(2),
    source: 'Form II.06a, columns 10 / 7; Quảng Cư (0,46%), one reading of Bình Dương (1,14%).',
  },
  {
    id: 'on-time-of-received',
    version: 1,
    name: {
      vi: 'Tỷ lệ đúng hạn trên số tiếp nhận, tính cả đang giải quyết trong hạn (Bộ chỉ số 766, mục 2.1)',
      en: 'On time including pending in time, of received (index 766, 2.1)',
    },
    numerator: { plus: ['early', 'onTime', 'pendingInTime'] },
    denominator: { plus: ['received'] },
    rounding: halfUp(2),
    source: 'Decision 766/QĐ-TTg, index 2.1; An Thắng (95,89%). Without dossiers, 766 prints 0 or N/A; here: no data.',
  },
  {
    id: 'on-time-766',
    version: 1,
    name: {
      vi: 'Tỷ lệ đúng hạn theo cách tính của Bộ chỉ số 766 (mục 2.1): trừ thời gian chờ bổ sung, yêu cầu bổ sung lần thứ hai tính là quá hạn',
      en: 'On time by the clock of index 766 (2.1): waiting for papers subtracted, asked again is late',
    },
    numerator: {
      plus: ['resolvedIndexTimely', 'stoppedIndexTimely', 'pendingInTime'],
      minus: ['pendingInTimeAskedAgain'],
    },
    denominator: { plus: ['received'], minus: ['forwarded'] },
    rounding: halfUp(2),
    source:
      'Decision 766/QĐ-TTg, index 2.1 with its clock (decision 0026); the index’s text has not been seen in the gazette.',
  },
  {
    id: 'late-of-received.with-overdue',
    version: 1,
    name: {
      vi: 'Tỷ lệ quá hạn trên số tiếp nhận, tính cả đang giải quyết quá hạn',
      en: 'Late including pending overdue, of received',
    },
    numerator: { plus: ['late', 'pendingOverdue'] },
    denominator: { plus: ['received'] },
    rounding: halfUp(2),
    source: 'The counterpart of index 766, 2.1; An Thắng (4,11%).',
  },
  {
    id: 'late-of-received',
    version: 1,
    name: { vi: 'Tỷ lệ giải quyết quá hạn trên số tiếp nhận', en: 'Resolved late, of received' },
    numerator: { plus: ['late'] },
    denominator: { plus: ['received'] },
    rounding: halfUp(2),
    source: 'Decree 61/2018 art. 30(2)(c) as base; another reading of Bình Dương (1,14%).',
  },
  {
    id: 'online-of-received',
    version: 1,
    name: { vi: 'Tỷ lệ hồ sơ trực tuyến trên số tiếp nhận trong kỳ', en: 'Online, of received in the period' },
    numerator: { plus: ['online'] },
    denominator: { plus: ['receivedInPeriod'] },
    rounding: halfUp(2),
    source: 'Form II.06a, columns 4 / (4 + 5).',
  },
  {
    id: 'four-hours-early',
    version: 1,
    name: {
      vi: 'Tỷ lệ giải quyết trước hạn ít nhất 4 giờ làm việc, trên số hồ sơ trực tuyến và hồ sơ có giấy hẹn',
      en: 'At least four working hours early, of online dossiers and those with a slip',
    },
    numerator: { plus: ['fourHoursEarly'] },
    denominator: { plus: ['receivedOnlineOrWithSlip'] },
    rounding: cut(0),
    source: "Thạch Bàn, 30/6/2020 (450/852 = 52%); 'at least' and 'working hours' are our reading.",
  },
  {
    id: 'components-digitized',
    version: 1,
    name: {
      vi: 'Tỷ lệ số hóa thành phần hồ sơ trên số tiếp nhận phải số hóa',
      en: 'Components digitised, of received that need it',
    },
    numerator: { plus: ['componentsDigitized'] },
    denominator: { plus: ['receivedInPeriod'], minus: ['componentsExempt'] },
    rounding: halfUp(2),
    source: 'Circular 03/2025 art. 5(2): dossiers filed online and other exempt ones need no copy.',
  },
  {
    id: 'results-digitized',
    version: 1,
    name: { vi: 'Tỷ lệ số hóa kết quả trên số đã giải quyết', en: 'Results digitised, of resolved' },
    numerator: { plus: ['resultsDigitized'] },
    denominator: { plus: ['resolved'] },
    rounding: halfUp(2),
    source: 'Circular 03/2025, form II.08.',
  },
  {
    id: 'paid-online-766',
    version: 1,
    name: {
      vi: 'Tỷ lệ hồ sơ thanh toán trực tuyến trên số hồ sơ phải nộp phí, lệ phí (Bộ chỉ số 766, mục 3.6)',
      en: 'Paid online, of dossiers with a fee (index 766, 3.6)',
    },
    numerator: { plus: ['paidOnline'] },
    denominator: { plus: ['feeCharged'] },
    rounding: halfUp(2),
    source:
      'Decision 766/QĐ-TTg, index 3.6, flags 1 and 2; each dossier on the day of its payment and of its charge, which may lie in two periods.',
  },
];

export const rateOf = (definition: RateDefinition, counts: Counts): Rate => {
  const numerator = count(definition.numerator, counts);
  const denominator = count(definition.denominator, counts);
  return {
    definition: definition.id,
    version: definition.version,
    name: definition.name.vi,
    nameEn: definition.name.en,
    numerator,
    denominator,
    numeratorIs: inWords(definition.numerator),
    denominatorIs: inWords(definition.denominator),
    rounding: definition.rounding,
    printed: printRate(numerator, denominator, definition.rounding) ?? noData,
    source: definition.source,
  };
};

const count = ({ plus, minus = [] }: RateDefinition['numerator'], counts: Counts): number =>
  plus.reduce((sum, name) => sum + counts[name], 0) - minus.reduce((sum, name) => sum + counts[name], 0);

const inWords = ({ plus, minus = [] }: RateDefinition['numerator']): string => [plus.join(' + '), ...minus].join(' − ');
