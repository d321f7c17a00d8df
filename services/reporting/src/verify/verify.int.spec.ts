import { createServiceDatabase } from '@motcua/testing';
import { migrations } from '../migrations';
import { connectTo, type ReportingDatabase } from '../../test/database';
import { counter, minutesAfter, start, Story } from '../../test/events';
import { VerifyQuery } from './verify.query';

const id = (index: number): string => `0197a000-0000-7000-8000-${String(index).padStart(12, '0')}`;

describe('verify', () => {
  let reporting: ReportingDatabase;
  let verify: VerifyQuery;
  beforeEach(async () => {
    reporting = connectTo(await createServiceDatabase('reporting', migrations));
    verify = new VerifyQuery(reporting.worker);
    const numbers = counter();
    // More dossiers than one part holds, so that the seam between parts is walked over.
    const stories = Array.from({ length: 620 }, (_, index) =>
      new Story(id(index + 1), index % 2 ? 'an-thang' : 'binh-duong', numbers)
        .received()
        .resolved(minutesAfter(start, index)),
    );
    await reporting.projection.apply(stories.flatMap(({ events }) => events));
  });
  afterEach(async () => reporting.drop());

  const kinds = async () => (await verify.ask()).counts;

  it('finds nothing where everything agrees', async () => {
    expect(await verify.ask()).toMatchObject({ equal: true, differenceCount: 0, dossiers: 620, wards: 2 });
  });

  it('names a planted difference in a fact, field by field', async () => {
    await reporting.admin.query(
      `update figures_a.facts set fact = jsonb_set(fact, '{lateCauseCode}', '"network"'), dossier_code = 'X'
       where dossier_id = $1`,
      [id(501)],
    );
    const { equal, counts, differences } = await verify.ask();
    expect({ equal, counts }).toEqual({ equal: false, counts: { 'fact-differs': 1 } });
    expect(differences[0]?.message).toBe(
      `Hồ sơ ${id(501)}: bảng facts khác với sự kiện ở dossier_code, fact.lateCauseCode.`,
    );
  });

  it('names facts that are missing and facts that nobody spoke of', async () => {
    await reporting.admin.query('update figures_a.facts set dossier_id = $2 where dossier_id = $1', [id(7), id(700)]);
    expect(await kinds()).toEqual({ 'fact-missing': 1, 'fact-without-events': 1 });
  });

  it('names a planted difference in the ledger and in its months', async () => {
    await reporting.admin.query(
      `update figures_a.ledger set received_direct = received_direct + 1
       where ward_code = 'an-thang' and received_direct > 0`,
    );
    await reporting.admin.query("update figures_a.ledger_months set resolved_early = 0 where ward_code = 'binh-duong'");
    const { counts, differences } = await verify.ask();
    expect(counts).toEqual({ 'ledger-differs': 1, 'months-differ': 1 });
    expect(differences[0]?.message).toMatch(/^Sổ cái an-thang, 2025-07-01 .*received_direct là 311, phải là 310\.$/);
  });

  it('names numbers that were never heard: holes, missing tail, and a note that does not fit the inbox', async () => {
    await reporting.admin.query("delete from inbox where store = 'intake' and number in (5, 6)");
    await reporting.admin.query("insert into heads (store, epoch, number) values ('processing', 1, 623)");
    const { counts, differences } = await verify.ask();
    expect(counts).toEqual({ 'numbers-differ': 1, hole: 1, 'missing-tail': 1, 'fact-differs': 2 });
    expect(differences.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'Nhật ký intake (đời 1): thiếu sự kiện số 5–6.',
        'Nhật ký processing (đời 1) đã đến số 623; chưa nhận số 621–623.',
      ]),
    );
  });

  it('lists at most a hundred and counts all', async () => {
    await reporting.admin.query("update figures_a.facts set ended_as = 'stopped'");
    const { differenceCount, differences } = await verify.ask();
    expect([differenceCount, differences.length]).toEqual([620, 100]);
  });
});
