import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleCatalogue } from '../../../samples/src/catalogue';
import { readCatalogue, readCodes, writeCatalogue } from './catalogue-file';

describe('a catalogue file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-catalogue-'));
  const sample = sampleCatalogue();

  it.each(['sample.csv', 'sample.xlsx'])('%s is read as it was written', async (file) => {
    const path = join(folder, file);
    await writeCatalogue(path, sample);
    expect(await readCatalogue(path)).toEqual({ procedures: sample, rejects: [] });
  });

  it('begins with the mark by which Excel knows UTF-8, and may come back with semicolons', async () => {
    const path = join(folder, 'semicolons.csv');
    const header = 'Mã thủ tục;Tên thủ tục;Lĩnh vực;Mức độ;Cấp giải quyết;Thời hạn quy định;Phí và lệ phí;Hiệu lực từ';
    writeFileSync(
      path,
      `\uFEFF${header}\r\n1.001193;Đăng ký khai sinh;Hộ tịch;toàn trình;xã;trong ngày;;01/07/2025\r\n`,
    );
    expect((await readCatalogue(path)).procedures).toMatchObject([{ procedureCode: '1.001193', fees: null }]);
    await writeCatalogue(path, sample);
    expect(readFileSync(path, 'utf8')).toMatch(/^\uFEFFMã thủ tục,/);
  });

  it('rejects a second row of the same code and day, and skips empty ones without losing count', async () => {
    const path = join(folder, 'twice.csv');
    await writeCatalogue(path, sample.slice(0, 1));
    const [header, row] = readFileSync(path, 'utf8').split('\r\n');
    writeFileSync(path, [header, row, '', row].join('\r\n'));
    const { procedures, rejects } = await readCatalogue(path);
    expect(procedures).toHaveLength(1);
    expect(rejects).toEqual([{ rowNumber: 4, column: 'Mã thủ tục', reason: 'trùng mã và ngày hiệu lực với dòng 2' }]);
  });

  it('gives the codes of any file that has their column, each with its row', async () => {
    const path = join(folder, 'codes.csv');
    writeFileSync(path, 'STT,Mã thủ tục\n1,2.000815.000.H61\n2,\n3,1.001193\n');
    expect(await readCodes(path)).toEqual([
      { rowNumber: 2, procedureCode: '2.000815' },
      { rowNumber: 4, procedureCode: '1.001193' },
    ]);
    writeFileSync(path, 'STT\n1\n');
    await expect(readCodes(path)).rejects.toThrow(/thiếu cột "Mã thủ tục"/);
  });

  it('says which column is missing, and that a file is no workbook', async () => {
    const path = join(folder, 'short.csv');
    writeFileSync(path, 'Mã thủ tục\n1.001193\n');
    await expect(readCatalogue(path)).rejects.toThrow(/thiếu cột "Tên thủ tục"/);
    writeFileSync(join(folder, 'no.xlsx'), 'no');
    await expect(readCatalogue(join(folder, 'no.xlsx'))).rejects.toThrow(/can not be read/);
    await expect(readCatalogue(join(folder, 'absent.csv'))).rejects.toThrow(/ENOENT/);
  });
});
