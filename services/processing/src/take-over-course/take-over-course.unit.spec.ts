import { given, now, resolved, started, takenOver, time } from '../../test/given';
import { receipt } from '../../test/heard-events';
import { takeOverCourse } from './take-over-course.decide';

const command = { receipt, now, time: () => time };
const asked = { type: 'WithdrawalRequestHeard', data: { reasonCode: 'applicant-wish' } } as const;

describe('taking over a course', () => {
  it('keeps the receipt that the decisions rest on', () => {
    expect(takeOverCourse(given(), command)).toEqual([takenOver]);
  });

  it('is quiet when the course is here already', () => {
    expect(takeOverCourse(given(takenOver), command)).toEqual([]);
    expect(takeOverCourse(given(takenOver, started, resolved), command)).toEqual([]);
  });

  it('decides a withdrawal that was heard of before the hand-over', () => {
    expect(takeOverCourse(given(asked), command)).toMatchObject([
      takenOver,
      { type: 'DossierWithdrawn', data: { endedAt: now, reasonCode: 'applicant-wish', workingMinutesEarly: 4_740 } },
    ]);
  });

  it('adds the receipt to an end that a register stated', () => {
    expect(takeOverCourse(given(resolved), command)).toEqual([takenOver]);
  });
});
