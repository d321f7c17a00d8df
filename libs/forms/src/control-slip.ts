import { type Instant, printOfficialMoment, type Timeliness } from '@motcua/deadline';
import type { SlipFacts } from './facts';
import type { FormModel } from './form-model';
import { applicantFields, field, party, slip } from './slip-parts';

export type HandOver = {
  readonly giver: string;
  readonly taker: string;
  readonly at: Instant;
  /** The giver's step against its own time; null: it had none. */
  readonly timeliness: Timeliness | null;
  readonly note: string | null;
};

export type ControlSlipFacts = SlipFacts & {
  readonly leadUnit: string;
  readonly coordinatingUnits: readonly string[];
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly handOvers: readonly HandOver[];
};

const timelinessWords: Record<Timeliness, string> = { early: 'Trước hạn', 'on-time': 'Đúng hạn', late: 'Quá hạn' };

/** Form 05 until 14/9/2025, then 06: who held the dossier, and whether each step kept its time. */
export function controlSlip(facts: ControlSlipFacts): FormModel {
  const { coordinatingUnits } = facts;
  return slip('control-slip', facts, [
    field('Thủ tục', facts.procedureName),
    ...applicantFields(facts.applicant).slice(0, 1),
    field('Cơ quan chủ trì', facts.leadUnit),
    field('Cơ quan phối hợp', coordinatingUnits.length === 0 ? null : coordinatingUnits.join('; ')),
    field('Thời gian nhận hồ sơ', printOfficialMoment(facts.receivedAt)),
    field('Thời gian hẹn trả kết quả', printOfficialMoment(facts.dueAt)),
    {
      kind: 'table',
      columns: [
        { heading: 'TT', share: 3 },
        { heading: 'Bên giao', share: 9 },
        { heading: 'Bên nhận', share: 9 },
        { heading: 'Giờ, ngày giao nhận', share: 11 },
        { heading: 'Kết quả', share: 7 },
        { heading: 'Ghi chú', share: 7 },
      ],
      rows: facts.handOvers.map(({ giver, taker, at, timeliness, note }, index) => [
        String(index + 1),
        giver,
        taker,
        printOfficialMoment(at),
        timeliness === null ? '' : timelinessWords[timeliness],
        note ?? '',
      ]),
    },
    { kind: 'signatures', parties: [party('NGƯỜI LẬP PHIẾU', facts.officerName)] },
  ]);
}
