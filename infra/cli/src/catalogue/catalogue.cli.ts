import { parseArgs } from 'node:util';
import { inForceOn } from '@motcua/contracts';
import { PlainError } from '../plain-error';
import { Platform } from '../platform';
import { type CatalogueChange, compareCatalogue } from './catalogue-changes';
import { readCatalogue, writeCatalogue } from './catalogue-file';
import type { CatalogueReject } from './catalogue-row';
import { displayCatalogue } from './display-catalogue';
import { everyVersion, isDay, onlyFile, writeRejects } from './platform-catalogue';

/**
 * `motcua catalogue import FILE [--dry-run] [--rejects FILE] [--json]` · `… export FILE [--day D]` ·
 * `… display FILE --ward W --from D [--dry-run] [--rejects FILE]`
 */
export const catalogueCommand = async ([act, ...args]: string[]): Promise<number> => {
  if (act === 'import') return importCatalogue(args);
  if (act === 'export') return exportCatalogue(args);
  if (act === 'display') return displayCatalogue(args);
  throw new PlainError('Say what with a file: motcua catalogue import | export | display FILE.csv|xlsx');
};

const definitionsAtOnce = 500;

const importCatalogue = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      rejects: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const path = onlyFile(positionals);
  const { procedures, rejects } = await readCatalogue(path);
  const rejectsPath = values.rejects ?? `${path}.rejects.csv`;
  writeRejects(rejectsPath, rejects);
  const platform = await Platform.connect(['operator']);
  const known = await everyVersion(platform);
  const changes = compareCatalogue(procedures, known);
  const codes = new Set(procedures.map(({ procedureCode }) => procedureCode));
  const absent = new Set(known.map(({ procedureCode }) => procedureCode).filter((code) => !codes.has(code)));
  if (values.json) process.stdout.write(`${JSON.stringify(previewOf(changes, rejects, [...absent]), null, 2)}\n`);
  else tellPreview(changes, absent.size, rejects.length, rejectsPath);
  const wanted = changes.filter(({ kind }) => kind !== 'unchanged');
  if (!values['dry-run']) {
    for (let start = 0; start < wanted.length; start += definitionsAtOnce) {
      const definitions = wanted
        .slice(start, start + definitionsAtOnce)
        .map(({ procedure }) => ({ type: 'ProcedureDefined', data: procedure }));
      await platform.post('intake', '/reference-data', { definitions });
    }
  }
  const outcome = values['dry-run'] ? 'Nothing was changed (--dry-run).' : `${wanted.length} versions defined.`;
  if (!values.json) process.stdout.write(`${outcome}\n`);
  return rejects.length > 0 ? 2 : 0;
};

const exportCatalogue = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { day: { type: 'string' } } });
  const path = onlyFile(positionals);
  const { day } = values;
  if (day !== undefined && !isDay(day)) throw new PlainError('Say --day as 2025-07-01.');
  const all = await everyVersion(await Platform.connect(['operator']));
  const chosen =
    day === undefined
      ? all
      : [...Map.groupBy(all, ({ procedureCode }) => procedureCode).values()].flatMap(
          (versions) => inForceOn(versions, day) ?? [],
        );
  await writeCatalogue(path, chosen);
  process.stdout.write(`${path}: ${chosen.length} procedures\n`);
  return 0;
};

const of = (changes: readonly CatalogueChange[], kind: CatalogueChange['kind']) =>
  changes.filter((change) => change.kind === kind);

const previewOf = (changes: readonly CatalogueChange[], rejects: readonly CatalogueReject[], absent: string[]) => {
  const short = ({ procedure: { procedureCode, from, name }, columns }: CatalogueChange) => ({
    procedureCode,
    from,
    name,
    columns,
  });
  return {
    added: of(changes, 'added').map(short),
    changed: of(changes, 'changed').map(short),
    ended: of(changes, 'ended').map(short),
    unchanged: of(changes, 'unchanged').length,
    notInFile: absent,
    rejects,
  };
};

const signs = { added: '+', changed: '~', ended: '-', unchanged: ' ' } as const;

const tellPreview = (
  changes: readonly CatalogueChange[],
  absent: number,
  rejects: number,
  rejectsPath: string,
): void => {
  for (const { kind, procedure, columns } of changes.filter((change) => change.kind !== 'unchanged')) {
    const what = columns.length > 0 ? `: ${columns.join(', ')}` : '';
    process.stdout.write(`${signs[kind]} ${procedure.procedureCode} ${procedure.from} ${procedure.name}${what}\n`);
  }
  const counts = (['added', 'changed', 'ended', 'unchanged'] as const).map(
    (kind) => `${of(changes, kind).length} ${kind}`,
  );
  process.stdout.write(`${counts.join(', ')}, ${rejects} problems; ${absent} known here and not in the file stay\n`);
  if (rejects > 0) process.stdout.write(`Rejected rows with column and reason: ${rejectsPath}\n`);
};
