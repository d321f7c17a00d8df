import { inForceOn } from '@motcua/contracts';
import { catalogueColumns, headerOf, type Procedure } from './catalogue-columns';
import { formatCatalogueRow } from './catalogue-row';

export interface CatalogueChange {
  /** `ended`: nothing but its last day is new. */
  kind: 'added' | 'changed' | 'ended' | 'unchanged';
  procedure: Procedure;
  /** Headers of what differs: from the version of the same day, else from the one that holds until then. */
  columns: string[];
}

/** What the file's rows would change in what the platform has; nothing that the file leaves out ends by that. */
export const compareCatalogue = (file: readonly Procedure[], platform: readonly Procedure[]): CatalogueChange[] => {
  const known = Map.groupBy(platform, ({ procedureCode }) => procedureCode);
  return file.map((procedure) => {
    const versions = known.get(procedure.procedureCode) ?? [];
    const same = versions.find(({ from }) => from === procedure.from);
    const before = same ?? inForceOn(versions, procedure.from);
    if (!before) return { kind: 'added', procedure, columns: [] };
    const columns = differingColumns(before, procedure);
    if (columns.length === 0) return { kind: 'unchanged', procedure, columns };
    const ends = procedure.to !== null && columns.length === 1 && columns[0] === headerOf('to');
    return { kind: ends ? 'ended' : 'changed', procedure, columns };
  });
};

const differingColumns = (before: Procedure, after: Procedure): string[] => {
  const [cellsBefore, cellsAfter] = [formatCatalogueRow(before), formatCatalogueRow(after)];
  return catalogueColumns
    .filter((_column, index) => cellsBefore[index] !== cellsAfter[index])
    .map(({ header }) => header);
};
