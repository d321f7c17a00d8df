import type { Instant, ReturnManner } from '@motcua/contracts';
import { timelinessOf } from '@motcua/deadline';
import type { HandOver } from '@motcua/forms';
import { appointmentIn, type Told, type ToldEvent } from './told-events.fragment';

export interface Hands {
  centre: string;
  leadUnit: string;
}

export const returnWays: Record<ReturnManner, string> = {
  office: 'Trực tiếp',
  post: 'Bưu chính công ích',
  online: 'Trực tuyến',
  home: 'Tại nhà',
};

/** What of it is a hand-over (form 06): from whom, to whom, with what. Offices and officers are named by their codes. */
const handOverOf = (event: ToldEvent, { centre, leadUnit }: Hands, dueAt: Instant | null): HandOver | null => {
  const { type, at } = event;
  const step = (giver: string, taker: string, note: string | null): HandOver => ({
    giver,
    taker,
    at,
    timeliness: null,
    note,
  });
  switch (type) {
    case 'DossierHandedOver':
      return step(centre, leadUnit, null);
    case 'DossierForwarded':
      return step(centre, leadUnit, 'Phi địa giới');
    case 'ProcessingStarted':
      return event.data.officeCode === null ? null : step(leadUnit, `Phòng ${event.data.officeCode}`, null);
    case 'OfficerAssigned':
      return step(leadUnit, `Tài khoản ${event.data.officerId}`, 'Phân công');
    case 'SupplementRequested':
      return step(leadUnit, centre, 'Yêu cầu bổ sung');
    case 'DossierSupplemented':
      return step(centre, leadUnit, 'Đã bổ sung');
    case 'DossierResolved':
      return ended(step(leadUnit, centre, 'Có kết quả'), event.data.endedAt, dueAt);
    case 'DossierRefused':
      return ended(step(leadUnit, centre, 'Từ chối giải quyết'), event.data.endedAt, dueAt);
    case 'DossierWithdrawn':
      return { ...step(leadUnit, centre, 'Rút hồ sơ'), at: event.data.endedAt };
    case 'DossierStopped':
      return { ...step(leadUnit, centre, 'Dừng giải quyết'), at: event.data.endedAt };
    case 'ResultReturned':
      return {
        ...step(centre, 'Người nộp hồ sơ', returnWays[event.data.manner]),
        at: event.data.returnedAt,
      };
    default:
      return null;
  }
};

/** Only the whole of the unit's work has a time that its result is held against. */
const ended = (step: HandOver, endedAt: Instant, dueAt: Instant | null): HandOver => ({
  ...step,
  at: endedAt,
  timeliness: dueAt === null ? null : timelinessOf(endedAt, dueAt),
});

export const handOversIn = (grounds: Told, hands: Hands): HandOver[] =>
  grounds.flatMap((event, index) => {
    const handOver = handOverOf(event, hands, appointmentIn(grounds.slice(0, index)));
    return handOver ? [handOver] : [];
  });
