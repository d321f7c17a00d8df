import fc from 'fast-check';
import { calendar, hoursOfWards, instants, shifted } from '../test/any-deadline';
import { at } from '../test/table-terms';
import { standardOfficeHours, transferBy, vietnamCalendar } from './index';

const fridayMorning = {
  ...standardOfficeHours,
  version: 'friday-morning',
  exceptions: [{ weekdays: [5], periods: [{ from: '07:30', to: '11:30' }] }],
};

describe('the transfer to the office', () => {
  it.each([
    ['in the morning', '2025-07-02 09:00', '2025-07-02 17:00'],
    ['before opening', '2025-07-02 06:00', '2025-07-02 17:00'],
    ['over lunch', '2025-07-02 12:10', '2025-07-02 17:00'],
    ['at 15:00 itself', '2025-07-02 15:00', '2025-07-02 17:00'],
    ['after 15:00', '2025-07-02 15:01', '2025-07-03 07:30'],
    ['at close', '2025-07-02 17:00', '2025-07-03 07:30'],
    ['on a Friday after 15:00', '2025-07-04 15:01', '2025-07-07 07:30'],
    ['on a Saturday', '2025-07-05 09:00', '2025-07-07 17:00'],
    ['before a holiday after 15:00', '2025-08-29 15:30', '2025-09-03 07:30'],
  ])('of what came %s', (_when, received, by) => {
    expect(transferBy(at(received), vietnamCalendar, standardOfficeHours)).toBe(at(by));
  });

  it('is the next morning after the close of a half day, also before 15:00', () => {
    expect(transferBy(at('2025-07-04 11:29'), vietnamCalendar, fridayMorning)).toBe(at('2025-07-04 11:30'));
    expect(transferBy(at('2025-07-04 11:30'), vietnamCalendar, fridayMorning)).toBe(at('2025-07-07 07:30'));
  });

  it('has a cut-off of one’s own where one is given', () => {
    expect(transferBy(at('2025-07-02 14:31'), vietnamCalendar, standardOfficeHours, '14:30')).toBe(
      at('2025-07-03 07:30'),
    );
  });

  it('never lies before the receipt, nor earlier for a later one', () => {
    fc.assert(
      fc.property(instants, fc.nat(3 * 1440), hoursOfWards, (receivedAt, minutes, officeHours) => {
        const by = transferBy(receivedAt, calendar, officeHours);
        expect(by > receivedAt).toBe(true);
        expect(transferBy(shifted(receivedAt, minutes * 60_000), calendar, officeHours) >= by).toBe(true);
      }),
    );
  });
});
