import { at, termOf } from '../test/table-terms';
import {
  type CutOffRule,
  cutOffIn,
  cutOffMinuteOf,
  deadlineFor,
  standardOfficeHours,
  vietnamCalendar,
  withCutOff,
} from './index';

const rules: CutOffRule[] = [
  { cutOff: '16:00', source: 'everybody' },
  { cutOff: '15:30', wardCode: 'w1', source: 'ward' },
  { cutOff: '15:00', procedureCode: '1.001193', source: 'procedure' },
  {
    cutOffBeforeClose: 60,
    procedureCode: '1.001193',
    wardCode: 'w1',
    from: '2025-07-01',
    to: '2025-12-31',
    source: 'both',
  },
  { cutOff: '14:00', wardCode: 'w1', from: '2026-01-01', source: 'ward from 2026' },
];

describe('the cut-off that holds', () => {
  it('may state as null what a rule leaves open', () => {
    const open = {
      procedureCode: null,
      wardCode: null,
      from: null,
      to: null,
      cutOff: '16:00',
      cutOffBeforeClose: null,
    };
    const of = { procedureCode: 'x', wardCode: 'y', receivedAt: at('2025-07-02 09:00') };
    expect(withCutOff(termOf('same'), [{ ...open, source: 'all' }], of)).toEqual({
      ...termOf('same'),
      cutOff: '16:00',
    });
  });

  it.each([
    ['1.001193', 'w1', '2025-07-01 09:00', 'both'],
    ['1.001193', 'w1', '2025-06-30 16:59', 'procedure'],
    ['1.001193', 'w1', '2026-01-01 09:00', 'procedure'],
    ['1.001193', 'w2', '2025-07-01 09:00', 'procedure'],
    ['2.000815', 'w1', '2025-07-01 09:00', 'ward'],
    ['2.000815', 'w1', '2026-01-05 09:00', 'ward from 2026'],
    ['2.000815', 'w2', '2025-07-01 09:00', 'everybody'],
  ])('for procedure %s in ward %s on %s is that of %s', (procedureCode, wardCode, received, source) => {
    expect(cutOffIn(rules, { procedureCode, wardCode, receivedAt: at(received) })?.source).toBe(source);
  });

  it('is none where no rule holds', () => {
    expect(
      cutOffIn(rules.slice(1), { procedureCode: 'x', wardCode: 'w2', receivedAt: at('2025-07-01 09:00') }),
    ).toBeUndefined();
  });

  it('makes a term with it', () => {
    const receivedAt = at('2025-07-02 16:01');
    const own = { ...termOf('same'), cutOff: '17:00' };
    const term = withCutOff(own, rules, { procedureCode: '1.001193', wardCode: 'w1', receivedAt });
    expect(withCutOff(own, [], { procedureCode: '1.001193', wardCode: 'w1', receivedAt })).toBe(own);
    const { dueAt } = deadlineFor({ receivedAt, term, calendar: vietnamCalendar, officeHours: standardOfficeHours });
    expect(dueAt).toBe(at('2025-07-03 17:00'));
  });

  it.each([
    ['2025-07-02 09:00', { cutOff: '15:00' }, '15:00'],
    ['2025-07-02 09:00', { cutOffBeforeClose: 60 }, '16:00'],
    // Friday's half day closes at 11:30; a receipt after close counts on Monday.
    ['2025-07-04 09:00', { cutOffBeforeClose: 90 }, '10:00'],
    ['2025-07-04 12:00', { cutOffBeforeClose: 90 }, '15:30'],
    ['2025-07-02 09:00', {}, undefined],
  ])('is printed as a time of day: received %s, %j, %s', (received, cutOff, printed) => {
    const fridayMorning = { weekdays: [5], periods: [{ from: '07:30', to: '11:30' }] };
    const hours = { ...standardOfficeHours, version: 'friday-morning', exceptions: [fridayMorning] };
    expect(cutOffMinuteOf(cutOff, at(received), vietnamCalendar, hours)).toBe(printed);
  });

  it.each([
    [{ cutOff: '15:00', cutOffBeforeClose: 60 }, 'A term has one cut-off, not both 15:00 and 60 minutes before close.'],
    [{ cutOffBeforeClose: 0 }, 'cutOffBeforeClose is 0; it needs whole minutes from 1.'],
    [{ cutOff: '3pm' }, "'3pm' is not a time of day such as 07:30."],
  ])('is refused when it is wrong: %j', (cutOff, sentence) => {
    const term = { ...termOf('same'), ...cutOff };
    const request = {
      receivedAt: at('2025-07-02 09:00'),
      term,
      calendar: vietnamCalendar,
      officeHours: standardOfficeHours,
    };
    expect(() => deadlineFor(request)).toThrow(new RangeError(sentence));
  });
});
