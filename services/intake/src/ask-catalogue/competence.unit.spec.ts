import { procedure } from '../../test/given';
import { competenceFor, competentUnitOf, type Place } from './competence.decide';

const ward = (unitCode: string, parentCode: string | null): Place => ({ unitCode, kind: 'ward', parentCode });
const [anThang, binhDuong, quangCu] = [
  ward('an-thang', 'hai-phong'),
  ward('binh-duong', 'hai-phong'),
  ward('quang-cu', 'thanh-hoa'),
];
const haiPhong: Place = { unitCode: 'hai-phong', kind: 'province', parentCode: null };

describe('the competent unit', () => {
  it('is whom the catalogue names, else whom the level gives', () => {
    expect(competentUnitOf({ competentUnitCode: 'so-xd', competentLevel: 'commune' }, anThang)).toBe('so-xd');
    expect(competentUnitOf({ competentUnitCode: null, competentLevel: 'commune' }, anThang)).toBe('an-thang');
    expect(competentUnitOf({ competentUnitCode: null, competentLevel: 'province' }, anThang)).toBe('hai-phong');
    expect(competentUnitOf({ competentUnitCode: null, competentLevel: 'ministry-branch' }, anThang)).toBeNull();
  });
});

describe('who is competent, asked of the catalogue', () => {
  const answer = (receivingArea: typeof procedure.receivingArea, place: Place, competent: Place | null) =>
    competenceFor({ ...procedure, receivingArea }, place, competent);

  it('where the centre’s own ward decides: it may take it, and its receipt starts the clock', () => {
    expect(answer('unit', anThang, anThang)).toMatchObject({
      mayReceive: true,
      goesTo: 'an-thang',
      clockStarts: 'at-receipt',
    });
  });

  it('where another unit decides: the clock starts there', () => {
    const elsewhere = { mayReceive: true, clockStarts: 'at-competent-unit' };
    expect(answer('province', anThang, binhDuong)).toMatchObject({ ...elsewhere, goesTo: 'binh-duong' });
    expect(answer('province', anThang, haiPhong)).toMatchObject({ ...elsewhere, goesTo: 'hai-phong' });
    expect(answer('nation', anThang, quangCu)).toMatchObject({ ...elsewhere, goesTo: 'quang-cu' });
  });

  it('beyond where it may be received, it says where to go and starts no clock', () => {
    const refused = { mayReceive: false, clockStarts: null };
    expect(answer('unit', anThang, binhDuong)).toMatchObject({ ...refused, goesTo: 'binh-duong' });
    expect(answer('province', anThang, quangCu)).toMatchObject({ ...refused, goesTo: 'quang-cu' });
    // Two units of no known province are not of the same one.
    expect(answer('province', ward('a', null), ward('b', null))).toMatchObject(refused);
  });

  it('is not guessed where nothing says who decides', () => {
    expect(answer('nation', anThang, null)).toMatchObject({ mayReceive: false, goesTo: null, clockStarts: null });
  });
});
