import type { Scope } from '@motcua/event-sourcing';
import type { Identity } from './identity';
import type { ReferenceData } from './reference-data';

/**
 * The one function that expands a token's units: a province to its wards, `national` to all, a ward to itself.
 * A ward asked for narrows the set and can never widen it; the units stay, for dossiers that other centres received
 * for them.
 */
export const scopeOf = (identity: Identity, reference: ReferenceData, askedWard?: string): Scope => {
  const units = new Set<string>();
  for (const unit of identity.units) {
    if (unit === 'national') for (const code of reference.units.keys()) units.add(code);
    else units.add(unit);
    for (const { unitCode, parentCode } of reference.units.values()) if (parentCode === unit) units.add(unitCode);
  }
  const everything = identity.units.includes('national');
  const wards = [...units].filter((code) => (reference.units.get(code)?.kind ?? 'ward') === 'ward');
  if (askedWard === undefined) return { wards, units: [...units] };
  return { wards: everything || wards.includes(askedWard) ? [askedWard] : [], units: [...units] };
};
