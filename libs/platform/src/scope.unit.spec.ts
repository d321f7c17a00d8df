import fc from 'fast-check';
import type { Identity } from './identity';
import { ReferenceData, type Unit } from './reference-data';
import { scopeOf } from './scope';

const unit = (unitCode: string, kind: Unit['kind'], parentCode: string | null): Unit => ({
  unitCode,
  name: unitCode,
  kind,
  parentCode,
  dossierCodePrefix: 'H01.01',
  from: '2025-07-01',
  to: null,
});

const reference = (): ReferenceData => {
  const data = new ReferenceData(undefined as never);
  for (const one of [
    unit('hai-phong', 'province', null),
    unit('an-thang', 'ward', 'hai-phong'),
    unit('binh-duong', 'ward', 'hai-phong'),
    unit('thach-ban', 'ward', 'ha-noi'),
    unit('ha-noi', 'province', null),
  ]) {
    data.units.set(one.unitCode, one);
  }
  return data;
};

const identity = (...units: string[]): Identity => ({ subject: 'officer-1', units, roles: ['receptionist'] });

describe('the scope of a token', () => {
  it('expands a province to its wards and the nation to all', () => {
    expect(scopeOf(identity('hai-phong'), reference()).wards.toSorted()).toEqual(['an-thang', 'binh-duong']);
    expect(scopeOf(identity('national'), reference()).wards.toSorted()).toEqual([
      'an-thang',
      'binh-duong',
      'thach-ban',
    ]);
    expect(scopeOf(identity('an-thang'), reference()).wards).toEqual(['an-thang']);
  });

  it('is narrowed by a ward in the path and never widened, whatever is asked for', () => {
    const codes = ['an-thang', 'binh-duong', 'thach-ban', 'hai-phong', 'ha-noi', 'unknown', ''];
    fc.assert(
      fc.property(fc.subarray(codes), fc.constantFrom(...codes), (units, asked) => {
        const all = scopeOf(identity(...units), reference()).wards;
        const narrowed = scopeOf(identity(...units), reference(), asked).wards;
        expect(narrowed).toEqual(all.includes(asked) ? [asked] : []);
      }),
    );
  });
});
