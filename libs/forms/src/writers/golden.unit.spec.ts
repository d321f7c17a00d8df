import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocx } from '../../test/read-docx';
import { readPdf } from '../../test/read-pdf';
import { sampleModels } from '../../test/sample-models';
import { writeDocx, writePdf } from '../index';

/** MOTCUA_FORMS=folder keeps the files, to be looked at. */
const folder = process.env.MOTCUA_FORMS;

it.each(Object.entries(sampleModels))('%s: text and layout are as they were looked at', async (name, model) => {
  const [pdf, docx] = [await writePdf(model), await writeDocx(model)];
  if (folder !== undefined) {
    writeFileSync(join(folder, `${name}.pdf`), pdf);
    writeFileSync(join(folder, `${name}.docx`), docx);
  }
  const pages = readPdf(pdf);
  expect(pages.map(({ text }) => text).join('\n———\n')).toMatchSnapshot('text of the PDF');
  expect(pages.map(({ picture }) => picture).join('\n———\n')).toMatchSnapshot('picture of the PDF');
  expect(readDocx(docx).text).toMatchSnapshot('text of the Word document');
});
