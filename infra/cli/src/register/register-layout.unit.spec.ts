import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import {
  alignCells,
  csvLine,
  formatRegisterNote,
  formatRegisterRow,
  headerOf,
  matchRegisterHeader,
  parseRegisterNote,
  parseRegisterRow,
  parseRegisterTime,
  type RegisterColumnKey,
  registerColumns,
  type RegisterHeader,
  type RegisterRow,
} from './register-layout';

const resolved: RegisterRow = {
  rowNumber: 7,
  dossierCode: 'H24.31.15-250702-0003',
  procedureCode: '1.001193',
  procedureName: 'Đăng ký khai sinh',
  fieldName: 'Hộ tịch',
  competentUnitName: 'UBND phường An Thắng',
  applicantName: '',
  applicantContact: '',
  channel: 'online',
  hasSlip: true,
  receivedAt: '2025-07-02T02:10:00.000Z',
  dueAt: '2025-07-02T10:00:00.000Z',
  endedAt: '2025-07-02T08:00:00.000Z',
  returnedAt: '2025-07-02T08:30:00.000Z',
  returnManner: 'office',
  status: 'resolved',
  componentsDigitized: 'exempt',
  resultDigitized: true,
  lateCause: '',
  note: '',
};
const headers = registerColumns.map(({ header }) => header);

function cellsWith(changes: Partial<Record<RegisterColumnKey, string>>): string[] {
  return formatRegisterRow(resolved).map((cell, i) => changes[registerColumns[i]?.key as RegisterColumnKey] ?? cell);
}

function rejectedColumns(changes: Partial<Record<RegisterColumnKey, string>>): string[] {
  const parsed = parseRegisterRow(cellsWith(changes), 7);
  return 'rejects' in parsed ? parsed.rejects.map(({ column }) => column) : [];
}

describe('a row of the register', () => {
  it('is written in the words of the form', () => {
    expect(csvLine(formatRegisterRow(resolved))).toBe(
      '7,H24.31.15-250702-0003,1.001193,Đăng ký khai sinh,Hộ tịch,UBND phường An Thắng,,,trực tuyến,có,' +
        '02/07/2025 09:10,02/07/2025 17:00,02/07/2025 15:00,02/07/2025 15:30,tại Trung tâm,đã giải quyết,miễn,có,,\r\n',
    );
  });

  it('reads back as it was written', () => {
    const minute = fc
      .integer({ min: Date.parse('2020-01-01T00:00:00.000Z') / 60_000, max: Date.parse('2026-12-31') / 60_000 })
      .map((minutes) => new Date(minutes * 60_000).toISOString());
    const text = fc
      .array(fc.constantFrom(...'aưđ,"\'; #ệ\u0301\n'), { maxLength: 20 })
      .map((letters) => letters.join('').normalize('NFC').replace(/\s+/gu, ' ').trim());
    const rows = fc
      .record({
        times: fc.tuple(minute, minute, minute, minute).map((all) => all.sort()),
        rowNumber: fc.integer({ min: 1, max: 100_000 }),
        texts: fc.tuple(text, text, text, text, text, text),
        channel: fc.constantFrom<RegisterRow['channel']>('online', 'direct', 'postal'),
        returnManner: fc.constantFrom<RegisterRow['returnManner']>('office', 'post', 'online', 'home', null),
        status: fc.constantFrom<RegisterRow['status']>('pending', 'resolved', 'refused', 'withdrawn', 'stopped'),
        componentsDigitized: fc.constantFrom<RegisterRow['componentsDigitized']>('yes', 'no', 'exempt'),
        resultDigitized: fc.boolean(),
      })
      .map(({ times, texts, ...rest }): RegisterRow => {
        const [receivedAt, endedAt, returnedAt, dueAt] = times as [string, string, string, string];
        const [procedureName, competentUnitName, applicantName, applicantContact, lateCause, note] = texts;
        const ended = rest.status !== 'pending';
        const returned = ended && rest.returnManner !== null;
        return {
          ...resolved,
          ...rest,
          ...{ procedureName, competentUnitName, applicantName, applicantContact, lateCause, note, receivedAt, dueAt },
          endedAt: ended ? endedAt : null,
          returnedAt: returned ? returnedAt : null,
          returnManner: returned ? rest.returnManner : null,
        };
      });
    fc.assert(
      fc.property(rows, (row) => {
        const [cells = []] = parse(csvLine(formatRegisterRow(row))) as string[][];
        expect(parseRegisterRow(cells, row.rowNumber)).toEqual({ row });
      }),
    );
  });

  it.each<[string, Partial<Record<RegisterColumnKey, string>>, RegisterColumnKey[]]>([
    ['code without a date', { dossierCode: 'H24.31.15-0003' }, ['dossierCode']],
    ['code with a day that does not exist', { dossierCode: 'H24.31.15-250230-0003' }, ['dossierCode']],
    ['code with a short sequence', { dossierCode: 'H24.31.15-250702-003' }, ['dossierCode']],
    ['no procedure', { procedureCode: '' }, ['procedureCode']],
    ['no field', { fieldName: ' ' }, ['fieldName']],
    ['unknown channel', { channel: 'fax' }, ['channel']],
    ['no channel', { channel: '' }, ['channel']],
    ['inherited names are no words', { channel: 'constructor' }, ['channel']],
    ['30 February', { receivedAt: '30/02/2025 09:00' }, ['receivedAt']],
    ['24 o’clock', { dueAt: '02/07/2025 24:00' }, ['dueAt']],
    ['no receipt time', { receivedAt: '' }, ['receivedAt']],
    ['ended before receipt', { endedAt: '02/07/2025 09:09' }, ['endedAt']],
    ['returned before its end', { returnedAt: '02/07/2025 14:59' }, ['returnedAt']],
    ['due before receipt', { dueAt: '01/07/2025 17:00' }, ['dueAt']],
    ['pending, yet ended', { status: 'đang giải quyết' }, ['status']],
    ['ended without a time', { endedAt: '', returnedAt: '', returnManner: '' }, ['endedAt']],
    ['returned, yet not ended', { endedAt: '' }, ['endedAt']],
    ['returned, nobody knows how', { returnManner: '' }, ['returnManner']],
    ['a manner of return without a return', { returnedAt: '' }, ['returnedAt']],
    ['a slip without an appointment', { dueAt: '' }, ['dueAt']],
    ['a slip, yet not accepted', { status: 'không tiếp nhận', returnedAt: '', returnManner: '' }, ['hasSlip']],
    ['a result whose digitisation is unknown', { resultDigitized: '' }, ['resultDigitized']],
    ['too long a note', { note: 'x'.repeat(501) }, ['note']],
  ])('is rejected: %s', (_case, changes, columns) => {
    expect(rejectedColumns(changes)).toEqual(columns.map(headerOf));
  });

  it('is rejected for all its problems at once, and no reason repeats a value', () => {
    const secret = 'Nguyen-Van-0912345678';
    const changes = { dossierCode: `${secret}!`, procedureCode: `${secret}!`, channel: secret, receivedAt: secret };
    const parsed = parseRegisterRow(
      cellsWith({ ...changes, status: secret, hasSlip: secret, note: secret.repeat(30) }),
      9,
    );
    expect('rejects' in parsed && parsed.rejects).toHaveLength(7);
    expect(JSON.stringify(parsed)).not.toContain(secret);
    expect(JSON.stringify(parsed)).not.toContain('0912345678');
  });

  it.each<Partial<Record<RegisterColumnKey, string>>>([
    { dossierCode: 'H08.15-251001-0001' },
    { dossierCode: '000.00.15.H24-250702-12345' },
    { dossierCode: 'H24.31.15-250702-AB0003' },
    { hasSlip: 'không', dueAt: '', dossierCode: '1204/2020-CT' },
    { channel: 'TRỰC  TUYẾN'.normalize('NFD') },
    { procedureCode: '2.000815.000.00.00.H61' },
    { status: 'không tiếp nhận', hasSlip: 'không', dueAt: '', returnedAt: '', returnManner: '' },
    { status: 'đang giải quyết', endedAt: '', returnedAt: '', returnManner: '', resultDigitized: '' },
  ])('is taken over: %j', (changes) => {
    expect(rejectedColumns(changes)).toEqual([]);
  });
});

describe('the header', () => {
  it('is found by name in any order, among other columns, however its letters are composed', () => {
    const given = ['Cột lạ', ...headers.map((header) => ` ${header.normalize('NFD').toUpperCase()}`)].reverse();
    const result = matchRegisterHeader(['\uFEFF', ...given]) as { header: RegisterHeader };
    const cells = ['', ...['?', ...formatRegisterRow(resolved)].reverse()];
    expect(alignCells(result.header, cells)).toEqual(formatRegisterRow(resolved));
  });

  it('names the columns that are missing, and does without the optional ones', () => {
    expect(matchRegisterHeader(headers.slice(0, 10))).toEqual({ missing: headers.slice(10, 18) });
    const few = headers.filter((header) => !['STT', 'Người nộp', 'Ghi chú'].includes(header));
    const result = matchRegisterHeader(few) as { header: RegisterHeader };
    expect(alignCells(result.header, few)).toEqual(headers.map((header) => (few.includes(header) ? header : '')));
  });

  it('takes the older way to write a tone', () => {
    expect(matchRegisterHeader(headers.map((header) => header.replace('hóa', 'hoá')))).toHaveProperty('header');
  });
});

it('notes are read as they were written', () => {
  const note = { name: 'assumed', value: 'Hẹn trả – tính theo lịch: xem README' };
  expect(parseRegisterNote(formatRegisterNote(note))).toEqual(note);
  expect(parseRegisterNote('\uFEFF# wardCode: an-thang\r')).toEqual({ name: 'wardCode', value: 'an-thang' });
  expect(parseRegisterNote('STT,Mã hồ sơ')).toBeNull();
});

it('times are the ward’s', () => {
  expect(parseRegisterTime('01/07/2025 00:05')).toBe('2025-06-30T17:05:00.000Z');
  expect(parseRegisterTime('1/7/2025 9:05')).toBe('2025-07-01T02:05:00.000Z');
  expect(parseRegisterTime('2025-07-01 09:05')).toBeNull();
});
