import type { EventData } from '@motcua/contracts';
import {
  type Cell,
  day,
  lines,
  linesOrNone,
  minuteOfDay,
  orNull,
  orUsual,
  parted,
  term,
  type TermCell,
  text,
  wholeNumber,
  word,
  yesNo,
} from './catalogue-cells';

export type Procedure = EventData<'ProcedureDefined'>;
type Of<K extends 'committedTerms' | 'papers' | 'fees' | 'stages'> = NonNullable<Procedure[K]>[number];
type WithTermCell<T> = Omit<T, keyof TermCell> & { term: TermCell };

/** A version as a row states it: code and version follow from it, and a term is one cell. */
export type CatalogueRow = Omit<Procedure, 'procedureCode' | 'procedureVersion' | keyof TermCell> & {
  term: TermCell | null;
};

/** What stands for everybody where a unit's code is asked for. */
const everybody = '*';

const intoCell = <T extends TermCell>({ termUnit, termAmount, ...rest }: T) =>
  ({ ...rest, term: { termUnit, termAmount } }) as unknown as WithTermCell<T>;
const fromCell = <T extends TermCell>({ term: stated, ...rest }: WithTermCell<T>) =>
  ({ ...rest, ...stated }) as unknown as T;

const withTerm = <T extends TermCell>({ read, write }: Cell<WithTermCell<T>>): Cell<T> => ({
  read: (cell) => fromCell<T>(read(cell)),
  write: (value) => write(intoCell<T>(value)),
});

const committedTerm = withTerm<Of<'committedTerms'>>(
  parted({
    unitCode: ['mã đơn vị', orNull(text, everybody)],
    term: ['thời hạn', term],
    termCutOff: ['giờ chốt', orNull(minuteOfDay)],
    from: ['từ ngày', day],
    to: ['đến ngày', orNull(day)],
  }),
);

const paper = parted<Of<'papers'>>({
  code: ['mã', text],
  name: ['tên', text],
  form: ['hình thức', word({ 'bản chính': 'original', 'bản sao': 'copy', 'bản điện tử': 'electronic' })],
  count: ['số bản', orUsual(wholeNumber, 1)],
});

const fee = parted<Of<'fees'>>({
  code: ['mã', text],
  name: ['tên', text],
  amount: ['số tiền', wholeNumber],
  per: ['đơn vị', word({ 'hồ sơ': 'dossier', bản: 'copy', trang: 'page' })],
  startingAt: ['từ trang hoặc bản thứ', orUsual(wholeNumber, 1)],
  ceiling: ['mức tối đa', orNull(wholeNumber)],
});

const codes: Cell<string[]> = {
  read: (cell) => cell.split(',').flatMap((code) => (code.trim() === '' ? [] : [code.trim()])),
  write: (list) => list.join(', '),
};

const stage = withTerm<Of<'stages'>>(
  parted({
    code: ['mã bước', text],
    agencyUnitCode: ['mã cơ quan', orNull(text, everybody)],
    agencyName: ['tên cơ quan', text],
    term: ['thời hạn', term],
    after: ['sau các bước', codes],
    startsWithPayment: ['bắt đầu khi', orUsual(word({ 'nộp tiền': true, 'đến lượt': false }), false)],
  }),
);

export interface CatalogueColumn<K extends keyof CatalogueRow = keyof CatalogueRow> {
  key: K;
  header: string;
  /** Left out of a file, an optional column reads as empty. */
  required: boolean;
  cell: Cell<CatalogueRow[K]>;
}

const column = <K extends keyof CatalogueRow>(
  key: K,
  header: string,
  cell: Cell<CatalogueRow[K]>,
  required = false,
): CatalogueColumn => ({ key, header, required, cell }) as unknown as CatalogueColumn;
const needed = true;

/** In the order in which they are written; a file may have them in any. */
export const catalogueColumns: readonly CatalogueColumn[] = [
  column('rawCode', 'Mã thủ tục', text, needed),
  column('name', 'Tên thủ tục', text, needed),
  column('fieldName', 'Lĩnh vực', text, needed),
  // Empty: made from the field's name, as registers are read.
  column('fieldCode', 'Mã lĩnh vực', orUsual(text, '')),
  column(
    'serviceLevel',
    'Mức độ',
    word({ 'toàn trình': 'full', 'một phần': 'partial', 'trực tiếp': 'direct' }),
    needed,
  ),
  column(
    'competentLevel',
    'Cấp giải quyết',
    word({ xã: 'commune', tỉnh: 'province', 'bộ, ngành': 'ministry-branch' }),
    needed,
  ),
  column('competentUnitCode', 'Mã cơ quan giải quyết', orNull(text)),
  column(
    'receivingArea',
    'Phạm vi tiếp nhận',
    orUsual(word({ 'nơi giải quyết': 'unit', 'trong tỉnh': 'province', 'cả nước': 'nation' }), 'province'),
  ),
  column('term', 'Thời hạn quy định', orNull(term), needed),
  column('termCutOff', 'Giờ chốt', orNull(minuteOfDay)),
  column('committedTerms', 'Thời hạn cam kết', lines(committedTerm)),
  column('papers', 'Thành phần hồ sơ', linesOrNone(paper, 'không')),
  column('fees', 'Phí và lệ phí', linesOrNone(fee, 'miễn phí'), needed),
  column('stages', 'Các bước liên thông', lines(stage)),
  column('isImmediate', 'Trả kết quả ngay', orUsual(yesNo, false)),
  column('from', 'Hiệu lực từ', day, needed),
  column('to', 'Hiệu lực đến', orNull(day)),
  column('source', 'Căn cứ công bố', orNull(text)),
  column('isSample', 'Dữ liệu mẫu', orUsual(yesNo, false)),
];

export const headerOf = (key: keyof CatalogueRow): string =>
  catalogueColumns.find((one) => one.key === key)?.header ?? key;
