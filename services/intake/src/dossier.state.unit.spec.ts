import { type DomainEvent, type EventType, eventTypes } from '@motcua/contracts';
import fc from 'fast-check';
import { forwarded, receipt, stateAfter, stored, submission } from '../test/given';
import { dossierStream, renderDossier } from './dossier.state';

const dataOf = (type: EventType): object => {
  if (type === 'DossierSubmitted') return submission;
  if (type === 'DossierForwarded') return forwarded;
  return receipt;
};

describe('a dossier as intake knows it', () => {
  it('never throws and always stands somewhere, whatever came in whatever order', () => {
    const anyEvents = fc.array(fc.constantFrom(...eventTypes), { maxLength: 30 });
    fc.assert(
      fc.property(anyEvents, (types) => {
        const dossier = stateAfter(...types.map((type) => ({ type, data: dataOf(type) }) as DomainEvent));
        expect(renderDossier(dossier)).toMatchObject({ status: dossier.status });
        expect(dossierStream.competentUnitOf(dossier)).toEqual('receipt' in dossier ? expect.any(String) : null);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves the state it was given as it was', () => {
    const before = Object.freeze(stateAfter({ type: 'DossierReceived', data: receipt }));
    dossierStream.evolve(before, stored({ type: 'DossierForwarded', data: forwarded }));
    expect(before).toEqual({ status: 'received', receipt, withdrawalAsked: false });
  });

  it('belongs to the competent unit of its receipt, and once forwarded to the unit it went to', () => {
    const received: DomainEvent = { type: 'DossierReceived', data: receipt };
    expect(dossierStream.competentUnitOf(stateAfter(received))).toBe(receipt.competentUnitCode);
    const gone = stateAfter(received, { type: 'DossierForwarded', data: forwarded });
    expect(dossierStream.competentUnitOf(gone)).toBe(forwarded.toUnitCode);
  });

  it('takes a corrected receipt for the receipt', () => {
    const corrected = { ...receipt, dossierCode: 'H00.an-thang-251001-0002' };
    const dossier = stateAfter(
      { type: 'DossierReceived', data: receipt },
      { type: 'DossierHandedOver', data: receipt },
      { type: 'ReceiptCorrected', data: { ...corrected, reasonCode: 'mistyped', isApplicantCorrected: true } },
    );
    expect(dossier).toHaveProperty('receipt', corrected);
    expect(renderDossier(dossier)).toMatchObject({ status: 'handed-over', dossierCode: corrected.dossierCode });
  });
});
