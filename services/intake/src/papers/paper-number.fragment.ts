import type { DomainEvent, EventData } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import type { Companion } from '@motcua/event-sourcing';

/** A book is kept for a year of the ward's calendar (TT 01/2018 art. 10). */
export const paperYearOf = (issuedAt: string): number => Number(wardDayOf(issuedAt).slice(0, 4));

/** An original takes its number for good, in the transaction of its event. */
export const takenNumber = (wardCode: string, dossierId: string, events: readonly DomainEvent[]): Companion[] =>
  events
    .filter(({ type }) => type === 'FormPrinted')
    .map(({ data }) => data as EventData<'FormPrinted'>)
    .filter(({ copyNumber }) => copyNumber === 0)
    .map(({ form, number, issuedAt }) => ({
      table: 'paper_numbers',
      row: { ward_code: wardCode, form, year: paperYearOf(issuedAt), number, dossier_id: dossierId },
    }));
