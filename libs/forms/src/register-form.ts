import { type Instant, printOfficialDay, printOfficialMoment, type WardDay } from '@motcua/deadline';
import type { IssuingUnit } from './facts';
import type { FormModel } from './form-model';
import { formVersionOn } from './form-version';
import { headOf, party } from './slip-parts';

export type RegisterRow = {
  readonly dossierCode: string;
  readonly procedureName: string;
  readonly applicantName: string;
  /** Address and telephone. */
  readonly contact: string | null;
  readonly leadUnit: string;
  readonly receivedAt: Instant;
  /** null: settled at once, without an appointment */
  readonly dueAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly returnWay: string | null;
  /** Positions among what the centre and the competent unit said of the dossier. */
  readonly restsOn: { readonly reception: readonly number[]; readonly processing: readonly number[] };
};

/** A register is kept for one field or group of fields. */
export type RegisterFacts = {
  readonly unit: IssuingUnit;
  readonly number: number | null;
  readonly issuedAt: Instant;
  readonly copyNumber: number;
  readonly fieldName: string;
  /** Ward-local days, both within. */
  readonly period: { readonly from: WardDay; readonly to: WardDay };
  readonly rows: readonly RegisterRow[];
  readonly keeperName: string | null;
};

/** Form 06 until 14/9/2025, then 07. The last day of its period decides which: a book is closed under the rule of then. */
export function registerForm(facts: RegisterFacts): FormModel {
  const { fieldName, period, rows } = facts;
  const version = formVersionOn('register', period.to);
  return {
    format: 'a4-landscape',
    title: version.title,
    issuedAt: facts.issuedAt,
    blocks: [
      headOf(version, facts),
      {
        kind: 'title',
        text: version.title.toUpperCase(),
        below: [
          `Lĩnh vực: ${fieldName}`,
          `Từ ${printOfficialDay(period.from)} đến ${printOfficialDay(period.to)}: ${rows.length} hồ sơ`,
        ],
      },
      {
        kind: 'table',
        columns: [
          { heading: 'TT', share: 4 },
          { heading: 'Mã hồ sơ', share: 11 },
          { heading: 'Thủ tục hành chính', share: 12 },
          { heading: 'Cá nhân, tổ chức', share: 11 },
          { heading: 'Địa chỉ, số điện thoại', share: 13 },
          { heading: 'Cơ quan chủ trì', share: 11 },
          { heading: 'Nhận hồ sơ', share: 10 },
          { heading: 'Hẹn trả kết quả', share: 10 },
          { heading: 'Trả kết quả', share: 10 },
          { heading: 'Cách nhận kết quả', share: 8 },
          { heading: 'Ký nhận', share: 7 },
          { heading: 'Sự kiện', share: 6 },
        ],
        rows: rows.map(printRow),
      },
      { kind: 'signatures', parties: [party('NGƯỜI LẬP SỔ', facts.keeperName)] },
      {
        kind: 'foot',
        link: null,
        notes: [
          'Sự kiện: vị trí của các sự kiện mà dòng này được lập từ đó; trước dấu “/” là của nơi tiếp nhận, sau là của nơi giải quyết.',
        ],
      },
    ],
  };
}

function printRow(row: RegisterRow, index: number): string[] {
  const moment = (instant: Instant | null) => (instant === null ? '' : printOfficialMoment(instant));
  return [
    String(index + 1),
    row.dossierCode,
    row.procedureName,
    row.applicantName,
    row.contact ?? '',
    row.leadUnit,
    moment(row.receivedAt),
    moment(row.dueAt),
    moment(row.returnedAt),
    row.returnWay ?? '',
    '',
    [row.restsOn.reception, row.restsOn.processing]
      .filter((positions) => positions.length > 0)
      .map((positions) => positions.join(', '))
      .join(' / '),
  ];
}
