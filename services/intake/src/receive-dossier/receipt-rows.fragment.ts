import type { DomainEvent } from '@motcua/contracts';
import type { Companion } from '@motcua/event-sourcing';
import { type ReferenceData, timerRows } from '@motcua/platform';
import { handOverTimersOf } from '../fire-timer/fire-timer.decide';
import { issuedCode } from './issued-code.fragment';

/** What commits with a receipt: its code, and the clock of its hand-over. */
export const receiptRows = (
  wardCode: string,
  dossierId: string,
  events: DomainEvent[],
  reference: ReferenceData,
): Companion[] => [
  ...issuedCode(dossierId, events),
  ...timerRows(
    wardCode,
    dossierId,
    events.flatMap((event) => handOverTimersOf(event, reference.calendar(), reference.hours(wardCode))),
  ),
];
