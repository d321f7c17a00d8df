import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a ward printed; null or absent: not published. */
export type PublishedWard = {
  readonly id: string;
  readonly ward: string;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly source: string;
  readonly received?: { readonly total: number; readonly online?: number; readonly direct_and_postal?: number };
  readonly resolved?: { readonly total?: number; readonly early?: number; readonly on_time?: number };
  readonly pending?: { readonly total: number; readonly in_time: number; readonly overdue: number };
  readonly dossiers?: { readonly total: number; readonly overdue: number };
  readonly rates: readonly { readonly numerator?: number; readonly denominator?: number }[];
  readonly results_returned_at_home?: number;
};

const place = 'infra/samples/published-figures.json';

export function publishedWards(): PublishedWard[] {
  const { wards } = JSON.parse(readFileSync(findUpwards(__dirname), 'utf8')) as { wards: PublishedWard[] };
  return wards;
}

/** The compiled program lies in dist/, the figures beside the source: look from here towards the root. */
function findUpwards(folder: string): string {
  const file = join(folder, place);
  if (existsSync(file)) return file;
  if (dirname(folder) === folder) throw new Error(`${place} was not found; run from a checkout of the repository.`);
  return findUpwards(dirname(folder));
}
