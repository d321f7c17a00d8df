import { startTestService, tokenFor } from '@motcua/testing';
import { v7 } from 'uuid';
import { intakeService } from '../intake.module';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';

interface Row {
  rowNumber: number;
  outcome: string;
  dossierId: string;
  dossierCode: string;
  code: string;
  settlement: { registerNumber: number; feeCollected: number };
}

const copies = { procedureCode: '2.000815', registerBook: 'certified-copies', copies: 2, pages: 3 };
const cash = { receiptNumber: 7, counterCode: 'counter-1' };

describe('immediate results', () => {
  let intake: TestIntake;
  let receptionist: string;
  const settle = async (results: object[], headers = {}, ward = 'an-thang') => {
    const { status, body } = await intake.post(`/wards/${ward}/immediate-results`, receptionist, { results }, headers);
    return { status, code: body.code, rows: body.rows as unknown as Row[] };
  };
  const numbersOf = async (ward: string, book = 'certified-copies') =>
    (
      await intake.look('select number from register_book_entries where ward_code = $1 and book = $2 order by number', [
        ward,
        book,
      ])
    ).map(({ number }) => number as number);

  beforeAll(async () => {
    intake = await startIntake();
    receptionist = await tokenFor(['receptionist'], ['an-thang', 'binh-duong', 'quang-cu']);
  });
  afterAll(() => intake?.stop());

  it('are received, paid, resolved and numbered in one act, and rows that may not be are told why', async () => {
    const { status, rows } = await settle([
      { ...copies, applicant, cash },
      { ...copies, procedureCode: '1.001193' },
      { ...copies, procedureCode: '9.999999' },
      { ...copies, registerBook: 'certified-signatures' },
    ]);
    expect(status).toBe(201);
    expect(rows.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'settled',
      'not-immediate',
      'procedure-unknown',
      'settled',
    ]);
    // Two copies of three pages: 2 × (2,000 + 2,000 + 1,000).
    expect(rows[0]?.settlement).toMatchObject({ registerNumber: 1, feeCollected: 10_000, copies: 2, pages: 3 });
    expect(rows[3]?.settlement).toMatchObject({ registerNumber: 1, feeCollected: 0 });

    const dossierId = rows[0]?.dossierId as string;
    const events = await intake.look('select type, data from log.events where dossier_id = $1 order by position', [
      dossierId,
    ]);
    expect(events.map(({ type }) => type)).toEqual([
      'DossierReceived',
      'FeeCharged',
      'FeeNotPaidOnline',
      'FeePaid',
      'ImmediateResultSettled',
    ]);
    expect(events[0]?.data).toMatchObject({ hasSlip: false, clock: { dueAt: null, termUnit: 'same-day' } });
    expect(JSON.stringify(events)).not.toContain(applicant.fullName);
    const shown = await intake.get(`/wards/an-thang/dossiers/${dossierId}`, receptionist);
    expect(shown.body).toMatchObject({ status: 'settled', dossierCode: rows[0]?.dossierCode });
    expect((await intake.get(`/wards/an-thang/dossiers/${dossierId}/applicant`, receptionist)).body).toEqual(applicant);
    const handed = await intake.post(`/wards/an-thang/dossiers/${dossierId}/hand-over`, receptionist, {});
    expect([handed.status, handed.body.code]).toEqual([409, 'settled']);

    const year = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear();
    const book = await intake.get(`/wards/an-thang/register-books/certified-copies/${year}`, receptionist);
    expect(book.body).toMatchObject({
      last: 1,
      entries: [{ number: 1, dossierCode: rows[0]?.dossierCode, copies: 2, pages: 3, feeCollected: 10_000 }],
    });
  });

  it('stand in their counter’s day', async () => {
    await settle([{ ...copies, cash: { receiptNumber: 900, counterCode: 'counter-9' } }], {}, 'binh-duong');
    const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const shown = await intake.get(`/wards/binh-duong/counters/counter-9/days/${day}`, receptionist);
    expect(JSON.stringify(shown.body)).toContain('10000');
  });

  it('are settled once under a key, also where the same batch comes twice at once', async () => {
    const key = { 'idempotency-key': `batch-${v7()}` };
    const batch = [copies, { ...copies, procedureCode: '1.001193' }, copies];
    const before = (await numbersOf('an-thang')).length;
    const [first, second] = await Promise.all([settle(batch, key), settle(batch, key)]);
    expect(second.rows).toEqual(first.rows);
    expect((await settle(batch, key)).rows).toEqual(first.rows);
    expect(await numbersOf('an-thang')).toHaveLength(before + 2);
    expect((await settle([copies], key)).status).toBe(422);
  });

  it('take numbers without a gap from two processes at once, whatever is refused between', async () => {
    const other = await startTestService(intakeService, intake.database, {
      environment: intake.environment,
    });
    try {
      const batches = Array.from({ length: 24 }, (_, index) => ({
        url: index % 2 ? other.url : intake.service.url,
        results: [copies, { ...copies, procedureCode: index % 3 ? '2.000815' : '1.001193' }, copies],
      }));
      const answers = await Promise.all(
        batches.map(({ url, results }) =>
          fetch(`${url}/wards/quang-cu/immediate-results`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${receptionist}` },
            body: JSON.stringify({ results }),
          }).then((response) => response.json() as Promise<{ rows?: Row[] }>),
        ),
      );
      const given = answers.flatMap(({ rows }) => rows ?? []).filter(({ outcome }) => outcome === 'settled');
      const numbers = await numbersOf('quang-cu');
      expect(numbers).toEqual(Array.from({ length: 16 * 3 + 8 * 2 }, (_, index) => index + 1));
      expect(given.map(({ settlement }) => settlement.registerNumber).sort((a, b) => a - b)).toEqual(numbers);
    } finally {
      await other.stop();
    }
  });

  it('are for those who may', async () => {
    const stranger = await tokenFor(['specialist'], ['an-thang']);
    const { status } = await intake.post('/wards/an-thang/immediate-results', stranger, { results: [copies] });
    expect(status).toBe(403);
    const elsewhere = await tokenFor(['receptionist'], ['an-thang']);
    expect((await intake.post('/wards/quang-cu/immediate-results', elsewhere, { results: [copies] })).status).toBe(404);
  });
});
