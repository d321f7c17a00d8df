import { parseArgs } from 'node:util';
import { PlainError } from '../plain-error';
import { Platform } from '../platform';
import { headerOf } from './catalogue-columns';
import { readCodes } from './catalogue-file';
import { everyVersion, isDay, onlyFile, writeRejects } from './platform-catalogue';

/** What a ward displays from a day on: the codes of a file, the whole list. Codes that nobody announced are rejected. */
export const displayCatalogue = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ward: { type: 'string' },
      from: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      rejects: { type: 'string' },
    },
  });
  const path = onlyFile(positionals);
  const { ward, from } = values;
  if (!ward || !from || !isDay(from)) throw new PlainError('Say --ward CODE and --from 2025-07-01.');
  const rows = await readCodes(path);
  const platform = await Platform.connect(['operator']);
  const announced = new Set((await everyVersion(platform)).map(({ procedureCode }) => procedureCode));
  const rejects = rows
    .filter(({ procedureCode }) => !announced.has(procedureCode))
    .map(({ rowNumber }) => ({ rowNumber, column: headerOf('rawCode'), reason: 'danh mục không có thủ tục này' }));
  const rejectsPath = values.rejects ?? `${path}.rejects.csv`;
  writeRejects(rejectsPath, rejects);
  const codes = [...new Set(rows.map(({ procedureCode }) => procedureCode))].filter((code) => announced.has(code));
  const data = { wardCode: ward, procedureCodes: codes.sort(), from };
  process.stdout.write(`${ward} displays ${codes.length} procedures from ${from}; ${rejects.length} codes rejected\n`);
  if (rejects.length > 0) process.stdout.write(`Rejected rows with column and reason: ${rejectsPath}\n`);
  if (values['dry-run']) process.stdout.write('Nothing was changed (--dry-run).\n');
  else await platform.post('intake', '/reference-data', { definitions: [{ type: 'ProceduresDisplayed', data }] });
  return rejects.length > 0 ? 2 : 0;
};
