import { type DomainEvent, type EventType, eventTypes } from '@motcua/contracts';
import { UnknownStream } from '@motcua/event-sourcing';
import fc from 'fast-check';
import { dossierStream, heardDossier, renderScans } from './dossier.state';
import { given, heard, resolutionHeard, scan } from '../test/given';

const known: DomainEvent[] = [
  heard,
  resolutionHeard,
  { type: 'ComponentDigitized', data: scan },
  { type: 'ResultDigitized', data: { ...scan, componentCode: 'result' } },
];

describe('the state of a digitised dossier', () => {
  it('never throws, whatever events come in whatever order, and can always be shown', () => {
    const anyEvent = fc.oneof(
      fc.constantFrom(...known),
      fc
        .constantFrom(...eventTypes.filter((type) => !known.some((event) => event.type === type)))
        .map((type: EventType) => ({ type, data: {} }) as DomainEvent),
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        const dossier = given(...events);
        dossierStream.competentUnitOf(dossier);
        expect(renderScans(dossier)).toHaveProperty('scans');
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a result heard of before the dossier, unknown to callers until then', () => {
    expect(() => heardDossier(given(resolutionHeard))).toThrow(UnknownStream);
    expect(given(resolutionHeard, heard)).toEqual(given(heard, resolutionHeard));
    expect(dossierStream.competentUnitOf(given(resolutionHeard, heard))).toBe('so-tu-phap');
  });

  it('lists scans as they came', () => {
    expect(renderScans(given(...known))).toMatchObject({
      scans: [
        { of: 'component', componentCode: 'giay-chung-sinh' },
        { of: 'result', componentCode: 'result' },
      ],
    });
  });
});
