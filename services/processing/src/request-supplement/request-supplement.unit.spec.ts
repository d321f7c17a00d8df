import {
  askedFor,
  codeOf,
  delivered,
  given,
  now,
  paused,
  resolved,
  started,
  supplemented,
  takenOver,
  time,
} from '../../test/given';
import { receipt } from '../../test/heard-events';
import { requestSupplement } from './request-supplement.decide';

const command = {
  papers: ['birth', 'birth'],
  again: false,
  reasonCode: 'papers-missing',
  now,
  time,
  reasons: new Set(['papers-missing']),
};

describe('requesting a supplement', () => {
  it.each([
    ['on the day of receipt', '2025-10-01T09:00:00.000Z', true],
    ['on the third counted day, over a weekend', '2025-10-06T09:59:00.000Z', true],
    ['on the fourth', '2025-10-07T00:30:00.000Z', false],
  ])('%s: does the clock stop?', (_when, at, clockStops) => {
    expect(requestSupplement(given(takenOver), { ...command, now: at })).toEqual([askedFor(['birth'], clockStops)]);
  });

  it('counts from the next opening where the receipt came after close', () => {
    const lateReceipt = { ...receipt, receivedAt: '2025-10-03T11:00:00.000Z' };
    const dossier = given({ type: 'CourseTakenOver', data: lateReceipt });
    // Received on Friday at 18:00: Monday is day 0, Thursday day 3.
    expect(requestSupplement(dossier, { ...command, now: '2025-10-09T08:00:00.000Z' })).toMatchObject([
      { data: { clockStops: true } },
    ]);
  });

  it('does not stop the clock of a dossier that is late already', () => {
    const due = { ...receipt, clock: { ...receipt.clock, dueAt: '2025-10-02T02:00:00.000Z' } };
    const dossier = given({ type: 'CourseTakenOver', data: due });
    expect(requestSupplement(dossier, { ...command, now: '2025-10-02T03:00:00.000Z' })).toMatchObject([
      { data: { clockStops: false, wardFault: 'appointment-passed' } },
    ]);
  });

  it('is quiet when the same is asked again, and refused when more is asked: once and completely', () => {
    const waiting = given(takenOver, askedFor(['birth']));
    expect(requestSupplement(waiting, command)).toEqual([]);
    const more = { ...command, papers: ['marriage'] };
    expect(codeOf(requestSupplement(waiting, more))).toBe('waiting-for-supplement');
    expect(codeOf(requestSupplement(waiting, { ...more, again: true }))).toBe('waiting-for-supplement');
    const complete = given(takenOver, askedFor(['birth']), delivered(['birth']), supplemented);
    expect(codeOf(requestSupplement(complete, command))).toBe('already-asked');
  });

  it('is possible again where it is said to be, for a reason, as the ward’s fault, without stopping the clock', () => {
    const complete = given(takenOver, askedFor(['birth']), delivered(['birth']), supplemented);
    const again = { ...command, again: true };
    const asked = askedFor(['birth'], false, 'asked-again');
    expect(requestSupplement(complete, again)).toEqual([asked]);
    expect(codeOf(requestSupplement(complete, { ...again, reasonCode: 'mood' }))).toBe('cause-unknown');
    const waiting = given(takenOver, askedFor(['birth']), delivered(['birth']), supplemented, asked);
    expect(waiting).toMatchObject({ clock: receipt.clock, supplement: { wardFault: 'asked-again', delivered: [] } });
    expect(requestSupplement(waiting, again)).toEqual([]);
    expect(requestSupplement(given(takenOver), again)).toEqual([askedFor(['birth'])]);
  });

  it('is refused while paused, after the end, without papers or with an unknown reason', () => {
    expect(codeOf(requestSupplement(given(takenOver, started, paused), command))).toBe('paused');
    expect(codeOf(requestSupplement(given(takenOver, started, resolved), command))).toBe('ended');
    expect(codeOf(requestSupplement(given(takenOver), { ...command, papers: [] }))).toBe('no-papers');
    expect(codeOf(requestSupplement(given(takenOver), { ...command, reasonCode: 'mood' }))).toBe('cause-unknown');
  });
});
