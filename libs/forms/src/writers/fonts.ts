import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Metric-compatible with Times New Roman, which Decree 30/2020 asks for; may be embedded, and has every Vietnamese letter. */
export const fontName = 'Tinos';

const folder = dirname(require.resolve('@expo-google-fonts/tinos/package.json'));
const face = (style: string) => join(folder, style, `Tinos_${style}.ttf`);

export const fontFiles = {
  normal: face('400Regular'),
  bold: face('700Bold'),
  italics: face('400Regular_Italic'),
  bolditalics: face('700Bold_Italic'),
};

/** Faces that a form uses. */
export function readFonts(): { data: Buffer; bold: Buffer; italic: Buffer } {
  return {
    data: readFileSync(fontFiles.normal),
    bold: readFileSync(fontFiles.bold),
    italic: readFileSync(fontFiles.italics),
  };
}
