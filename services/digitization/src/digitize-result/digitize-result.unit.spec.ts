import { Rejected, UnknownStream } from '@motcua/event-sourcing';
import { given, heard, resolutionHeard, scan } from '../../test/given';
import { digitizeResult } from './digitize-result.decide';

const result = { ...scan, componentCode: 'result' };
const digitized = { type: 'ResultDigitized', data: result } as const;
const command = { scan: result, bytesPresent: true };
const codeOf = (decided: unknown) => (decided instanceof Rejected ? decided.code : decided);

describe('digitising a result', () => {
  it('states what was kept, once there is a result', () => {
    expect(digitizeResult(given(heard, resolutionHeard), command)).toEqual([digitized]);
    expect(codeOf(digitizeResult(given(heard), command))).toBe('not-resolved');
  });

  it('is quiet for the same bytes; a component of the same bytes is another matter', () => {
    expect(digitizeResult(given(heard, resolutionHeard, digitized), command)).toEqual([]);
    const component = { type: 'ComponentDigitized', data: result } as const;
    expect(digitizeResult(given(heard, resolutionHeard, component), command)).toEqual([digitized]);
  });

  it('is refused where the bytes are absent, unknown before the dossier was heard of', () => {
    const absent = { ...command, bytesPresent: false };
    expect(codeOf(digitizeResult(given(heard, resolutionHeard), absent))).toBe('bytes-absent');
    expect(() => digitizeResult(given(resolutionHeard), command)).toThrow(UnknownStream);
  });
});
