import { Rejected, UnknownStream } from '@motcua/event-sourcing';
import { given, heard, resolutionHeard, scan } from '../../test/given';
import { digitizeComponent } from './digitize-component.decide';

const digitized = { type: 'ComponentDigitized', data: scan } as const;
const command = { scan, bytesPresent: true };

describe('digitising a component', () => {
  it('states what was kept', () => {
    expect(digitizeComponent(given(heard), command)).toEqual([digitized]);
  });

  it('is quiet for the same bytes, and takes another scan of the same paper', () => {
    expect(digitizeComponent(given(heard, digitized), command)).toEqual([]);
    const better = { ...scan, sha256: 'cd'.repeat(32) };
    expect(digitizeComponent(given(heard, digitized), { ...command, scan: better })).toHaveLength(1);
  });

  it('is refused where the bytes are absent', () => {
    const refusal = digitizeComponent(given(heard), { ...command, bytesPresent: false });
    expect(refusal).toBeInstanceOf(Rejected);
    expect((refusal as Rejected).code).toBe('bytes-absent');
  });

  it('is unknown before the dossier was heard of', () => {
    expect(() => digitizeComponent(given(resolutionHeard), command)).toThrow(UnknownStream);
  });
});
