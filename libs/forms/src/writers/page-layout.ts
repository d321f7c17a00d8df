import type { PageFormat } from '../form-model';

/** Lengths in points (1/72 inch), as pdfmake counts. */
export type PageLayout = {
  readonly width: number;
  readonly height: number;
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly fontSizes: { readonly head: number; readonly body: number; readonly table: number; readonly small: number };
  /** Of the page between its margins; the motto takes the rest. */
  readonly unitColumn: number;
};

const points = (millimetres: number) => (millimetres * 72) / 25.4;

/**
 * Decree 30/2020, annex I, for A4: top and bottom 20–25 mm, left 30–35, right 15–20; head 12–13 points, text 13–14,
 * tables smaller. It has no numbers for A5; there everything is made smaller as the sheet is, by √2.
 */
export const pageLayouts: Record<PageFormat, PageLayout> = {
  a5: {
    width: points(148),
    height: points(210),
    margins: { top: points(15), right: points(11), bottom: points(15), left: points(22) },
    fontSizes: { head: 8.8, body: 9.5, table: 8.5, small: 7 },
    unitColumn: points(46),
  },
  'a4-landscape': {
    width: points(297),
    height: points(210),
    margins: { top: points(20), right: points(15), bottom: points(20), left: points(30) },
    fontSizes: { head: 12, body: 12, table: 9, small: 8.5 },
    unitColumn: points(110),
  },
};

export function contentWidth({ width, margins }: PageLayout): number {
  return width - margins.left - margins.right;
}

/** The line under the motto is as long as its words: 12.2 em of the bold face, set one point larger than the head. */
export const mottoWordsPlus = 0.7;
export function mottoRule({ fontSizes }: PageLayout): number {
  return 12.2 * (fontSizes.head + mottoWordsPlus);
}

/** The line under a unit's name: a third to a half of it. */
export const unitRule = 54;

/** Side of a QR code: at error correction M, links of up to 106 bytes in modules of 2 points (0.7 mm). */
export const qrSide = 82;
