import { openSync } from 'fontkit';
import { readPdf } from '../../test/read-pdf';
import { applicant, control, link, receipt, register } from '../../test/sample-facts';
import { sampleModels } from '../../test/sample-models';
import { vietnameseLetters } from '../../test/vietnamese-letters';
import { controlSlip, receiptForm, registerForm, writePdf } from '../index';
import { fontFiles } from './fonts';
import { pageLayouts } from './page-layout';

const { margins } = pageLayouts.a5;
const named = (name: string) => receiptForm({ ...receipt, applicant: { ...applicant, name } });
/** Lines broken by the writer are one text. */
const joined = (text: string) => text.replace(/\s+/g, ' ');

it('has a font with a drawn glyph for every Vietnamese letter, in every face that is used', () => {
  expect(vietnameseLetters).toHaveLength(134);
  for (const file of [fontFiles.normal, fontFiles.bold, fontFiles.italics]) {
    const font = openSync(file);
    if (!('glyphForCodePoint' in font)) throw new Error(`${file} is a collection`);
    for (const letter of vietnameseLetters) {
      const glyph = font.glyphForCodePoint(letter.codePointAt(0) as number);
      expect([letter, glyph.id > 0, glyph.path.commands.length > 0]).toEqual([letter, true, true]);
    }
  }
});

it('writes every letter, also one typed as a letter and its marks, and no control character', async () => {
  const [page] = readPdf(await writePdf(named(vietnameseLetters.join(' '))));
  expect(joined(page?.text ?? '')).toContain(vietnameseLetters.join(' '));
  const typed = readPdf(await writePdf(named('Nguyễn\u0007 Thị\nƯớc'.normalize('NFD'))));
  expect(typed[0]?.text).toContain('Nguyễn Thị Ước');
});

it('gives the same bytes for the same facts, and others for a copy', async () => {
  const first = await writePdf(sampleModels.receipt);
  expect((await writePdf(sampleModels.receipt)).equals(first)).toBe(true);
  expect((await writePdf(receiptForm({ ...receipt, copyNumber: 1 }))).equals(first)).toBe(false);
});

it('is A5, keeps its margins, and carries a QR code that opens the link', async () => {
  const pages = readPdf(await writePdf(sampleModels.receipt));
  expect(pages).toHaveLength(1);
  const [page] = pages;
  expect([Math.round(page?.width ?? 0), Math.round(page?.height ?? 0)]).toEqual([420, 595]);
  expect(page?.qrCode).toBe(link);
  for (const { left, right } of page?.spans ?? []) {
    expect(left).toBeGreaterThan(margins.left - 1);
    expect(right).toBeLessThan((page?.width ?? 0) - margins.right + 1);
  }
});

it('goes on to further pages without losing or cutting anything', async () => {
  const papers = Array.from({ length: 90 }, (_, index) => ({
    name: `Giấy tờ thứ ${index + 1} của hồ sơ có tên gọi rất dài để phải xuống dòng trên khổ giấy A5`,
    kind: 'copy' as const,
    count: 1,
  }));
  const email = `${'rat-dai.'.repeat(30)}cuoi@example.vn`;
  const restsOn = Array.from({ length: 300 }, (_, index) => ({
    type: 'Noted',
    position: index + 1,
    at: receipt.issuedAt,
  }));
  const facts = { ...receipt, papers, restsOn, applicant: { ...applicant, email } };
  const pages = readPdf(await writePdf(receiptForm(facts)));
  const text = joined(pages.map((page) => page.text).join(' '));
  for (const { name } of papers) expect(text).toContain(name);
  expect(text).toContain('Noted (300)');
  expect(text.replaceAll(' ', '')).toContain(email);
  expect(pages.length).toBeGreaterThan(3);
  expect(pages[1]?.text).toMatch(/\n2$/);
  for (const { spans, width } of pages)
    for (const { right, y } of spans) {
      expect(right).toBeLessThan(width - margins.right + 1);
      expect(y).toBeGreaterThan(margins.bottom - 1);
    }
});

it('repeats a table’s heading, and breaks a row that no page could hold', async () => {
  const [row] = register.rows;
  const many = Array.from({ length: 40 }, () => row as (typeof register.rows)[number]);
  const pages = readPdf(await writePdf(registerForm({ ...register, rows: many })));
  expect(pages.length).toBeGreaterThan(3);
  for (const { text } of pages.slice(0, -1)) expect(text).toContain('Mã hồ sơ');
  const note = Array.from({ length: 400 }, (_, index) => `chữ${index}`).join(' ');
  const [step] = control.handOvers;
  const long = readPdf(
    await writePdf(controlSlip({ ...control, handOvers: [{ ...(step as (typeof control.handOvers)[number]), note }] })),
  );
  expect(long.map(({ text }) => text).join(' ')).toContain('chữ399');
  for (const { spans } of long) for (const { y } of spans) expect(y).toBeGreaterThan(margins.bottom - 1);
});
