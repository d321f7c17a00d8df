import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@motcua/testing';
import { motcua } from '../../../dev/src/run-script';
import { json } from '../../../load/src/client';
import { askSummary } from '../../../load/src/summary';
import { makeSamples } from '../../../samples/src/make-samples';
import { alternate, type Bench, median, type Measure, rounded, spreadOf } from '../measure';
import { onPlatform, type Place } from '../place';

const name = 'register import, file to figures';
/** The largest of the sample registers, some 17,600 rows. */
const sample = 'binh-duong';

/** The sample with at most so many rows. */
const registerWith = async (folder: string, most: number): Promise<{ file: string; rows: number }> => {
  const [made = ''] = await makeSamples(folder, [sample]);
  const lines = readFileSync(made, 'utf8')
    .split('\r\n')
    .filter((line) => line !== '');
  const header = lines.findIndex((line) => line.startsWith('STT,'));
  const kept = lines.slice(0, header + 1 + most);
  const file = join(folder, 'register.csv');
  writeFileSync(file, `${kept.join('\r\n')}\r\n`);
  return { file, rows: kept.length - header - 1 };
};

const importInto = async ({ folder, platform }: Place, ward: string, file: string): Promise<void> => {
  const { code, output } = await motcua(platform, ['import', '--ward', ward, file], folder).ended;
  if (code !== 0) throw new Error(`motcua import ended with ${code}: ${output.trim().slice(-500)}`);
};

/** Rows a second from the start of the command until every row stands in the figures with all that it says. */
const toFigures = async (place: Place, ward: string, file: string, rows: number): Promise<number> => {
  const { client, operatorToken } = place.world;
  const summary = () => askSummary(client, operatorToken, { ward, from: '2020-01-01', to: '2027-12-31' });
  const before = (await summary()).received.total;
  const startedAt = performance.now();
  await importInto(place, ward, file);
  await until(
    `${rows} rows in the figures of ${ward}`,
    async () => {
      const { received, resolved, pending, completeness } = await summary();
      const all = received.total - before === rows && resolved.total + pending.total === received.total;
      return all && completeness.incompleteDossiers === 0;
    },
    120_000,
  );
  return (rows / (performance.now() - startedAt)) * 1000;
};

export const registerImport: Measure = {
  name: 'register-import',
  rows: [name],
  run: (bench: Bench) =>
    onPlatform(bench, { wards: 20 }, async (place) => {
      const { file, rows } = await registerWith(place.folder, bench.quick ? 100 : Number.POSITIVE_INFINITY);
      const definitions = JSON.parse(readFileSync(join(place.folder, 'reference.json'), 'utf8'));
      await place.world.client.ask({
        service: 'intake',
        method: 'POST',
        path: '/reference-data',
        token: place.world.operatorToken,
        body: json({ definitions }),
      });
      const { 'rows/s': rates } = await alternate(bench, 'register import', {
        // A ward of its own for each run, or the second one would find its rows known.
        'rows/s': (run) => toFigures(place, place.world.wards.at(-run) as string, file, rows),
      });
      return [
        {
          name,
          value: rounded(median(rates)),
          unit: 'rows/s',
          baseline: null,
          ratio: null,
          goal: '≥ 500',
          met: median(rates) >= 500,
          note: `${rows} rows, three services each; ${spreadOf(rates)}`,
        },
      ];
    }),
};
