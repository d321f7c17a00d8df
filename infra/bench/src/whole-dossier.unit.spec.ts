import { parseEvent } from '@motcua/contracts';
import { foldFact } from '../../../services/reporting/src/dossier-facts/dossier-facts.fold';
import { dossierIdOf, envelopesOf, eventsOfDossier, spreadOverAYear } from './whole-dossier';

const wards = ['w001', 'w002'];
const monday = Date.UTC(2025, 0, 6);

describe('the events of a whole dossier', () => {
  const shape = spreadOverAYear(7, wards, monday);

  it('are messages as services say them', () => {
    const problems = envelopesOf(shape).flatMap(({ data, ...attributes }) => {
      const parsed = parseEvent(attributes as unknown as Parameters<typeof parseEvent>[0], data);
      return parsed.ok ? [] : [parsed.problem];
    });
    expect(problems).toEqual([]);
    expect(envelopesOf(shape)).toHaveLength(eventsOfDossier);
  });

  it('fold into a fact that lacks nothing', () => {
    const fact = foldFact(dossierIdOf(7), envelopesOf(shape));
    expect(fact).toMatchObject({ missing: [], contributes: true, endedAs: 'resolved', returnManner: 'office' });
    expect(fact.resultDigitizedAt).not.toBeNull();
  });

  it('have ids and numbers of their own', () => {
    const envelopes = [0, 1, 255, 256, 65_536, 1_000_000].flatMap((index) =>
      envelopesOf(spreadOverAYear(index, wards, monday)),
    );
    const keys = envelopes.flatMap(({ id, store, number }) => [id, `${store} ${number}`]);
    expect(new Set(keys).size).toBe(envelopes.length * 2);
  });

  it('are spread over every ward, field and weekday of 250', () => {
    const shapes = Array.from({ length: wards.length * 12 * 250 }, (_, index) => spreadOverAYear(index, wards, monday));
    const days = new Set(shapes.map(({ receivedAt }) => new Date(receivedAt).toISOString().slice(0, 10)));
    expect(days.size).toBe(250);
    expect([...days].map((day) => new Date(day).getUTCDay())).not.toContain(0);
    expect(new Set(shapes.map(({ wardCode, field }) => `${wardCode} ${field}`)).size).toBe(24);
  });
});
