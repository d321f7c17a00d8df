import type { PlannedStage } from '@motcua/contracts';
import fc from 'fast-check';
import { codeOf, given, started, takenOver } from '../../test/given';
import { planned, stageStarted, whereverItStands } from '../../test/given-duties';
import { planStages } from './plan-stages.decide';

const command = { ...planned.data, catalogued: [] };
const stage = (stageCode: string, after: string[], over: Partial<PlannedStage> = {}): PlannedStage => ({
  stageCode,
  agencyUnitCode: 'thue',
  termUnit: 'working-days',
  termAmount: 1,
  after,
  ...over,
});
const plan = (...stages: PlannedStage[]) => codeOf(planStages(given(takenOver), { ...command, stages }));

describe('planning the stages of a linked dossier', () => {
  it('is done before work begins', () => {
    expect(planStages(given(takenOver), command)).toEqual([planned]);
    expect(whereverItStands((course) => planStages(course, command))).toEqual({
      notHeard: 'unknown',
      takenOver: ['StagesPlanned'],
      inProcess: 'work-has-begun',
      paused: 'work-has-begun',
      waiting: 'work-has-begun',
      resolved: 'ended',
      returned: 'ended',
    });
  });

  it('is done once: the same plan again is quiet, another is refused', () => {
    const under = given(takenOver, planned, started, stageStarted('land-office'));
    expect(planStages(under, command)).toEqual([]);
    expect(codeOf(planStages(under, { ...command, leadAgencyCode: 'thue' }))).toBe('already-planned');
    expect(codeOf(planStages(under, { ...command, stages: command.stages.slice(1) }))).toBe('already-planned');
  });

  it('knows a stage by its code, and lets it come after stages before it only', () => {
    expect(plan()).toBe('no-stages');
    expect(plan(stage('a', []), stage('a', []))).toBe('stages-out-of-order');
    expect(plan(stage('a', ['a']))).toBe('stages-out-of-order');
    expect(plan(stage('a', ['b']), stage('b', []))).toBe('stages-out-of-order');
    expect(plan(stage('a', []), stage('b', ['a', 'c']))).toBe('stages-out-of-order');
  });

  it('needs a term for every stage that is not of the same day', () => {
    expect(plan(stage('a', [], { termAmount: 0 }))).toBe('term-missing');
    expect(plan(stage('a', [], { termAmount: 0, termUnit: 'same-day' }))).toHaveLength(1);
  });

  it('takes from the catalogue what the request leaves out, led by the competent unit', () => {
    const catalogued = planned.data.stages.map(({ stageCode, ...stated }) => ({
      ...stated,
      code: stageCode,
      agencyName: 'Cơ quan',
      startsWithPayment: false,
    }));
    const asCatalogued = { leadAgencyCode: null, stages: null, catalogued };
    expect(planStages(given(takenOver), asCatalogued)).toEqual([planned]);
    expect(planStages(given(takenOver, planned), asCatalogued)).toEqual([]);
    expect(planStages(given(takenOver), { ...asCatalogued, stages: [stage('a', [])] })).toMatchObject([
      { data: { leadAgencyCode: 'an-thang', stages: [{ stageCode: 'a' }] } },
    ]);
    expect(codeOf(planStages(given(takenOver), { ...asCatalogued, catalogued: [] }))).toBe('no-stages');
    const nameless = catalogued.map((one) => ({ ...one, agencyUnitCode: null }));
    expect(codeOf(planStages(given(takenOver), { ...asCatalogued, catalogued: nameless }))).toBe('agency-unknown');
  });

  it('takes only plans in which every stage can be reached', () => {
    const codes = ['a', 'b', 'c', 'd'];
    const anyStage = fc.record({ stageCode: fc.constantFrom(...codes), after: fc.subarray(codes) });
    fc.assert(
      fc.property(fc.array(anyStage, { minLength: 1, maxLength: 4 }), (drafts) => {
        const stages = drafts.map(({ stageCode, after }) => stage(stageCode, after));
        const reached = new Set<string>();
        for (let round = 0; round < stages.length; round += 1)
          for (const { stageCode, after } of stages)
            if (after.every((code) => reached.has(code))) reached.add(stageCode);
        if (Array.isArray(plan(...stages))) expect(reached.size).toBe(stages.length);
      }),
    );
  });
});
