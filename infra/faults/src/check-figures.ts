import { differingCounts } from './check-acts';
import { type Producer, withDatabase } from './check-logs';

/** Which events of whose log make up which columns of the ledger. */
const countedAs: { producer: Producer; types: string[]; measure: string; columns: string }[] = [
  {
    producer: 'intake',
    types: ['DossierReceived'],
    measure: 'received',
    columns: 'received_online + received_direct + received_postal',
  },
  { producer: 'intake', types: ['DossierSubmitted'], measure: 'submitted', columns: 'submitted' },
  { producer: 'intake', types: ['DossierNotAccepted'], measure: 'not accepted', columns: 'not_accepted' },
  {
    producer: 'processing',
    types: ['DossierResolved', 'DossierRefused'],
    measure: 'resolved',
    columns: 'resolved_early + resolved_on_time + resolved_late',
  },
  { producer: 'processing', types: ['DossierWithdrawn'], measure: 'withdrawn', columns: 'withdrawn' },
  { producer: 'processing', types: ['DossierStopped'], measure: 'stopped', columns: 'stopped' },
  { producer: 'processing', types: ['ResultReturned'], measure: 'returned', columns: 'returned' },
  { producer: 'digitization', types: ['ResultDigitized'], measure: 'results digitised', columns: 'results_digitized' },
];

/** Per ward, the ledger against a plain count over the producers' logs that shares no code with it; what differs. */
export const checkFigures = async (urlOf: (service: string) => string): Promise<string[]> => {
  const expected = new Map<string, number>();
  const dossiers = new Set<string>();
  for (const producer of new Set(countedAs.map(({ producer: of }) => of))) {
    await withDatabase(urlOf(producer), async (client) => {
      for (const { types, measure } of countedAs.filter(({ producer: of }) => of === producer)) {
        const { rows } = await client.query(
          'select ward_code, count(*) from log.events where type = any ($1) group by ward_code',
          [types],
        );
        for (const { ward_code, count } of rows) expected.set(`${ward_code} ${measure}`, Number(count));
      }
      const { rows } = await client.query(
        'select distinct dossier_id from log.events where published_position is not null and dossier_id is not null',
      );
      for (const { dossier_id } of rows) dossiers.add(dossier_id);
    });
  }
  expected.set('facts', dossiers.size);
  expected.set('incomplete facts', 0);
  const found = await withDatabase(urlOf('reporting'), async (client) => {
    const { rows: generations } = await client.query('select active from generation');
    const { active } = generations[0];
    const sums = countedAs.map(({ columns }, index) => `sum(${columns}) as m${index}`).join(', ');
    const { rows } = await client.query(`select ward_code, ${sums} from ${active}.ledger group by ward_code`);
    const counts = new Map<string, number>();
    for (const row of rows) {
      countedAs.forEach(({ measure }, index) => counts.set(`${row.ward_code} ${measure}`, Number(row[`m${index}`])));
    }
    const { rows: facts } = await client.query(
      `select count(*) as facts, count(*) filter (where not complete) as incomplete from ${active}.facts`,
    );
    counts.set('facts', Number(facts[0].facts));
    counts.set('incomplete facts', Number(facts[0].incomplete));
    return counts;
  });
  return differingCounts(expected, found);
};
