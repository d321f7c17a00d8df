import type { DomainEvent } from '@motcua/contracts';
import { outcomeOf } from '../../test/given';
import { type OtherRequest, otherRequestStream } from './other-request.state';
import { answerOtherRequest, mapOtherRequest, recordOtherRequest } from './record-other-request.decide';

const after = (...events: DomainEvent[]): OtherRequest =>
  events.reduce(
    (state, event) =>
      otherRequestStream.evolve(state, { ...event, position: 1, occurredAt: '2025-10-01T02:00:00.000Z' }),
    otherRequestStream.initialState,
  );
const recorded: DomainEvent = { type: 'OtherRequestRecorded', data: { kindCode: 'guidance', channel: 'direct' } };
const answered: DomainEvent = { type: 'OtherRequestAnswered', data: { outcomeCode: 'done' } };
const mapped: DomainEvent = { type: 'OtherRequestMapped', data: { procedureCode: '1.001193' } };

describe('a request that no procedure covers', () => {
  it('is recorded by a kind of the list', () => {
    const command = { kindCode: 'guidance', channel: 'direct', isKnown: true } as const;
    expect(recordOtherRequest(after(), command)).toEqual([recorded]);
    expect(outcomeOf(recordOtherRequest(after(), { ...command, isKnown: false }))).toBe('code-unknown');
    expect(recordOtherRequest(after(recorded), command)).toEqual([]);
  });

  it('is answered once', () => {
    const command = { outcomeCode: 'done', isKnown: true };
    expect(answerOtherRequest(after(recorded), command)).toEqual([answered]);
    expect(answerOtherRequest(after(recorded, answered), command)).toEqual([]);
    const other = { ...command, outcomeCode: 'refused' };
    expect(outcomeOf(answerOtherRequest(after(recorded, answered), other))).toBe('already-answered');
    expect(outcomeOf(answerOtherRequest(after(recorded), { ...command, isKnown: false }))).toBe('code-unknown');
  });

  it('is mapped to a procedure, and to another when the catalogue has grown', () => {
    const command = { procedureCode: '1.001193', isKnown: true };
    expect(mapOtherRequest(after(recorded), command)).toEqual([mapped]);
    expect(mapOtherRequest(after(recorded, mapped), command)).toEqual([]);
    expect(mapOtherRequest(after(recorded, mapped), { ...command, procedureCode: '2.000815' })).toHaveLength(1);
    expect(outcomeOf(mapOtherRequest(after(recorded), { ...command, isKnown: false }))).toBe('procedure-unknown');
    expect(otherRequestStream.evolve(after(), { ...mapped, position: 1, occurredAt: '' })).toEqual(after());
  });
});
