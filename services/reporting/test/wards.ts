import type pg from 'pg';
import { v5 } from 'uuid';

const namespace = '0197a000-0000-7000-8000-0000000000fe';

export const wards = [
  { unitCode: 'an-thang', name: 'Phường An Thắng' },
  { unitCode: 'binh-duong', name: 'Phường Bình Dương' },
  { unitCode: 'binh-long-1', name: 'Phường Bình Long' },
  { unitCode: 'binh-long-2', name: 'Xã Bình Long' },
];

/** Units as the owner of reference data would have defined them. */
export const defineWards = async (admin: pg.Pool): Promise<void> => {
  const units = [
    { unitCode: 'province', name: 'Tỉnh', kind: 'province', parentCode: null },
    ...wards.map((ward) => ({ ...ward, kind: 'ward', parentCode: 'province' })),
  ];
  for (const [index, unit] of units.entries()) {
    const data = { ...unit, dossierCodePrefix: 'H01', from: '2025-07-01', to: null };
    await admin.query(
      `insert into reference_data (number, store, epoch, event_id, type, data)
       values ($1, 'reference', 1, $2, 'UnitDefined', $3)`,
      [index + 1, v5(unit.unitCode, namespace), JSON.stringify(data)],
    );
  }
};
