import { createServiceDatabase } from '@motcua/testing';
import type { Envelope } from '@motcua/contracts';
import * as fc from 'fast-check';
import { contribute, type LedgerRows, movedRows } from '../ledger/contribution.fold';
import { measures } from '../ledger/measures';
import { migrations } from '../migrations';
import { connectTo, type ReportingDatabase } from '../../test/database';
import { counter, minutesAfter, start, Story } from '../../test/events';
import { anyLife, tell } from '../../test/histories';
import { foldFact } from './dossier-facts.fold';
import { ForkedLog } from './dossier-facts.projection';
import type { Fact } from './fact';

describe('projection of facts and ledger', () => {
  let reporting: ReportingDatabase;
  beforeAll(async () => {
    reporting = connectTo(await createServiceDatabase('reporting', migrations));
  });
  afterEach(async () => {
    await reporting.admin.query('truncate inbox, heard, figures_a.facts, figures_a.ledger, figures_a.ledger_months');
  });
  afterAll(async () => reporting.drop());

  it('lets an event that arrives three times take effect once', async () => {
    const { events } = new Story().received().resolved(minutesAfter(start, 60));
    expect(await reporting.projection.apply([...events, ...events])).toBe(2);
    expect(await reporting.projection.apply(events)).toBe(0);
    expect(await reporting.projection.apply(events.slice(1))).toBe(0);
    expect(await ledger()).toEqual(expected([foldFact(events[0]?.dossierId as string, events)]));
  });

  it('gives the same facts and ledger for every order and every cut into batches, also on several connections', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(anyLife, { minLength: 1, maxLength: 5 })
          .map((lives) => {
            const numbers = counter();
            return lives.map((life, index) => tell(life, `0197a000-0000-7000-8000-0000000000a${index}`, numbers));
          })
          .chain((stories) => {
            const events = stories.flatMap((story) => story.events);
            return fc.record({
              stories: fc.constant(stories),
              shuffled: fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
              size: fc.integer({ min: 1, max: 7 }),
            });
          }),
        async ({ stories, shuffled, size }) => {
          await reporting.admin.query(
            'truncate inbox, heard, figures_a.facts, figures_a.ledger, figures_a.ledger_months',
          );
          const batches: Envelope[][] = [];
          for (let from = 0; from < shuffled.length; from += size) batches.push(shuffled.slice(from, from + size));
          const ended = await Promise.allSettled(batches.map((batch) => reporting.projection.apply(batch)));
          // Not before all have ended: what is left over would meet the next run.
          expect(ended.filter(({ status }) => status === 'rejected')).toEqual([]);
          const facts = stories
            .filter(({ events }) => events.length > 0)
            .map(({ dossierId, events }) => foldFact(dossierId, events));
          const { rows } = await reporting.admin.query('select fact from figures_a.facts order by dossier_id');
          expect(rows.map(({ fact }) => fact)).toEqual(facts);
          expect(await ledger()).toEqual(expected(facts));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps month sums equal to the days', async () => {
    const story = new Story().received().resolved(minutesAfter(start, 60 * 1440));
    await reporting.projection.apply(story.events);
    const { rows } = await reporting.admin.query(
      `select date_trunc('month', day)::date as month, sum(received_direct)::int as received, sum(overdue)::int as overdue
       from figures_a.ledger group by 1 order by 1`,
    );
    const { rows: months } = await reporting.admin.query(
      'select month, received_direct as received, overdue from figures_a.ledger_months order by month',
    );
    expect(months).toEqual(rows);
  });

  it('notices a log that says another event under a number that was heard', async () => {
    const [event] = new Story().received().events as [Envelope];
    await reporting.projection.apply([event]);
    const other = { ...event, id: '0197a000-0000-7000-8000-0000000000ee' };
    await expect(reporting.projection.apply([other])).rejects.toThrow(ForkedLog);
  });

  it('shows the requests’ role its scope only and lets no running role change what was heard', async () => {
    await reporting.projection.apply(new Story().received().events);
    const seen = async (wards: string, units: string) => {
      const client = await reporting.api.connect();
      await client.query('begin');
      await client.query("select set_config('app.wards', $1, true), set_config('app.units', $2, true)", [wards, units]);
      const facts = await client.query('select count(*)::int as count from figures_a.facts');
      const days = await client.query('select count(*)::int as count from figures_a.ledger');
      await client.query('rollback');
      client.release();
      return [facts.rows[0].count > 0, days.rows[0].count > 0];
    };
    expect(await seen('an-thang', '')).toEqual([true, true]);
    expect(await seen('', 'an-thang')).toEqual([true, false]);
    expect(await seen('binh-duong', 'binh-duong')).toEqual([false, false]);
    for (const pool of [reporting.api, reporting.worker]) {
      await expect(pool.query('update inbox set number = 9')).rejects.toThrow(/permission denied/);
      await expect(pool.query('delete from inbox')).rejects.toThrow(/permission denied/);
      await expect(pool.query('truncate inbox')).rejects.toThrow(/permission denied/);
    }
  });

  const expected = (facts: Fact[]) =>
    movedRows(facts.reduce((rows, fact) => contribute(rows, fact, 1), new Map() as LedgerRows));

  const ledger = async () => {
    const { rows } = await reporting.admin.query('select * from figures_a.ledger');
    const asRows: LedgerRows = new Map();
    for (const row of rows) {
      const key = [
        row.ward_code,
        row.day,
        row.field_code,
        row.competent_level,
        row.competent_unit_code,
        row.office_code,
      ];
      asRows.set(key.join('\u0000'), {
        wardCode: row.ward_code,
        day: row.day,
        fieldCode: row.field_code,
        competentLevel: row.competent_level,
        competentUnitCode: row.competent_unit_code,
        officeCode: row.office_code,
        measured: Object.fromEntries(measures.map((measure) => [measure, row[measure]])),
      });
    }
    return movedRows(asRows);
  };
});
