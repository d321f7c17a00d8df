import type { IssuingUnit } from '@motcua/forms';
import type { Unit } from '@motcua/platform';

type Named = Pick<Unit, 'name' | 'kind'>;

const ofPlace = /^(Ủy ban nhân dân\s+)?((?:phường|xã|đặc khu|thị trấn|tỉnh|thành phố)\s+)?(.+)$/iu;

const partsOf = (name: string): { kind: string; place: string } => {
  const [, , kind = '', place = name] = ofPlace.exec(name.normalize('NFC')) ?? [];
  return { kind: kind.toLowerCase(), place };
};

/** Ủy ban nhân dân phường An Thắng, whether the unit is defined as 'Phường An Thắng' or as its committee. */
const committeeNameOf = ({ name }: Named): string => {
  const { kind, place } = partsOf(name);
  return `Ủy ban nhân dân ${kind}${place}`;
};

/** A ward's one-stop centre, under its people's committee. */
export const centreOf = (ward: Named): IssuingUnit => ({
  parentName: committeeNameOf(ward),
  name: 'Trung tâm Phục vụ hành chính công',
  mark: 'TTPVHCC',
  place: partsOf(ward.name).place,
});

/** The body that decides, and the title of its head: a people's committee, or a ministry's branch under its own name. */
export const bodyOf = (unit: Named, ward: Named): { unit: IssuingUnit; headTitle: string } => {
  const { place } = partsOf(ward.name);
  return unit.kind === 'ministry-branch'
    ? {
        unit: { parentName: null, name: unit.name, mark: initialsOf(unit.name), place },
        headTitle: 'THỦ TRƯỞNG CƠ QUAN',
      }
    : {
        unit: { parentName: null, name: committeeNameOf(unit), mark: 'UBND', place: partsOf(unit.name).place },
        headTitle: 'CHỦ TỊCH',
      };
};

/** Văn phòng đăng ký đất đai → VPĐKĐĐ */
const initialsOf = (name: string): string =>
  name
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
