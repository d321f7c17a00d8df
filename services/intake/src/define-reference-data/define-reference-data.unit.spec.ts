import { isEventType, validateData } from '@motcua/contracts';
import { procedure } from '../../test/given';
import {
  defineReferenceData,
  definitionKey,
  definitionStream,
  definitionUnit,
  problemsOf,
  type ReferenceEvent,
} from './define-reference-data.decide';
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

const defined = (data: typeof procedure): ReferenceEvent => ({ type: 'ProcedureDefined', data });
const said = (data: object) =>
  definitionStream.evolve(definitionStream.initialState, { type: 'ProcedureDefined', data } as never);

describe('defining reference data', () => {
  const fee = { code: 'le-phi', name: 'Lệ phí', amount: 8_000, per: 'copy', startingAt: 1, ceiling: null } as const;
  const priced = { ...procedure, fees: [fee] };

  it('is quiet when it says the same, whatever order the keys have at any depth', () => {
    const asStored = { ...priced, fees: [Object.fromEntries(Object.entries(fee).reverse())] };
    expect(defineReferenceData(said(asStored), defined(priced))).toEqual([]);
  });

  it('says what differs, also in a part', () => {
    const dearer = defined({ ...procedure, fees: [{ ...fee, amount: 9_000 }] });
    expect(defineReferenceData(said(priced), dearer)).toEqual([dearer]);
  });

  it('keeps versions of a procedure beside each other by their first day', () => {
    const next = definitionKey(defined({ ...procedure, from: '2026-01-01' }));
    expect(next).not.toBe(definitionKey(defined(procedure)));
    expect(definitionKey(defined({ ...procedure, procedureVersion: 'corrected' }))).toBe(
      definitionKey(defined(procedure)),
    );
  });

  it('publishes what a ward displays under the ward, and a procedure for everybody', () => {
    const displayed = { wardCode: 'quang-cu', procedureCodes: ['1.001193'], from: '2025-07-01' };
    expect(definitionUnit({ type: 'ProceduresDisplayed', data: displayed })).toBe('quang-cu');
    expect(definitionUnit(defined(procedure))).toBe('national');
  });
});
