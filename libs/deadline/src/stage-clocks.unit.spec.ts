import { at, termOf } from '../test/table-terms';
import {
  acceptanceDeadline,
  type Stage,
  stageClocks,
  type StageFacts,
  standardOfficeHours,
  vietnamCalendar,
} from './index';

const clocks = { calendar: vietnamCalendar, officeHours: standardOfficeHours };
const receivedAt = at('2025-07-01 09:00');
const stage = (stageId: string, term: string, after: string[] = [], startsWithAct = false): Stage => ({
  stageId,
  agencyCode: `agency-of-${stageId}`,
  term: termOf(term),
  after,
  startsWithAct,
});
const fact = (startedAt: string | null, finishedAt: string | null): StageFacts => ({
  startedAt: startedAt && at(startedAt),
  finishedAt: finishedAt && at(finishedAt),
  pauses: [],
});
const show = (stages: Stage[], facts: Record<string, StageFacts> = {}) =>
  stageClocks({ receivedAt, stages, facts, ...clocks }).map(({ start, deadline }) => [start, deadline?.dueAt ?? null]);

describe('stages of linked agencies', () => {
  const sequence = [stage('a', '3d'), stage('b', '3d', ['a']), stage('c', '10d', ['b'])];

  it('in sequence are expected one after the other', () => {
    // a: 2, 3, 4. b: 7, 8, 9. c: 10, 11, 14–18, 21, 22, 23.
    expect(show(sequence)).toEqual([
      ['known', at('2025-07-04 09:00')],
      ['expected', at('2025-07-09 09:00')],
      ['expected', at('2025-07-23 09:00')],
    ]);
  });

  it('begin when the one before has finished, early or late', () => {
    // b from Wed 2/7 14:00: 3, 4, 7. c expected from there: 8–11, 14–18, 21.
    expect(show(sequence, { a: fact(null, '2025-07-02 14:00') })).toEqual([
      ['known', at('2025-07-04 09:00')],
      ['known', at('2025-07-07 14:00')],
      ['expected', at('2025-07-21 14:00')],
    ]);
  });

  it('in parallel all begin with the receipt; the lead agency after the last of them', () => {
    const parallel = [stage('a', '3d'), stage('b', '5d'), stage('lead', '2d', ['a', 'b'])];
    expect(show(parallel, { a: fact(null, '2025-07-03 10:00') })).toEqual([
      ['known', at('2025-07-04 09:00')],
      ['known', at('2025-07-08 09:00')],
      ['expected', at('2025-07-10 09:00')],
    ]);
  });

  it('wait for the last of those before them, in whatever order they finish', () => {
    const joined = [stage('a', '3d'), stage('b', '5d'), stage('lead', '2d', ['a', 'b'])];
    const facts = { a: fact(null, '2025-07-07 10:00'), b: fact(null, '2025-07-03 10:00') };
    expect(show(joined, facts)[2]).toEqual(['known', at('2025-07-09 10:00')]);
  });

  it('that begin with an act stay unknown until it happens, and so does what follows', () => {
    const withFee = [stage('a', '3d'), stage('b', '3d', ['a'], true), stage('c', '10d', ['b'])];
    expect(show(withFee, { a: fact(null, '2025-07-03 10:00') }).slice(1)).toEqual([
      ['unknown', null],
      ['unknown', null],
    ]);
    // Paid Mon 7/7 15:00: 8, 9, 10; then 11, 14–18, 21–24.
    expect(show(withFee, { b: fact('2025-07-07 15:00', null) }).slice(1)).toEqual([
      ['known', at('2025-07-10 15:00')],
      ['expected', at('2025-07-24 15:00')],
    ]);
  });

  it('keep pauses of their own', () => {
    const paused = { pausedAt: at('2025-07-02 10:00'), resumedAt: at('2025-07-03 10:00'), groundCode: 'expertise' };
    const [[, due] = []] = show([stage('a', '3d')], { a: { ...fact(null, null), pauses: [paused] } });
    expect(due).toBe(at('2025-07-07 09:00'));
  });

  it('refuse a stage after one that does not come before it', () => {
    expect(() => show([stage('a', '3d', ['b']), stage('b', '3d')])).toThrow(
      'Stage a comes after b, which is no stage before it.',
    );
  });
});

describe('the acceptance clock', () => {
  it.each([
    ['2025-07-02 09:00', '2025-07-03 09:00'],
    ['2025-07-04 16:59', '2025-07-07 16:59'],
    ['2025-07-05 20:00', '2025-07-07 17:00'],
    ['2025-04-25 17:00', '2025-04-26 17:00'],
    ['2025-01-24 17:01', '2025-02-03 17:00'],
  ])('of a filing at %s runs until %s: 8 working hours', (submitted, due) => {
    expect(acceptanceDeadline(at(submitted), vietnamCalendar, standardOfficeHours).dueAt).toBe(at(due));
  });
});
