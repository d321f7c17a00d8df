import type { Instant } from '@motcua/deadline';

/** What a printed form says, from top to bottom. Both writers take it; no other place holds a form's content. */
export type FormModel = {
  readonly format: PageFormat;
  /** Title among the file's properties; no personal data. */
  readonly title: string;
  /** The file's date of creation: the same facts give the same bytes. */
  readonly issuedAt: Instant;
  readonly blocks: readonly Block[];
};

/** Slips are A5, the register A4 on its side (Circular 01/2018). */
export type PageFormat = 'a5' | 'a4-landscape';

export type Block = Head | Title | Paragraph | Field | List | Table | Signatures | Foot;

/** Issuing unit on the left, national motto on the right (Decree 30/2020, annex I). */
export type Head = {
  readonly kind: 'head';
  readonly formMark: string;
  /** Which copy it is, or that it is a draft; null: the original. */
  readonly stateMark: string | null;
  readonly parentName: string | null;
  readonly unitName: string;
  readonly numberLine: string;
  readonly placeAndDay: string;
};

export type Title = { readonly kind: 'title'; readonly text: string; readonly below: readonly string[] };

export type Paragraph = { readonly kind: 'paragraph'; readonly text: string };

/** A labelled line; without a value, dots to write on. */
export type Field = { readonly kind: 'field'; readonly label: string; readonly value: string | null };

/** Numbered from 1; without items, dots to write on. */
export type List = { readonly kind: 'list'; readonly items: readonly string[] };

/** `share`: parts of the width. The heading is repeated on every page. */
export type Table = {
  readonly kind: 'table';
  readonly columns: readonly { readonly heading: string; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
};

/** One beside the other; a single one stands on the right (Decree 30/2020). */
export type Signatures = { readonly kind: 'signatures'; readonly parties: readonly Party[] };

export type Party = { readonly heading: string; readonly note: string; readonly name: string | null };

/** The end of a form, in small print; with a link, its QR code stands beside. */
export type Foot = { readonly kind: 'foot'; readonly link: string | null; readonly notes: readonly string[] };

export const motto = {
  country: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  words: 'Độc lập - Tự do - Hạnh phúc',
} as const;

/**
 * The model with its text as fonts and XML can take it: letters composed (typed on some systems as a letter and marks),
 * control characters and broken surrogates gone.
 */
export function printable(model: FormModel): FormModel {
  return JSON.parse(JSON.stringify(model), (_key, value: unknown) =>
    typeof value === 'string'
      ? value
          .toWellFormed()
          .normalize('NFC')
          .replace(/\p{Cc}+/gu, ' ')
          .trim()
      : value,
  ) as FormModel;
}
