import { procedure } from '../../test/given';
import {
  defineReferenceData,
  definitionKey,
  definitionStream,
  definitionUnit,
  type ReferenceEvent,
} from './define-reference-data.decide';

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
