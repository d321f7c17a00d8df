import { UnknownStream } from '@motcua/event-sourcing';
import { codeOf, given, resolved, started, takenOver } from '../../test/given';
import { startProcessing } from './start-processing.decide';

describe('starting to process', () => {
  it('names the office that works on it', () => {
    expect(startProcessing(given(takenOver), { officeCode: 'tu-phap' })).toEqual([
      { type: 'ProcessingStarted', data: { officeCode: 'tu-phap' } },
    ]);
  });

  it('is quiet the second time, and refused to another office', () => {
    expect(startProcessing(given(takenOver, started), { officeCode: null })).toEqual([]);
    expect(codeOf(startProcessing(given(takenOver, started), { officeCode: 'tu-phap' }))).toBe('already-started');
  });

  it('is refused after the end, and unknown before the hand-over', () => {
    expect(codeOf(startProcessing(given(takenOver, started, resolved), { officeCode: null }))).toBe('ended');
    const requested = { type: 'WithdrawalRequestHeard', data: { reasonCode: 'applicant-wish' } } as const;
    expect(() => startProcessing(given(requested), { officeCode: null })).toThrow(UnknownStream);
  });
});
