import type { DomainEvent } from '@motcua/contracts';
import {
  apologised,
  askedFor,
  given,
  now,
  paused,
  resolved,
  resumed,
  started,
  supplemented,
  takenOver,
  time,
} from '../../test/given';
import { receipt } from '../../test/heard-events';
import { fireTimer } from '../fire-timer/fire-timer.decide';
import { saidAtOnce } from './draft-apology.decide';

const dueAt = receipt.clock.dueAt as string;
/** Wednesday 15 October 2025, 09:00 on the ward's clock. */
const at = (day: string, utc: string): string => `2025-10-${day}T${utc}:00.000Z`;
const taken = (clock: Partial<typeof receipt.clock>, over: Partial<typeof receipt> = {}): DomainEvent => ({
  type: 'CourseTakenOver',
  data: { ...receipt, ...over, clock: { ...receipt.clock, ...clock } },
});
const said = (event: DomainEvent, instant: string, ...before: DomainEvent[]) =>
  saidAtOnce(given(...before, event), [event], instant, time);
const draftedBy = (occasion: 'before-lateness' | 'little-remained' | 'learnt-late'): DomainEvent => ({
  type: 'ApologyDrafted',
  data: { dueAt, occasion, officerId: null, officeCode: null },
});

describe('what is said with the act that sets a clock', () => {
  it('drafts an apology where nine working hours or less remain, and leaves it to the timer where more do', () => {
    expect(said(takenOver, at('14', '00:59'))).toEqual([]);
    expect(said(takenOver, at('14', '01:00'))).toEqual([draftedBy('little-remained')]);
    expect(said(takenOver, at('15', '02:00'))).toEqual([draftedBy('little-remained')]);
  });

  it.each([
    ['a supplement', [supplemented], [takenOver, askedFor(['birth'])]],
    ['going on after a pause', [resumed], [takenOver, started, paused]],
    ['an extension', [{ type: 'AppointmentExtended', data: { groundCode: 'x', clock: receipt.clock } }], [takenOver]],
    [
      'a moved appointment',
      [{ type: 'AppointmentMoved', data: { reasonCode: 'x', clock: receipt.clock } }],
      [takenOver],
    ],
  ] as [string, DomainEvent[], DomainEvent[]][])('drafts it with %s, too', (_, [event], before) => {
    expect(said(event as DomainEvent, at('14', '03:00'), ...before)).toEqual([draftedBy('little-remained')]);
  });

  it('says so where the appointment has passed already', () => {
    expect(said(takenOver, at('15', '02:01'))).toEqual([draftedBy('learnt-late')]);
  });

  it('names the officer and the office', () => {
    const assigned = { type: 'OfficerAssigned', data: { officerId: 'cb-07', reasonCode: null } } as DomainEvent;
    const inOffice: DomainEvent = { type: 'ProcessingStarted', data: { officeCode: 'kinh-te' } };
    expect(said(resumed, at('14', '03:00'), takenOver, inOffice, assigned, paused)).toMatchObject([
      { data: { officerId: 'cb-07', officeCode: 'kinh-te' } },
    ]);
  });

  it('warns at half of a short term, and not after its end', () => {
    const short = taken({ termAmount: 2 });
    expect(said(short, at('14', '01:59'))).toEqual([]);
    expect(said(short, at('14', '02:00'))).toEqual([
      { type: 'OfficerWarned', data: { warning: 'half-term', dueAt, officerId: null, officeCode: null } },
    ]);
    expect(said(short, at('15', '02:01'))).toEqual([]);
  });

  it('is quiet without a clock that runs, after an apology, twice for one appointment, and beyond the calendar', () => {
    const late = at('14', '03:00');
    expect(said(taken({ dueAt: null }), late)).toEqual([]);
    expect(said(resumed, late, takenOver, apologised, paused)).toEqual([]);
    expect(said(resumed, late, takenOver, draftedBy('before-lateness'), paused)).toEqual([]);
    expect(said(paused, late, takenOver)).toEqual([]);
    expect(said(started, late, takenOver)).toEqual([]);
    expect(said(resolved, late, takenOver)).toEqual([]);
    const ofRegister = { source: 'register', fileHash: null, rowNumber: 1, reason: 'nhập sổ' } as const;
    expect(said(taken({}, { enteredAfterwards: ofRegister }), late)).toEqual([]);
    const extended = { type: 'AppointmentExtended', data: { groundCode: 'x', clock: receipt.clock } } as DomainEvent;
    expect(said(extended, late, takenOver, paused)).toEqual([]);
    const short = { ...time, calendar: { ...time.calendar, firstDay: '2025-10-15' } };
    expect(saidAtOnce(given(takenOver), [takenOver], late, short)).toEqual([]);
  });

  it('tells a counter that was cut off, too', () => {
    const cutOff = { source: 'cut-off', fileHash: null, rowNumber: null, reason: 'mất mạng' } as const;
    expect(said(taken({}, { enteredAfterwards: cutOff }), at('16', '03:00'))).toEqual([draftedBy('learnt-late')]);
  });
});

describe('the timer of a draft', () => {
  const due = { timer: 'apology-draft', dueAt };

  it('drafts once per appointment', () => {
    expect(fireTimer(given(takenOver), due)).toEqual([
      { type: 'CourseTimerFired', data: due },
      draftedBy('before-lateness'),
    ]);
    expect(fireTimer(given(takenOver, draftedBy('little-remained')), due)).toHaveLength(1);
  });

  it('drafts nothing after an apology, nor while the clock stands still', () => {
    expect(fireTimer(given(takenOver, apologised), due)).toHaveLength(1);
    expect(fireTimer(given(takenOver, paused), due)).toEqual([]);
  });

  it('warns of a short term', () => {
    expect(fireTimer(given(taken({ termAmount: 1 })), { timer: 'half-term', dueAt: now })).toEqual([]);
    expect(fireTimer(given(taken({ termAmount: 1 })), { timer: 'half-term', dueAt })).toMatchObject([
      { type: 'CourseTimerFired' },
      { type: 'OfficerWarned', data: { warning: 'half-term' } },
    ]);
  });
});
