import { feeBases, paperForms, procedureCodeOf, receivingAreas, termUnits } from '@motcua/contracts';
import fc from 'fast-check';
import { compareCatalogue } from './catalogue-changes';
import { catalogueColumns, type Procedure } from './catalogue-columns';
import { formatCatalogueRow, matchCatalogueHeader, parseCatalogueRow } from './catalogue-row';
import { procedureVersionOf } from './procedure-version';

const headers = catalogueColumns.map(({ header }) => header);
const places = headers.map((_header, index) => index);
const usual: Readonly<Record<string, string>> = {
  'Mã thủ tục': '2.000815.000.00.00.H61',
  'Tên thủ tục': 'Chứng thực bản sao từ bản chính',
  'Lĩnh vực': 'Chứng thực',
  'Mức độ': 'Một phần',
  'Cấp giải quyết': 'Xã',
  'Thời hạn quy định': 'Trong ngày',
  'Giờ chốt': '15:00',
  'Phí và lệ phí':
    'trang-dau | Hai trang đầu | 2.000 | trang | 1 | 200.000\ntrang-sau | Từ trang thứ ba | 1000 | trang | 3',
  'Hiệu lực từ': '01/07/2025',
};
const parse = (changes: Record<string, string> = {}) =>
  parseCatalogueRow(
    headers.map((header) => ({ ...usual, ...changes })[header] ?? ''),
    places,
    7,
  );
const read = (changes?: Record<string, string>): Procedure => {
  const parsed = parse(changes);
  if ('rejects' in parsed) throw new Error(JSON.stringify(parsed.rejects));
  return parsed.procedure;
};
const rejectsOf = (changes: Record<string, string>) => {
  const parsed = parse(changes);
  return 'rejects' in parsed ? parsed.rejects.map(({ column, reason }) => `${column}: ${reason}`) : [];
};

const unitCode = fc.constantFrom('an-thang', 'hai-phong', 'H08-15');
const code = fc.constantFrom('don', 'to-khai', 'B1', 'số.1');
const name = fc
  .array(fc.constantFrom('Đơn', 'bản', 'chính;', 'số', '"1"', 'lần,', '=2', '#'), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '));
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const days = fc.tuple(day, fc.option(day)).map(([from, to]) => ({ from, to: to !== null && to < from ? null : to }));
const cutOff = fc.option(fc.constantFrom('15:00', '09:30'));
const amount = fc.integer({ min: 0, max: 9_999_999 });
const term = fc
  .tuple(fc.constantFrom(...termUnits), fc.integer({ min: 1, max: 60 }))
  .map(([termUnit, days]) => ({ termUnit, termAmount: termUnit === 'same-day' ? 0 : days }));
const record = <T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(parts) as fc.Arbitrary<T>;

const anyProcedure: fc.Arbitrary<Procedure> = fc
  .tuple(
    fc.option(term),
    days,
    fc.array(fc.tuple(fc.option(unitCode), term, cutOff, days), { maxLength: 3 }),
    fc.array(fc.tuple(fc.option(unitCode), name, term, fc.boolean()), { maxLength: 3 }),
    fc.record({
      rawCode: fc.constantFrom('1.001193', '2.000815.000.00.00.H61', '1.014383.H13', 'P.01'),
      name,
      fieldCode: code,
      fieldName: name,
      termCutOff: cutOff,
      serviceLevel: fc.constantFrom('full', 'partial', 'direct') as fc.Arbitrary<Procedure['serviceLevel']>,
      competentLevel: fc.constantFrom('commune', 'province', 'ministry-branch') as fc.Arbitrary<
        Procedure['competentLevel']
      >,
      competentUnitCode: fc.option(unitCode),
      receivingArea: fc.constantFrom(...receivingAreas),
      papers: fc.option(
        fc.array(record({ code, name, form: fc.constantFrom(...paperForms), count: fc.integer({ min: 0, max: 9 }) }), {
          maxLength: 3,
        }),
      ),
      fees: fc.option(
        fc.array(
          record({
            code,
            name,
            amount,
            per: fc.constantFrom(...feeBases),
            startingAt: fc.integer({ min: 1, max: 9 }),
            ceiling: fc.option(amount),
          }),
          { maxLength: 3 },
        ),
      ),
      isImmediate: fc.boolean(),
      isSample: fc.boolean(),
      source: fc.option(name),
    }),
  )
  .map(([legal, validity, promised, agencies, rest]) => {
    const content = {
      ...rest,
      ...validity,
      procedureCode: procedureCodeOf(rest.rawCode),
      termUnit: legal?.termUnit ?? null,
      termAmount: legal?.termAmount ?? null,
      committedTerms: promised
        .map(([unitCode, promise, termCutOff, span]) => ({ unitCode, ...promise, termCutOff, ...span }))
        .filter((promise) => promise.termUnit !== legal?.termUnit || promise.termAmount <= legal.termAmount),
      stages: agencies.map(([agencyUnitCode, agencyName, allowed, waits], index) => ({
        code: `b${index}`,
        agencyUnitCode,
        agencyName,
        ...allowed,
        startsWithPayment:
          waits && index === agencies.length - 1 && addsUp(agencies.map(([, , { termUnit }]) => termUnit)),
        after: waits ? Array.from({ length: index }, (_none, earlier) => `b${earlier}`) : [],
      })),
    };
    return { ...content, procedureVersion: procedureVersionOf(content) };
  });

/** More than one stage, all counted in the same unit. */
const addsUp = ([first, ...others]: string[]): boolean =>
  first !== 'same-day' && others.length > 0 && others.every((unit) => unit === first);

describe('a row of a catalogue file', () => {
  it('is a version: code for joins beside the raw one, words for their meanings, amounts with or without points', () => {
    expect(read()).toMatchObject({
      procedureCode: '2.000815',
      rawCode: '2.000815.000.00.00.H61',
      procedureVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
      fieldCode: 'chung-thuc',
      termUnit: 'same-day',
      serviceLevel: 'partial',
      receivingArea: 'province',
      fees: [
        { amount: 2_000, per: 'page', startingAt: 1, ceiling: 200_000 },
        { amount: 1_000, startingAt: 3, ceiling: null },
      ],
      papers: null,
      from: '2025-07-01',
      to: null,
    });
  });

  it('tells an unknown fee from none', () => {
    expect(read({ 'Phí và lệ phí': '' }).fees).toBeNull();
    expect(read({ 'Phí và lệ phí': 'Miễn phí' }).fees).toEqual([]);
  });

  it('is what was written, whatever was written, so that importing an export changes nothing', () => {
    fc.assert(
      fc.property(anyProcedure, (procedure) => {
        const parsed = parseCatalogueRow(formatCatalogueRow(procedure), places, 2);
        expect(parsed).toEqual({ procedure });
        expect(compareCatalogue([procedure], [procedure])).toMatchObject([{ kind: 'unchanged' }]);
      }),
    );
  });

  it('is refused with every problem at once, each with its row and column', () => {
    const parsed = parse({ 'Mức độ': 'mức 4', 'Hiệu lực từ': '30/02/2025', 'Phí và lệ phí': 'a | b | c | trang' });
    expect(parsed).toMatchObject({
      rejects: [
        { rowNumber: 7, column: 'Mức độ' },
        { rowNumber: 7, column: 'Phí và lệ phí', reason: 'mục 1: số tiền không phải số nguyên' },
        { rowNumber: 7, column: 'Hiệu lực từ' },
      ],
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a code whose zeros a spreadsheet took away', { 'Mã thủ tục': '1.01083' }, /^Mã thủ tục: thiếu chữ số/],
    ['a code of other signs', { 'Mã thủ tục': '1/2' }, /^Mã thủ tục: không hợp lệ/],
    ['an end before the beginning', { 'Hiệu lực đến': '30/06/2025' }, /^Hiệu lực đến: trước ngày/],
    [
      'a promise longer than the law allows',
      { 'Thời hạn quy định': '3 ngày làm việc', 'Thời hạn cam kết': '* | 4 ngày làm việc | | 01/07/2025' },
      /^Thời hạn cam kết: dài hơn/,
    ],
    [
      'a promise that ends before it begins',
      { 'Thời hạn cam kết': '* | 4 giờ làm việc | | 01/07/2025 | 30/06/2025' },
      /^Thời hạn cam kết: có ngày cuối/,
    ],
    [
      'a stage that waits for none of those before it',
      { 'Các bước liên thông': 'thue | * | Cơ quan thuế | 5 ngày làm việc | dat' },
      /^Các bước liên thông: bước "thue"/,
    ],
    [
      'a payment before which there is no stage',
      { 'Các bước liên thông': 'tra | * | Văn phòng đất đai | 3 ngày làm việc | | nộp tiền' },
      /^Các bước liên thông: trước và sau khi nộp tiền/,
    ],
    ['a term that is no term', { 'Thời hạn quy định': 'theo kế hoạch' }, /^Thời hạn quy định: ghi số/],
    ['too many parts', { 'Thành phần hồ sơ': 'a | b | bản sao | 1 | 2' }, /^Thành phần hồ sơ: mục 1: có quá 4/],
    ['a missing name', { 'Tên thủ tục': ' ' }, /^Tên thủ tục: để trống/],
  ])('refuses %s', (_what, changes, problem) => {
    expect(rejectsOf(changes)).toEqual([expect.stringMatching(problem)]);
  });
});

describe('the header of a catalogue file', () => {
  it('may have its columns in any order, among others, and without those that need not be', () => {
    const mixed = ['Ghi chú', ...Object.keys(usual).reverse()];
    const matched = matchCatalogueHeader(mixed);
    if ('missing' in matched) throw new Error(matched.missing.join());
    expect(parseCatalogueRow(['', ...Object.values(usual).reverse()], matched.places, 2)).toEqual({
      procedure: read(),
    });
  });

  it('names what is missing', () => {
    expect(matchCatalogueHeader(['Mã thủ tục', 'Tên thủ tục', 'Lĩnh vực'])).toEqual({
      missing: ['Mức độ', 'Cấp giải quyết', 'Thời hạn quy định', 'Phí và lệ phí', 'Hiệu lực từ'],
    });
  });
});

describe('what a file would change', () => {
  const change = (file: Procedure, ...platform: Procedure[]) => {
    const [found] = compareCatalogue([file], platform);
    return [found?.kind, found?.columns];
  };

  it('adds what is not known, and leaves what says the same', () => {
    expect(change(read())).toEqual(['added', []]);
    expect(change(read(), { ...read(), procedureVersion: 'by-hand' })).toEqual(['unchanged', []]);
  });

  it('changes a version of the same day, or begins a new one beside the one that held', () => {
    expect(change(read({ 'Phí và lệ phí': 'miễn phí' }), read())).toEqual(['changed', ['Phí và lệ phí']]);
    const next = read({ 'Hiệu lực từ': '01/01/2026', 'Thời hạn quy định': '1 ngày làm việc' });
    expect(change(next, read())).toEqual(['changed', ['Thời hạn quy định', 'Hiệu lực từ']]);
  });

  it('ends a version where nothing but its last day is new', () => {
    expect(change(read({ 'Hiệu lực đến': '31/12/2025' }), read())).toEqual(['ended', ['Hiệu lực đến']]);
  });
});
