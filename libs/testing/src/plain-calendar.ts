import type { EventData } from '@motcua/contracts';

/** Every weekday of three decades counts, so that no spec that receives by the real clock ends with a year. */
export const plainCalendar: EventData<'CalendarDefined'> = {
  id: 'plain',
  firstDay: '2020-01-01',
  lastDay: '2049-12-31',
  daysOff: [],
  makeUpDays: [],
  toVerify: [],
  decisions: [],
};
