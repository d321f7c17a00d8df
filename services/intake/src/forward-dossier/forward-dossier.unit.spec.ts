import { forwarded, given, outcomeOf } from '../../test/given';
import { forwardDossier } from './forward-dossier.decide';

const command = { toUnitCode: 'binh-duong', unitKnown: true };

describe('forwarding to the competent unit', () => {
  it('ends the part of the centre that received it', () => {
    expect(forwardDossier(given.received, command)).toEqual([{ type: 'DossierForwarded', data: forwarded }]);
  });

  it('is quiet when repeated, and final', () => {
    expect(forwardDossier(given.forwarded, command)).toEqual([]);
    expect(outcomeOf(forwardDossier(given.forwarded, { ...command, toUnitCode: 'quang-cu' }))).toBe('forwarded');
  });

  it('is refused to a unit that nobody knows, and to itself', () => {
    expect(outcomeOf(forwardDossier(given.received, { ...command, unitKnown: false }))).toBe('unit-unknown');
    expect(outcomeOf(forwardDossier(given.received, { ...command, toUnitCode: 'an-thang' }))).toBe('same-unit');
  });

  it.each([
    ['none', 'not-received'],
    ['submitted', 'not-received'],
    ['notAccepted', 'not-received'],
    ['handedOver', 'handed-over'],
  ] as const)('of a dossier that is %s is refused: %s', (state, code) => {
    expect(outcomeOf(forwardDossier(given[state], command))).toBe(code);
  });
});
