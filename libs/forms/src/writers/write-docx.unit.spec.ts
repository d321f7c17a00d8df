import { strFromU8 } from 'fflate';
import { qrCodeIn, readDocx } from '../../test/read-docx';
import { applicant, link, receipt } from '../../test/sample-facts';
import { sampleModels } from '../../test/sample-models';
import { vietnameseLetters } from '../../test/vietnamese-letters';
import { receiptForm, writeDocx } from '../index';
import { readFonts } from './fonts';

it('gives the same bytes for the same facts, whatever the hour', async () => {
  const first = await writeDocx(sampleModels.receipt);
  jest.useFakeTimers({ now: new Date('2031-05-05T05:05:05Z'), doNotFake: ['setTimeout', 'setImmediate', 'nextTick'] });
  const later = await writeDocx(sampleModels.receipt);
  jest.useRealTimers();
  expect(later.equals(first)).toBe(true);
  expect(strFromU8(readDocx(first).parts['docProps/core.xml'] as Uint8Array)).toContain('2025-10-01T02:05:00.000Z');
});

it('embeds the three faces, masked by a key that the font table names', async () => {
  const { parts } = readDocx(await writeDocx(sampleModels.receipt));
  const keys = [...strFromU8(parts['word/fontTable.xml'] as Uint8Array).matchAll(/w:fontKey="\{([0-9A-F-]+)\}"/g)];
  const { data, bold, italic } = readFonts();
  expect(keys).toHaveLength(3);
  for (const [index, font] of [data, bold, italic].entries()) {
    const mask = Buffer.from((keys[index]?.[1] ?? '').replaceAll('-', ''), 'hex').reverse();
    const embedded = Buffer.from(parts[`word/fonts/font${index + 1}.odttf`] as Uint8Array);
    for (let at = 0; at < 32; at += 1) embedded[at] = (embedded[at] as number) ^ (mask[at % 16] as number);
    expect(embedded.equals(font)).toBe(true);
  }
});

it('carries every letter, the sheet’s size, dots for what is unknown, and a QR code that opens the link', async () => {
  const name = vietnameseLetters.join(' ').normalize('NFD');
  const { text, documentXml, parts } = readDocx(
    await writeDocx(receiptForm({ ...receipt, applicant: { ...applicant, name, email: null }, papers: [] })),
  );
  expect(text).toContain(vietnameseLetters.join(' '));
  expect(text).toContain('Email: …');
  expect(text).toContain('1. …');
  expect(documentXml).toContain('<w:pgSz w:w="8391" w:h="11906"');
  expect(await qrCodeIn(parts['word/media/image1.png'] as Uint8Array)).toBe(link);
});

it('repeats the heading of the register on its side of A4', async () => {
  const { documentXml } = readDocx(await writeDocx(sampleModels.register));
  expect(documentXml).toContain('<w:tblHeader/>');
  expect(documentXml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
});
