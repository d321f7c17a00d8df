import { createHash } from 'node:crypto';
import type { EventData } from '@motcua/contracts';
import { fieldCodeOf } from '@motcua/contracts';
import { procedures } from './procedures';
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

const catalogue = (): Definition[] =>
  procedures.map((procedure) => {
    const content = {
      procedureCode: procedure.code,
      name: procedure.name,
      fieldCode: fieldCodeOf(procedure.field),
      fieldName: procedure.field,
      termUnit: procedure.term.unit,
      termAmount: procedure.term.amount,
      termCutOff: procedure.term.cutOff ?? null,
      serviceLevel: procedure.level,
      competentLevel: 'commune' as const,
      from: procedure.from ?? '2020-01-01',
    };
    const procedureVersion = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
    return { type: 'ProcedureDefined', data: { ...content, procedureVersion } };
  });

/** The wards and procedures that the sample registers name, in the form that `motcua define` takes. */
export const sampleReference = (): Definition[] => [...units(), ...catalogue()];
