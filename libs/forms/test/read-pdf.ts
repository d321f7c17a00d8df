import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A page as it is read and as it is seen. */
export type ReadPage = {
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly text: string;
  /** Where each piece of text begins and ends across the page and how high it stands, in points from below left. */
  readonly spans: readonly {
    readonly text: string;
    readonly left: number;
    readonly right: number;
    readonly y: number;
  }[];
  /** Darkness of the rendered page in cells of 6 × 12 points: blank, light, half, dark. */
  readonly picture: string;
  readonly qrCode: string | null;
};

export function readPdf(bytes: Buffer): ReadPage[] {
  const pages = execFileSync(process.execPath, [join(__dirname, 'render-pdf.mjs')], {
    input: bytes,
    maxBuffer: 64_000_000,
  });
  return JSON.parse(pages.toString()) as ReadPage[];
}
