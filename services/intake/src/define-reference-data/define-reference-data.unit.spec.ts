import { isEventType, validateData } from '@motcua/contracts';
import { type ReferenceEvent, problemsOf } from './define-reference-data.decide';
import { shippedReference } from './shipped-reference.query';

const shipped = shippedReference();
const calendar = shipped.find(({ type }) => type === 'CalendarDefined') as Extract<
  ReferenceEvent,
  { type: 'CalendarDefined' }
>;
const hours = shipped.find(({ type }) => type === 'OfficeHoursDefined') as Extract<
  ReferenceEvent,
  { type: 'OfficeHoursDefined' }
>;
const cutOff = {
  code: 'x',
  procedureCode: null,
  wardCode: null,
  cutOff: null,
  cutOffBeforeClose: null,
  from: null,
  to: null,
  source: 'Quyết định 1',
};

describe('definitions', () => {
  it('that ship are valid and say nothing against themselves', () => {
    for (const event of shipped) {
      expect(isEventType(event.type) && validateData(event.type, event.data)).toEqual([]);
      expect(problemsOf(event)).toEqual([]);
    }
  });

  it('of a calendar must have the days of its decisions, and decisions that are possible', () => {
    const { data } = calendar;
    expect(problemsOf({ ...calendar, data: { ...data, makeUpDays: [] } })).toEqual([
      expect.stringMatching(/^makeUpDays must be what the decisions say: \["202/),
    ]);
    const sunday = data.decisions.map((decision, at) =>
      at === 0 ? { ...decision, holidays: ['2024-01-07'] } : decision,
    );
    expect(problemsOf({ ...calendar, data: { ...data, decisions: sunday } })).toEqual([
      expect.stringContaining('2024-01-07, which is on a weekend'),
    ]);
    expect(problemsOf({ ...calendar, data: { ...data, daysOff: [], decisions: [] } })).toEqual([]);
  });

  it('of office hours must be in order', () => {
    const periods = [
      { from: '13:00', to: '17:00' },
      { from: '07:30', to: '11:30' },
    ];
    expect(problemsOf({ ...hours, data: { ...hours.data, periods } })).toHaveLength(1);
  });

  it.each([
    [{}, 1],
    [{ cutOff: '15:00', cutOffBeforeClose: 60 }, 1],
    [{ cutOff: '15:00' }, 0],
    [{ cutOffBeforeClose: 60 }, 0],
  ])('of a cut-off state one of two: %j', (stated, problems) => {
    expect(problemsOf({ type: 'CutOffDefined', data: { ...cutOff, ...stated } })).toHaveLength(problems);
  });
});
