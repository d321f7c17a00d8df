import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvLine, formatRegisterRow, headerOf, registerColumns, type RegisterRow } from '../register/register-layout';
import { inspectRegister, readRegister } from './register-file';

const row: RegisterRow = {
  rowNumber: 1,
  dossierCode: 'H01.11.07-250701-0001',
  procedureCode: '1.004873',
  procedureName: 'Cấp giấy xác nhận tình trạng hôn nhân',
  fieldName: 'Hộ tịch',
  competentUnitName: 'UBND phường',
  applicantName: '',
  applicantContact: '',
  channel: 'online',
  hasSlip: true,
  receivedAt: '2025-07-01T02:30:00.000Z',
  dueAt: '2025-07-04T02:30:00.000Z',
  endedAt: null,
  returnedAt: null,
  returnManner: null,
  status: 'pending',
  componentsDigitized: 'yes',
  resultDigitized: false,
  lateCause: '',
  note: '# không phải ghi chú của sổ',
};
const header = csvLine(registerColumns.map(({ key }) => headerOf(key))).trimEnd();
const line = csvLine(formatRegisterRow(row)).trimEnd();

describe('a register file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-register-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const file = (content: string): string => {
    const path = join(folder, `${Math.abs(Buffer.from(content).length)}.csv`);
    writeFileSync(path, content);
    return path;
  };
  const codesIn = async (path: string): Promise<string[]> => {
    const codes: string[] = [];
    for await (const parsed of readRegister(path)) if ('row' in parsed) codes.push(parsed.row.dossierCode);
    return codes;
  };

  it('tells its notes, its rows and the hash of its bytes', async () => {
    const path = file(
      `\uFEFF# wardCode: an-thang\r\n# assumed: "90%" – không được công bố\r\n${header}\r\n${line}\r\n`,
    );
    const inspected = await inspectRegister(path);
    expect(inspected.notes.get('wardCode')).toBe('an-thang');
    expect(inspected.rows).toBe(1);
    expect(inspected.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await codesIn(path)).toEqual([row.dossierCode]);
  });

  it('is read whatever its line ends, also when they are mixed', async () => {
    expect(await codesIn(file(`# wardCode: x\r\n${header}\n${line}\r${line}\r\n${line}`))).toHaveLength(3);
  });

  it('says which columns are missing', async () => {
    await expect(codesIn(file('STT,Mã hồ sơ\n1,H01.11.07-250701-0001\n'))).rejects.toThrow(/thiếu cột "Mã thủ tục"/);
  });

  it('says in which line it is no CSV, without what stands there', async () => {
    const problem = codesIn(file(`${header}\n${line}\n1,"Nguyễn" Văn,x\n`));
    await expect(problem).rejects.toThrow(/dòng 3 không đúng định dạng CSV/);
    await expect(problem).rejects.not.toThrow(/Nguyễn/);
  });

  it('says so when it is empty or not there', async () => {
    await expect(codesIn(file(''))).rejects.toThrow(/is empty/);
    await expect(inspectRegister(join(folder, 'nowhere.csv'))).rejects.toThrow(/can not be read \(ENOENT\)/);
  });
});
