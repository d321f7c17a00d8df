import type { DomainEvent } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import type { Absence } from '../absences.state';
import { type KnownCodes, unknownCause } from '../course.decide';

export interface DeclareAbsence extends Absence {
  reasons: KnownCodes;
}

const overlap = (a: Absence, b: Absence): boolean => (a.from > b.from ? a.from : b.from) <= (a.to < b.to ? a.to : b.to);

/**
 * A substitute is named for each day (NĐ 309/2026 arts. 5, 6). Who stands in is there when it is declared, so nobody comes
 * to stand in for themselves over others; a substitute who goes away later names another.
 */
export const declareAbsence = (
  absences: readonly Absence[],
  { reasons, ...absence }: DeclareAbsence,
): DomainEvent[] | Rejected => {
  const { officerId, substituteId, from, to, reasonCode } = absence;
  if (from > to) return new Rejected('from-after-to', 'Ngày bắt đầu vắng mặt phải trước hoặc trùng ngày kết thúc.');
  if (officerId === substituteId) {
    return new Rejected('own-substitute', 'Người làm thay phải là người khác với người vắng mặt.');
  }
  const unknown = unknownCause(reasonCode, reasons);
  if (unknown) return unknown;
  const own = absences.find((one) => one.officerId === officerId && overlap(one, absence));
  if (own) {
    const isSame =
      own.from === from && own.to === to && own.substituteId === substituteId && own.reasonCode === reasonCode;
    return isSame
      ? []
      : new Rejected(
          'overlaps',
          `Người này đã được ghi vắng mặt từ ${own.from} đến ${own.to}; hãy kết thúc lần đó trước.`,
        );
  }
  const other = absences.find((one) => one.officerId === substituteId && overlap(one, absence));
  if (other) {
    return new Rejected(
      'substitute-absent',
      `Người làm thay cũng vắng mặt từ ${other.from} đến ${other.to}; hãy chọn người khác.`,
    );
  }
  return [{ type: 'AbsenceDeclared', data: { officerId, substituteId, from, to, reasonCode } }];
};
