import { at } from '../test/table-terms';
import { indexClock, type IndexHistory, standardOfficeHours, vietnamCalendar } from './index';

const asked = (from: string, to: string | null) => ({
  requestedAt: at(from),
  reasonCode: 'papers-missing',
  deliveredAt: to === null ? null : at(to),
});

// Due on Tue 8/7 09:00 (5 working days).
const history: IndexHistory = {
  receivedAt: at('2025-07-01 09:00'),
  appointment: at('2025-07-08 09:00'),
  legalTerm: { unit: 'working-days', amount: 10 },
  supplements: [],
  finishedAt: null,
  returnedAt: null,
  stoppedAt: null,
  periodEndsAt: at('2025-07-31 23:59'),
  calendar: vietnamCalendar,
  officeHours: standardOfficeHours,
};
const finished = (day: string, more: Partial<IndexHistory> = {}) => ({ ...history, finishedAt: at(day), ...more });
const waited = { supplements: [asked('2025-07-03 10:00', '2025-07-04 10:00')] };

// What happened | end | working minutes waited | due | timely: worked by hand.
it.each([
  ['finished in the due minute', finished('2025-07-08 09:00'), 'finished', 0, '2025-07-08 09:00', true],
  ['a minute later', finished('2025-07-08 09:01'), 'finished', 0, '2025-07-08 09:00', false],
  // 90 + 240 on the 3rd, 150 on the 4th.
  ['a day of waiting is subtracted', finished('2025-07-09 09:00', waited), 'finished', 480, '2025-07-09 09:00', true],
  ['and no more than that', finished('2025-07-09 09:01', waited), 'finished', 480, '2025-07-09 09:00', false],
  [
    'a weekend of waiting is no working time',
    finished('2025-07-08 11:30', { supplements: [asked('2025-07-04 16:00', '2025-07-07 09:00')] }),
    'finished',
    150,
    '2025-07-08 11:30',
    true,
  ],
  [
    'waiting over National Day',
    finished('2025-09-05 09:00', {
      receivedAt: at('2025-08-27 09:00'),
      appointment: at('2025-09-04 09:00'),
      supplements: [asked('2025-08-29 15:00', '2025-09-03 09:00')],
      periodEndsAt: at('2025-09-30 23:59'),
    }),
    'finished',
    210,
    '2025-09-04 14:00',
    false,
  ],
  [
    'a second request is late whatever the time',
    finished('2025-07-07 09:00', {
      supplements: [asked('2025-07-02 09:00', '2025-07-02 10:00'), asked('2025-07-03 09:00', '2025-07-03 10:00')],
    }),
    'finished',
    120,
    '2025-07-08 11:00',
    false,
  ],
  [
    'the citizen has not come back: the request is the end',
    { ...history, supplements: [asked('2025-07-08 09:00', null)] },
    'supplement-requested',
    0,
    '2025-07-08 09:00',
    true,
  ],
  [
    'asked for after the appointment, and not come back',
    { ...history, supplements: [asked('2025-07-08 09:01', null)] },
    'supplement-requested',
    0,
    '2025-07-08 09:00',
    false,
  ],
  [
    'came back after the period: the request is the end',
    { ...history, supplements: [asked('2025-07-03 09:00', '2025-08-01 09:00')] },
    'supplement-requested',
    0,
    '2025-07-08 09:00',
    true,
  ],
  ['no end: the end of the period', history, 'period-end', 0, '2025-07-08 09:00', false],
  [
    'no end yet, in time',
    { ...history, periodEndsAt: at('2025-07-07 23:59') },
    'period-end',
    0,
    '2025-07-08 09:00',
    true,
  ],
  [
    'finished counts before returned',
    finished('2025-07-08 09:00', { returnedAt: at('2025-07-10 09:00') }),
    'finished',
    0,
    '2025-07-08 09:00',
    true,
  ],
  ['returned', { ...history, returnedAt: at('2025-07-07 09:00') }, 'returned', 0, '2025-07-08 09:00', true],
  ['stopped', { ...history, stoppedAt: at('2025-07-09 09:00') }, 'stopped', 0, '2025-07-08 09:00', false],
  [
    'finished after the period has not happened',
    finished('2025-08-01 09:00', { periodEndsAt: at('2025-07-07 23:59') }),
    'period-end',
    0,
    '2025-07-08 09:00',
    true,
  ],
  // 2–4 (3), 7–11 (8), 14, 15.
  [
    'no appointment: the legal time',
    finished('2025-07-15 09:00', { appointment: null }),
    'finished',
    0,
    '2025-07-15 09:00',
    true,
  ],
] as const)('%s', (_case, dossier, end, waitedMinutes, due, timely) => {
  expect(indexClock(dossier)).toMatchObject({ end, waitedMinutes, dueAt: at(due), timely });
});
