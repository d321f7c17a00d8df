import { at } from '../test/table-terms';
import { apologyRefusal, lastApologyDay, vietnamCalendar } from './index';

const dueOnMonday = at('2025-07-07 09:00');
const calendar = vietnamCalendar;
const apology = {
  dueAt: dueOnMonday,
  issuedAt: at('2025-07-04 16:00'),
  newDate: at('2025-07-10 09:00'),
  reasonCode: 'staff-overload',
  earlierApologies: 0,
  calendar,
};

describe('the last day for an apology', () => {
  it.each([
    ['2025-07-09 09:00', '2025-07-08', '2025-07-08'],
    ['2025-07-07 09:00', '2025-07-06', '2025-07-04'],
    ['2025-09-03 09:00', '2025-09-02', '2025-08-29'],
    ['2025-02-03 09:00', '2025-02-02', '2025-01-24'],
    ['2025-04-28 09:00', '2025-04-27', '2025-04-26'],
  ])('due %s is %s, read strictly %s', (due, plain, strict) => {
    expect(lastApologyDay(at(due), calendar)).toBe(plain);
    expect(lastApologyDay(at(due), calendar, 'working-day')).toBe(strict);
  });
});

describe('an apology', () => {
  it.each([
    ['in time, with reason and a later date', {}, null],
    ['a second one', { earlierApologies: 1 }, 'already-apologised'],
    ['without a reason', { reasonCode: null }, 'no-reason'],
    ['with an empty reason', { reasonCode: '' }, 'no-reason'],
    ['on the last plain day', { issuedAt: at('2025-07-06 23:59') }, null],
    ['on the due day', { issuedAt: at('2025-07-07 00:00') }, 'apology-too-late'],
    ['on Friday, read strictly', { limit: 'working-day' as const }, null],
    [
      'on Saturday, read strictly',
      { issuedAt: at('2025-07-05 09:00'), limit: 'working-day' as const },
      'apology-too-late',
    ],
    ['to the appointment itself', { newDate: dueOnMonday }, 'date-not-later'],
    ['to an earlier date', { newDate: at('2025-07-04 17:00') }, 'date-not-later'],
  ])('%s', (_case, change, expected) => {
    expect(apologyRefusal({ ...apology, ...change })).toBe(expected);
  });
});
