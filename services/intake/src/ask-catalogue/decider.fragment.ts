import type { Procedure, ReferenceData } from '@motcua/platform';
import { competentUnitOf, type Place } from './competence.decide';

/** A unit that nobody has defined yet is taken for a ward of no province. */
export const placeOf = ({ units }: ReferenceData, unitCode: string): Place =>
  units.get(unitCode) ?? { unitCode, kind: 'ward', parentCode: null };

/** Who decides: whom the counter named, else whom the catalogue says, else the receiving ward; and the unit above. */
export const deciderOf = (
  reference: ReferenceData,
  ward: string,
  procedure: Procedure | undefined,
  named: string | undefined,
): { competentUnitCode: string; higherUnitCode: string | null } => {
  const listed = procedure && competentUnitOf(procedure, placeOf(reference, ward));
  const competentUnitCode = named ?? listed ?? ward;
  return { competentUnitCode, higherUnitCode: placeOf(reference, competentUnitCode).parentCode };
};
