import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import Table from 'cli-table3';
import { repoFolder } from '../../dev/src/folders';
import type { Result } from './measure';

const wordOf = ({ value, met }: Result): string => {
  if (value === null) return 'failed';
  return met === null ? '' : met ? 'met' : 'missed';
};
const numberOf = (value: number | null): string => (value === null ? '–' : value.toLocaleString('en-GB'));
const cellsOf = (result: Result): string[] => [
  result.name,
  `${numberOf(result.value)} ${result.value === null ? '' : result.unit}`.trim(),
  numberOf(result.baseline),
  result.ratio === null ? '–' : result.ratio.toFixed(2),
  result.goal,
  wordOf(result),
];

export const tableOf = (results: readonly Result[]): string => {
  const table = new Table({
    head: ['measure', 'value', 'baseline', 'ratio', 'goal', ''],
    style: { head: [], border: [] },
    colWidths: [46, 18, 12, 9, 22, 9],
    wordWrap: true,
  });
  for (const result of results) {
    table.push(cellsOf(result));
    if (result.note) table.push([{ colSpan: 6, content: `  ${result.note}` }]);
  }
  return table.toString();
};

export const jsonOf = (results: readonly Result[]): string => JSON.stringify({ measures: results }, null, 2);

export interface Circumstances {
  date: string;
  commit: string;
  machine: string;
  versions: string;
  runs: number;
}

/** The page docs/measured.md; pure. */
export const pageOf = (results: readonly Result[], { date, commit, machine, versions, runs }: Circumstances): string =>
  `# Measured

Written by \`npm run bench -- --write-docs\`; what each measure does stands in \`infra/bench/src/measures\`.
Baselines are of the same run on the same machine; a value is the median of ${runs} alternating runs unless its note
says otherwise. The load's generator works on the same cores. PostgreSQL has fsync on.

| | |
| --- | --- |
| date | ${date} |
| commit | ${commit} |
| machine | ${machine} |
| versions | ${versions} |

| measure | value | baseline | ratio | goal | |
| --- | --- | --- | --- | --- | --- |
${results.map((result) => `| ${cellsOf(result).join(' | ')} |`).join('\n')}

## Notes

${results
  .filter(({ note }) => note)
  .map(({ name, note }) => `- **${name}**: ${note}`)
  .join('\n')}
`;

const git = (...args: string[]): string => execFileSync('git', args, { cwd: repoFolder, encoding: 'utf8' }).trim();

export const circumstances = (runs: number, versions: string): Circumstances => ({
  date: new Date().toISOString().slice(0, 10),
  commit: `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' with changes not committed'}`,
  machine: `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 1024 ** 3)} GiB`,
  versions,
  runs,
});
