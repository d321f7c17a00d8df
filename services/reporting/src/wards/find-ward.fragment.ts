import { Problem, type ReferenceData, type Scope, type Unit } from '@motcua/platform';

export interface Ward {
  code: string;
  name: string;
}

const kinds = /^(phường|xã|đặc khu|thị trấn|phuong|xa|dac khu|thi tran)\s+/u;

const tidy = (text: string): string => text.normalize('NFC').toLowerCase().trim().replaceAll(/\s+/g, ' ');
const bare = (text: string): string => text.replace(kinds, '');
const unaccented = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll(/[-.]/g, ' ');

/** From the exact to the forgiving; the first reading that fits any ward decides. */
const readings: ((text: string) => string)[] = [
  tidy,
  (text) => bare(tidy(text)),
  (text) => unaccented(tidy(text)),
  (text) => unaccented(bare(tidy(text))),
];

export const wardsInScope = (reference: ReferenceData, scope: Scope): Unit[] =>
  [...reference.units.values()].filter(({ kind, unitCode }) => kind === 'ward' && scope.units.includes(unitCode));

/**
 * A ward by its code or its name, with or without "phường" or "xã", with or without diacritics; among those the caller
 * may see. Errors: `Problem` 404, the same for a ward that is not there and one that is not theirs.
 */
export const findWard = (reference: ReferenceData, scope: Scope, asked: string): Ward => {
  const visible = wardsInScope(reference, scope);
  const byCode = visible.find(({ unitCode }) => unitCode === asked);
  if (byCode) return { code: byCode.unitCode, name: byCode.name };
  for (const read of readings) {
    const fitting = visible.filter(({ name }) => read(name) === read(asked));
    const living = fitting.filter(({ to }) => to === null);
    const found = living.length > 0 ? living : fitting;
    if (found.length === 1 && found[0]) return { code: found[0].unitCode, name: found[0].name };
    if (found.length > 1) {
      const list = found.map(({ name, unitCode }) => `${name} (${unitCode})`).join(', ');
      throw new Problem(404, 'ambiguous-ward', `Có ${found.length} đơn vị cùng tên: ${list}. Hãy dùng mã đơn vị.`);
    }
  }
  throw new Problem(
    404,
    'unknown-ward',
    'Không tìm thấy đơn vị này trong phạm vi được xem; hãy kiểm tra tên hoặc mã.',
    {
      'retry-after': '1',
    },
  );
};

/** The scope narrowed to one ward that was found in it. */
export const narrowed = (scope: Scope, ward: Ward): Scope => ({ wards: [ward.code], units: scope.units });
