import type { DomainEvent, EventData } from '@motcua/contracts';
import { outcomeOf } from '../../test/given';
import { at, course, nine, papersAfter, said } from '../../test/given-papers';
import { takenNumber } from '../papers/paper-number.fragment';
import { printForm } from './print-form.decide';

const lastNumbers = new Map([[2025, 6]]);
const receipt = { form: 'receipt', course: [], lastNumbers } as const;
const later = at('2025-10-08 09:00');

const printed = (outcome: ReturnType<typeof printForm>): EventData<'FormPrinted'> => {
  expect(outcomeOf(outcome)).toEqual(['FormPrinted']);
  return (outcome as DomainEvent<'FormPrinted'>[])[0]?.data as EventData<'FormPrinted'>;
};

describe('printing a form', () => {
  it('gives the first print the next number and the form of its day', () => {
    expect(printed(printForm(papersAfter([nine, said.received]), receipt, later))).toEqual({
      form: 'receipt',
      formNumber: '01',
      circular: 'Thông tư số 03/2025/TT-VPCP',
      number: 7,
      copyNumber: 0,
      restsOn: [{ producer: 'intake', type: 'DossierReceived', position: 1 }],
      issuedAt: later,
    });
  });

  it('counts each further print of the same paper as a copy that keeps number, instant and form', () => {
    let state = papersAfter([nine, said.received]);
    const prints: EventData<'FormPrinted'>[] = [];
    for (const now of [at('2025-09-14 10:00'), at('2025-10-08 10:00'), at('2026-01-05 10:00')]) {
      const data = printed(printForm(state, { ...receipt, lastNumbers: new Map([[2025, prints.length]]) }, now));
      prints.push(data);
      const before = prints.map((print): [string, DomainEvent] => [nine, { type: 'FormPrinted', data: print }]);
      state = papersAfter([nine, said.received], ...before);
    }
    const [original] = prints;
    expect(original).toMatchObject({ circular: 'Thông tư số 01/2018/TT-VPCP', number: 1, copyNumber: 0 });
    expect(prints.slice(1)).toEqual([
      { ...original, copyNumber: 1 },
      { ...original, copyNumber: 2 },
    ]);
    expect(state.prints.map(({ print }) => print)).toEqual([1, 2, 3]);
  });

  it('is a new original once it rests on other events, and a copy of the older one no more', () => {
    const first = printed(printForm(papersAfter([nine, said.received]), receipt, nine));
    const state = papersAfter([nine, said.received], [nine, { type: 'FormPrinted', data: first }]);
    const restarted = course([later, said.supplemented(later)]);
    const second = printed(
      printForm(state, { ...receipt, course: restarted, lastNumbers: new Map([[2025, 7]]) }, later),
    );
    expect(second).toMatchObject({ number: 8, copyNumber: 0, issuedAt: later });
    expect(second.restsOn).toEqual([
      { producer: 'intake', type: 'DossierReceived', position: 1 },
      { producer: 'processing', type: 'DossierSupplemented', position: 1 },
    ]);
  });

  it('begins a book with 1, in the ward’s year', () => {
    const newYear = '2025-12-31T17:00:00.000Z';
    const data = printed(printForm(papersAfter([nine, said.received]), receipt, newYear));
    expect(data.number).toBe(1);
    expect(takenNumber('an-thang', 'd', [{ type: 'FormPrinted', data }])).toEqual([
      {
        table: 'paper_numbers',
        row: { ward_code: 'an-thang', form: 'receipt', year: 2026, number: 1, dossier_id: 'd' },
      },
    ]);
    expect(takenNumber('an-thang', 'd', [{ type: 'FormPrinted', data: { ...data, copyNumber: 1 } }])).toEqual([]);
  });

  it('does not count its own private events among those that papers name', () => {
    const first = printed(printForm(papersAfter([nine, said.received]), receipt, nine));
    const state = papersAfter(
      [nine, said.received],
      [nine, { type: 'FormPrinted', data: first }],
      [later, said.handedOver],
    );
    expect(state.told.map(({ type, position }) => [type, position])).toEqual([
      ['DossierReceived', 1],
      ['DossierHandedOver', 2],
    ]);
  });

  it('is refused where there is no ground, and where the form was not in force yet', () => {
    const state = papersAfter([nine, said.received]);
    expect(outcomeOf(printForm(state, { ...receipt, form: 'stop' }, nine))).toBe('not-stopped');
    const stopped = course([nine, said.stopped(nine)]);
    const stop = { ...receipt, form: 'stop', course: stopped } as const;
    expect(outcomeOf(printForm(state, stop, at('2025-09-14 10:00')))).toBe('form-not-in-force');
    expect(outcomeOf(printForm(state, stop, at('2025-09-15 10:00')))).toEqual(['FormPrinted']);
  });
});
