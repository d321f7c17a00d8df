import type { EventData } from '@motcua/contracts';
import { sampleCatalogue } from './catalogue';
import { wardPlans } from './ward-plans';

type Definition =
  | { type: 'UnitDefined'; data: EventData<'UnitDefined'> }
  | { type: 'ProcedureDefined'; data: EventData<'ProcedureDefined'> };

/** Codes of issuing units and the day from which they hold are assumed; the wards' names are the published ones. */
const units = (): Definition[] =>
  wardPlans().map((plan) => ({
    type: 'UnitDefined',
    data: {
      unitCode: plan.wardCode,
      name: plan.wardName,
      kind: 'ward',
      parentCode: null,
      dossierCodePrefix: plan.issuingUnitCode,
      from: '2020-01-01',
      to: null,
    },
  }));

/** The wards and procedures that the sample registers name, in the form that `motcua define` takes. */
export const sampleReference = (): Definition[] => [
  ...units(),
  ...sampleCatalogue().map((data): Definition => ({ type: 'ProcedureDefined', data })),
];
