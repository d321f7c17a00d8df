import type { WardDay } from './ward-time';

/** A day was asked for that the calendar does not know. To guess would print a wrong appointment. */
export class CalendarEndError extends Error {
  override readonly name = 'CalendarEndError';
  constructor(
    readonly day: WardDay,
    readonly calendarId: string,
    firstDay: WardDay,
    lastDay: WardDay,
  ) {
    super(
      `Day ${day} lies outside calendar ${calendarId}, which covers ${firstDay} to ${lastDay}; ` +
        'publish a calendar that covers this day and use that one.',
    );
  }
}
