import { standardOfficeHours, vietnamCalendar } from '@motcua/deadline';
import { fold, Rejected, type StoredEvent } from '@motcua/event-sourcing';
import { enteredCourseStream, enterFromRegister, type RegisterCourse } from './enter-from-register.decide';

const now = '2025-10-01T02:00:00.000Z';
const row: RegisterCourse = {
  outcome: 'resolved',
  endedAt: '2025-07-03T08:00:00.000Z',
  receivedAt: '2025-07-01T02:30:00.000Z',
  dueAt: '2025-07-04T02:30:00.000Z',
  returnedAt: null,
  returnManner: null,
  lateCauseCode: null,
  calendar: vietnamCalendar,
  officeHours: standardOfficeHours,
  source: { source: 'register', fileHash: 'a'.repeat(64), rowNumber: 1, reason: 'Nhập sổ' },
};

/** What earlier exports left, then what this one says. */
const after = (...exports: RegisterCourse[]) => {
  const events: StoredEvent[] = [];
  for (const one of exports) {
    const decided = enterFromRegister(fold(enteredCourseStream, events), one, now);
    if (decided instanceof Rejected) throw decided;
    for (const event of decided) events.push({ ...event, position: events.length + 1 });
  }
  return (last: RegisterCourse) => enterFromRegister(fold(enteredCourseStream, events), last, now);
};

const types = (decided: ReturnType<typeof enterFromRegister>) =>
  decided instanceof Rejected ? decided.code : decided.map(({ type }) => type);

describe('a register’s row, as processing decides it', () => {
  it('enters the end at the register’s time, with the working minutes left', () => {
    expect(after()(row)).toMatchObject([
      {
        type: 'DossierResolved',
        occurredAt: row.endedAt,
        data: { workingMinutesEarly: 240, enteredAfterwards: row.source },
      },
    ]);
  });

  // Due on Friday at 17:00 and ended that evening; ended that evening and due on Saturday morning.
  const lateInTheEvening = { ...row, dueAt: '2025-07-04T10:00:00.000Z', endedAt: '2025-07-04T13:00:00.000Z' };
  const earlyInTheEvening = { ...row, dueAt: '2025-07-05T02:00:00.000Z', endedAt: '2025-07-04T13:00:00.000Z' };

  it.each([
    ['late', lateInTheEvening, -1],
    ['early', earlyInTheEvening, 1],
    ['on time', { ...row, endedAt: row.dueAt }, 0],
  ])('keeps the sign of what was %s where no office minute lies between', (_, ended, minutes) => {
    expect(after()(ended)).toMatchObject([{ data: { workingMinutesEarly: minutes } }]);
    expect(after(ended)(ended)).toEqual([]);
  });

  it('corrects nothing of a row that was entered before that rule, unless the register changed', () => {
    const data = {
      endedAt: lateInTheEvening.endedAt,
      workingMinutesEarly: 0,
      indexJudgement: null,
      lateCauseCode: null,
      reasonCode: null,
      enteredAfterwards: row.source,
    };
    const before = fold(enteredCourseStream, [
      { type: 'DossierResolved', data, position: 1, occurredAt: data.endedAt },
    ]);
    expect(enterFromRegister(before, lateInTheEvening, now)).toEqual([]);
    const returned = { ...lateInTheEvening, returnedAt: '2025-07-07T01:00:00.000Z' };
    expect(types(enterFromRegister(before, returned, now))).toEqual(['ResultReturned']);
    const extended = { ...lateInTheEvening, dueAt: '2025-07-07T02:00:00.000Z' };
    expect(enterFromRegister(before, extended, now)).toMatchObject([
      { type: 'CourseCorrected', data: { ending: { workingMinutesEarly: 90 } } },
    ]);
  });

  it('says nothing of a dossier that still runs', () => {
    expect(after()({ ...row, outcome: null, endedAt: null })).toEqual([]);
  });

  it('is quiet when a later export says the same', () => {
    expect(after(row)({ ...row, source: { ...row.source, fileHash: 'b'.repeat(64), rowNumber: 9 } })).toEqual([]);
  });

  it('goes on when the dossier ended or was returned meanwhile', () => {
    const returned = { ...row, returnedAt: '2025-07-04T01:00:00.000Z', returnManner: 'home' as const };
    expect(types(after({ ...row, outcome: null, endedAt: null })(row))).toEqual(['DossierResolved']);
    expect(types(after(row)(returned))).toEqual(['ResultReturned']);
    expect(types(after()(returned))).toEqual(['DossierResolved', 'ResultReturned']);
    expect(types(after(row, returned)(returned))).toEqual([]);
  });

  it('corrects what an earlier export said otherwise, and corrects it back', () => {
    const refused = { ...row, outcome: 'refused' as const };
    const open = { ...row, outcome: null, endedAt: null };
    expect(types(after(row)(refused))).toEqual(['CourseCorrected']);
    expect(types(after(row, refused)(refused))).toEqual([]);
    expect(types(after(row, refused)(row))).toEqual(['CourseCorrected']);
    expect(types(after(row)(open))).toEqual(['CourseCorrected']);
    expect(types(after(row, open)(open))).toEqual([]);
    expect(types(after(row, open)(row))).toEqual(['CourseCorrected']);
  });

  it('refuses what cannot be', () => {
    expect(types(after()({ ...row, endedAt: '2026-01-01T00:00:00.000Z' }))).toBe('in-the-future');
    expect(types(after()({ ...row, endedAt: '2025-06-30T08:00:00.000Z' }))).toBe('ended-before-receipt');
    expect(types(after()({ ...row, endedAt: null }))).toBe('no-end');
  });

  it('leaves a dossier alone that is led on the platform itself', () => {
    const led = fold(enteredCourseStream, [
      { type: 'CourseTakenOver', data: {} as never, position: 1, occurredAt: now },
    ]);
    expect(types(enterFromRegister(led, row, now))).toBe('led-here');
  });
});
