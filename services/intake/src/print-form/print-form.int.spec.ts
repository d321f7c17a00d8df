import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestService, tokenFor } from '@motcua/testing';
import { readDocx } from '../../../../libs/forms/test/read-docx';
import { readPdf } from '../../../../libs/forms/test/read-pdf';
import { course, said } from '../../test/given-papers';
import { plantCourse } from '../../test/plant-course';
import { applicant, startIntake, type TestIntake, vaultKeyFile } from '../../test/start-intake';
import { intakeService } from '../intake.module';

/** MOTCUA_FORMS=folder keeps the papers, to be looked at. */
const folder = process.env.MOTCUA_FORMS;

interface Printed {
  form: string;
  print: number;
  number: number;
  copyNumber: number;
  issuedAt: string;
}

describe('papers of a dossier', () => {
  const VAULT_KEY_FILE = vaultKeyFile();
  let intake: TestIntake;
  let receptionist: string;

  beforeAll(async () => {
    intake = await startIntake(undefined, { VAULT_KEY_FILE, PUBLIC_URL: 'https://motcua.example.vn/' });
    receptionist = await tokenFor(['receptionist'], ['an-thang']);
  });

  afterAll(() => intake?.stop());

  const receive = async (): Promise<string> => {
    const body = { procedureCode: '1.001193', channel: 'direct', applicant };
    return (await intake.post('/wards/an-thang/dossiers', receptionist, body)).body.dossierId;
  };
  const formsOf = (dossierId: string) => `/wards/an-thang/dossiers/${dossierId}/forms`;
  const print = (dossierId: string, form: string, headers = {}, token = receptionist) =>
    intake.post(`${formsOf(dossierId)}/${form}/print`, token, {}, headers);
  const printed = async (...asked: Parameters<typeof print>): Promise<Printed> => {
    const answer = await print(...asked);
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    return answer.body.printed as Printed;
  };
  const fetchFile = (path: string, token = receptionist) =>
    fetch(`${intake.service.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  const file = async (path: string): Promise<Buffer> => {
    const response = await fetchFile(path);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    return Buffer.from(await response.arrayBuffer());
  };
  const fileOf = (dossierId: string, { form, print: ordinal }: Printed, format = 'pdf') =>
    file(`${formsOf(dossierId)}/${form}/prints/${ordinal}?format=${format}`);
  const textOf = (pdf: Buffer): string =>
    readPdf(pdf)
      .map(({ text }) => text)
      .join('\n');

  it('are an original, then copies of it, each with the same bytes whenever it is asked for', async () => {
    const dossierId = await receive();
    const original = await printed(dossierId, 'receipt');
    expect(original).toMatchObject({ form: 'receipt', print: 1, copyNumber: 0, formNumber: '01' });
    const bytes = await fileOf(dossierId, original);
    const copy = await printed(dossierId, 'receipt');
    expect(copy).toEqual({ ...original, print: 2, copyNumber: 1, printedAt: expect.any(String) });
    expect((await fileOf(dossierId, original)).equals(bytes)).toBe(true);

    const [page] = readPdf(bytes);
    expect(page?.text).toContain(applicant.fullName);
    expect(page?.text).not.toContain('Bản sao');
    expect(page?.qrCode).toMatch(/^https:\/\/motcua\.example\.vn\/tra-cuu\/[\w-]+$/);
    expect(textOf(await fileOf(dossierId, copy))).toContain('Bản sao lần 1');
    const docx = await fileOf(dossierId, copy, 'docx');
    expect(readDocx(docx).text).toContain(applicant.fullName);
    expect((await fileOf(dossierId, copy, 'docx')).equals(docx)).toBe(true);
  });

  it('answer one key once, and count each print without one', async () => {
    const dossierId = await receive();
    const key = { 'idempotency-key': 'print-1' };
    const [first, second] = await Promise.all([print(dossierId, 'receipt', key), print(dossierId, 'receipt', key)]);
    await printed(dossierId, 'receipt');
    const third = await print(dossierId, 'receipt', key);
    expect(second.body).toEqual(first.body);
    expect(third.body).toEqual(first.body);
    const listed = await intake.get(formsOf(dossierId), receptionist);
    expect((listed.body.prints as Printed[]).map(({ copyNumber }) => copyNumber)).toEqual([0, 1]);
  });

  it('take numbers without gaps, from two processes at once', async () => {
    const other = await startTestService(intakeService, intake.database, { environment: { VAULT_KEY_FILE } });
    try {
      const dossiers = await Promise.all(Array.from({ length: 30 }, receive));
      const [before] = await intake.look(`select count(*)::int as count from paper_numbers where form = 'receipt'`);
      const answers = await Promise.all(
        dossiers.map(async (dossierId, index) => {
          const url = index % 2 === 0 ? intake.service.url : other.url;
          const response = await fetch(`${url}${formsOf(dossierId)}/receipt/print`, {
            method: 'POST',
            headers: { authorization: `Bearer ${receptionist}` },
          });
          return ((await response.json()) as { printed: Printed }).printed?.number;
        }),
      );
      const first = (before?.count as number) + 1;
      expect(answers.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => first + index));
      const events = await intake.look(
        `select (data->>'number')::int as number from log.events
         where type = 'FormPrinted' and data->>'form' = 'receipt' and data->>'copyNumber' = '0' order by 1`,
      );
      expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
    } finally {
      await other.stop();
    }
  });

  it('are refused with a sentence where there is no ground, and take no number then', async () => {
    const dossierId = await receive();
    const answer = await print(dossierId, 'apology');
    expect([answer.status, answer.body.code]).toEqual([409, 'no-apology']);
    expect(answer.body.detail).toMatch(/chưa có văn bản xin lỗi/);
    expect(
      await intake.look(`select 1 from paper_numbers where form = 'apology' and dossier_id = $1`, [dossierId]),
    ).toEqual([]);
    expect((await print(dossierId, 'register')).status).toBe(400);
  });

  it('follow a dossier through its course, each form once, a new receipt after a restart', async () => {
    const dossierId = await receive();
    const early = await printed(dossierId, 'receipt');
    await intake.post(`/wards/an-thang/dossiers/${dossierId}/hand-over`, receptionist, {});
    await intake.post(`/wards/an-thang/dossiers/${dossierId}/request-withdrawal`, receptionist, {
      reasonCode: 'applicant-wish',
    });
    const soon = (days: number) => new Date(Date.parse(early.issuedAt) + days * 86_400_000).toISOString();
    await plantCourse(
      intake,
      dossierId,
      course(
        [soon(0), said.started],
        [soon(0), said.supplementRequested],
        [soon(1), said.supplemented(soon(7))],
        [soon(5), said.drafted(soon(7))],
      ),
    );
    const draft = textOf(await file(`${formsOf(dossierId)}/apology/draft?format=pdf`));
    expect(draft).toContain('DỰ THẢO');
    expect(draft).toContain('Số: ……/PXL-UBND');
    await plantCourse(
      intake,
      dossierId,
      course(
        ...Array.from({ length: 4 }, (): [string, typeof said.started] => [soon(0), said.started]),
        [soon(5), said.apologised(soon(9))],
        [soon(6), said.refused(soon(6))],
        [soon(6), said.stopped(soon(6))],
      ).slice(4),
    );
    expect((await fetchFile(`${formsOf(dossierId)}/apology/draft`)).status).toBe(404);

    const listed = await intake.get(formsOf(dossierId), receptionist);
    expect(listed.body).toMatchObject({ hasApologyDraft: false });
    expect(listed.body.forms).toEqual(
      ['receipt', 'supplement', 'refusal', 'apology', 'stop', 'control-slip'].map((form) => ({
        form,
        printable: true,
        nextCopyNumber: 0,
      })),
    );
    for (const form of ['receipt', 'supplement', 'refusal', 'apology', 'stop', 'control-slip']) {
      const paper = await printed(dossierId, form);
      expect(paper.copyNumber).toBe(0);
      const pdf = await fileOf(dossierId, paper);
      if (folder !== undefined) writeFileSync(join(folder, `walked-${form}.pdf`), pdf);
      expect(textOf(pdf)).toContain(applicant.fullName);
    }
    // The older receipt is still what it was.
    expect(textOf(await fileOf(dossierId, early))).not.toContain('DossierSupplemented');
  });

  it('are nobody else’s: another ward, a supervisor, a print that is none', async () => {
    const dossierId = await receive();
    await printed(dossierId, 'receipt');
    const stranger = await tokenFor(['receptionist'], ['binh-duong']);
    const supervisor = await tokenFor(['supervisor'], ['an-thang']);
    const prints = `${formsOf(dossierId)}/receipt/prints/1`;
    for (const [token, status] of [
      [stranger, 404],
      [supervisor, 403],
    ] as const) {
      expect((await print(dossierId, 'receipt', {}, token)).status).toBe(status);
      for (const path of [formsOf(dossierId), prints, `${formsOf(dossierId)}/apology/draft`]) {
        expect((await fetchFile(path, token)).status).toBe(status);
      }
    }
    expect((await fetchFile(`${formsOf(dossierId)}/receipt/prints/2`)).status).toBe(404);
    expect((await fetchFile(`/wards/binh-duong/dossiers/${dossierId}/forms`)).status).toBe(404);
  });

  it('of a forwarded dossier are printed by both centres, from one book', async () => {
    const dossierId = await receive();
    const forward = `/wards/an-thang/dossiers/${dossierId}/forward`;
    await intake.post(forward, receptionist, { toUnitCode: 'binh-duong' });
    const competent = await tokenFor(['specialist'], ['binh-duong'], 'officer-2');
    const slip = await printed(dossierId, 'control-slip');
    const copy = await printed(dossierId, 'control-slip', {}, competent);
    expect(copy).toMatchObject({ number: slip.number, copyNumber: 1 });
    const stranger = await tokenFor(['specialist'], ['quang-cu']);
    expect((await print(dossierId, 'control-slip', {}, stranger)).status).toBe(404);
  });

  it('are no more once the applicant was erased', async () => {
    const dossierId = await receive();
    const paper = await printed(dossierId, 'receipt');
    await intake.look('delete from vault_person_keys');
    expect((await fetchFile(`${formsOf(dossierId)}/receipt/prints/${paper.print}`)).status).toBe(410);
    const again = await print(dossierId, 'receipt');
    expect([again.status, again.body.code]).toEqual([410, 'erased']);
  });
});
