import { API_POOL, type Scope } from '@motcua/platform';
import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import {
  type Completeness,
  completenessOf,
  incompleteDossiersOf,
  unfilledMeasuresOf,
} from '../completeness/completeness.query';
import type { Counts } from '../definitions/counts';
import { readFigures } from '../generations/figures.query';
import { narrowed, type Ward } from '../wards/find-ward.fragment';
import { type HaNoiColumns, haNoiColumnsOf, haNoiIdentitiesOf, haNoiMappingOf } from './ha-noi-columns.fold';
import { wardFiguresKnownAt } from './known-at.query';
import type { Period } from './period.fragment';
import { wardFigures } from './ward-figures.query';
import {
  type Columns,
  columnsOf,
  countsOf,
  type FiguresByField,
  type Identity,
  identitiesOf,
  type Mapped,
  mappingOf,
  totalOf,
} from './ward-summary.fold';

export interface WardSummary extends Columns {
  ward: Ward;
  period: Period;
  knownAt?: string;
  completeness: Completeness;
  mapping: Mapped[];
  identities: Identity[];
  /** Counts that the form has no column for, by name. */
  counts: Counts;
  /** The same counts in the columns of Hà Nội 2026, with what these leave open. */
  haNoi?: HaNoiColumns & { mapping: Mapped[]; identities: Identity[] };
  fields?: (Columns & { fieldCode: string; fieldName: string; haNoi?: HaNoiColumns })[];
}

export interface SummaryOptions {
  byField: boolean;
  haNoi: boolean;
  knownAt: string | undefined;
}

@Injectable()
export class WardSummaryQuery {
  constructor(@Inject(API_POOL) private readonly pool: pg.Pool) {}

  async ask(scope: Scope, ward: Ward, period: Period, options: SummaryOptions): Promise<WardSummary> {
    return readFigures(this.pool, narrowed(scope, ward), async (client) => {
      const { fields, incompleteDossiers, unfilledMeasures } = options.knownAt
        ? { ...(await wardFiguresKnownAt(client, ward.code, period, options.knownAt)), unfilledMeasures: [] }
        : {
            fields: await wardFigures(client, ward.code, period),
            incompleteDossiers: await incompleteDossiersOf(client, ward.code),
            unfilledMeasures: await unfilledMeasuresOf(client),
          };
      const counts = countsOf(totalOf(fields));
      return {
        ward,
        period,
        ...(options.knownAt && { knownAt: options.knownAt }),
        ...columnsOf(counts),
        completeness: await completenessOf(client, incompleteDossiers, unfilledMeasures),
        mapping: mappingOf(counts),
        identities: identitiesOf(counts),
        counts,
        ...(options.haNoi && {
          haNoi: {
            ...haNoiColumnsOf(counts),
            mapping: haNoiMappingOf(counts),
            identities: haNoiIdentitiesOf(counts),
          },
        }),
        ...(options.byField && { fields: await namedFields(client, fields, options) }),
      };
    });
  }
}

const namedFields = async (
  client: pg.ClientBase,
  fields: FiguresByField,
  { haNoi }: SummaryOptions,
): Promise<WardSummary['fields']> => {
  const { rows } = await client.query<{ field_code: string; field_name: string }>(
    'select field_code, field_name from fields where field_code = any ($1)',
    [[...fields.keys()]],
  );
  const names = new Map(rows.map(({ field_code, field_name }) => [field_code, field_name]));
  return [...fields]
    .map(([code, figures]) => ({
      fieldCode: code,
      fieldName: names.get(code) ?? (code || 'Chưa rõ lĩnh vực'),
      ...columnsOf(countsOf(figures)),
      ...(haNoi && { haNoi: haNoiColumnsOf(countsOf(figures)) }),
    }))
    .filter(({ received, resolved, pending }) => received.total + resolved.total + pending.total > 0)
    .sort((a, b) => a.fieldName.localeCompare(b.fieldName, 'vi') || (a.fieldCode < b.fieldCode ? -1 : 1));
};
