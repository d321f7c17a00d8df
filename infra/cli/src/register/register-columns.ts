import type { RegisterRow } from './register-row';

type Column = {
  readonly key: keyof RegisterRow;
  readonly header: string;
  /** Left out of a file, an optional column reads as empty. */
  readonly required: boolean;
  readonly personal?: true;
};

/** Form 07 of Circular 03/2025/TT-VPCP, with the columns that its figures need, in the order they are written. */
export const registerColumns = [
  { key: 'rowNumber', header: 'STT', required: false },
  { key: 'dossierCode', header: 'Mã hồ sơ', required: true },
  { key: 'procedureCode', header: 'Mã thủ tục', required: true },
  { key: 'procedureName', header: 'Tên thủ tục', required: false },
  { key: 'fieldName', header: 'Lĩnh vực', required: true },
  { key: 'competentUnitName', header: 'Cơ quan chủ trì', required: false },
  { key: 'applicantName', header: 'Người nộp', required: false, personal: true },
  { key: 'applicantContact', header: 'Địa chỉ, số điện thoại', required: false, personal: true },
  { key: 'channel', header: 'Cách thức nộp', required: true },
  { key: 'hasSlip', header: 'Giấy tiếp nhận', required: true },
  { key: 'receivedAt', header: 'Tiếp nhận', required: true },
  { key: 'dueAt', header: 'Hẹn trả', required: true },
  { key: 'endedAt', header: 'Hoàn thành', required: true },
  { key: 'returnedAt', header: 'Trả kết quả', required: true },
  { key: 'returnManner', header: 'Cách thức trả', required: true },
  { key: 'status', header: 'Tình trạng', required: true },
  { key: 'componentsDigitized', header: 'Số hóa thành phần', required: true },
  { key: 'resultDigitized', header: 'Số hóa kết quả', required: true },
  { key: 'lateCause', header: 'Nguyên nhân quá hạn', required: false },
  { key: 'note', header: 'Ghi chú', required: false },
] as const satisfies readonly Column[];

export type RegisterColumnKey = (typeof registerColumns)[number]['key'];

const headers = new Map<string, string>(registerColumns.map(({ key, header }) => [key, header]));

export function headerOf(key: RegisterColumnKey): string {
  return headers.get(key) as string;
}

/** What each word of the register stands for; the first word of a meaning is the one that is written. */
export const registerWords = {
  channel: { 'trực tuyến': 'online', 'trực tiếp': 'direct', 'bưu chính': 'postal' },
  hasSlip: { có: true, không: false },
  returnManner: { 'tại trung tâm': 'office', 'bưu chính': 'post', 'trực tuyến': 'online', 'tại nhà': 'home' },
  status: {
    'đang giải quyết': 'pending',
    'đã giải quyết': 'resolved',
    'từ chối giải quyết': 'refused',
    'rút hồ sơ': 'withdrawn',
    'dừng giải quyết': 'stopped',
    'không tiếp nhận': 'not-accepted',
  },
  componentsDigitized: { có: 'yes', không: 'no', miễn: 'exempt' },
  resultDigitized: { có: true, không: false },
} as const satisfies { readonly [K in keyof RegisterRow]?: Readonly<Record<string, RegisterRow[K]>> };

/** Composed letters, single spaces, no outer ones: exports differ in all three. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** For comparing words: case and the two ways to write the tone of 'hóa' do not matter. */
export function comparable(text: string): string {
  return cleanText(text).toLowerCase().replaceAll('hoá', 'hóa');
}
