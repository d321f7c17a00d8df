import type { Content, TableCell, TableLayout } from 'pdfmake';
import pdfMake from 'pdfmake';
import {
  type Block,
  type Foot,
  type FormModel,
  type Head,
  motto,
  type Party,
  printable,
  type Table,
} from '../form-model';
import { fontFiles, fontName } from './fonts';
import { contentWidth, mottoRule, mottoWordsPlus, type PageLayout, pageLayouts, qrSide, unitRule } from './page-layout';

pdfMake.setFonts({ [fontName]: fontFiles });
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.setLocalAccessPolicy((path) => Object.values(fontFiles).includes(path));

/** A PDF with its fonts embedded. The same model gives the same bytes. */
export function writePdf(model: FormModel): Promise<Buffer> {
  const { format, title, issuedAt, blocks } = printable(model);
  const layout = pageLayouts[format];
  const { width, height, margins, fontSizes } = layout;
  return pdfMake
    .createPdf({
      pageSize: { width, height },
      pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
      defaultStyle: { font: fontName, fontSize: fontSizes.body, lineHeight: 1.05 },
      info: { title, creator: 'Một Cửa', producer: 'Một Cửa', creationDate: new Date(issuedAt) },
      language: 'vi',
      header: (page: number) =>
        page === 1 ? '' : { text: String(page), alignment: 'center', margin: [0, margins.top / 2] },
      content: blocks.map((block) => contentOf(block, layout)),
    })
    .getBuffer();
}

function contentOf(block: Block, layout: PageLayout): Content {
  switch (block.kind) {
    case 'head':
      return headContent(block, layout);
    case 'title':
      return {
        stack: [{ text: block.text, bold: true }, ...block.below.map(words)],
        alignment: 'center',
        margin: [0, 8, 0, 6],
      };
    case 'paragraph':
      return { ...words(block.text), margin: [0, 1.5] };
    case 'field':
      return block.value === null || block.value === ''
        ? dottedLine(`${block.label}:`)
        : { ...words(`${block.label}: ${block.value}`), margin: [0, 0.5] };
    case 'list':
      return block.items.length === 0
        ? dottedLine('1.')
        : { stack: block.items.map((item, index) => listItem(item, index, layout)), margin: [0, 1] };
    case 'table':
      return tableContent(block, layout);
    case 'signatures':
      return {
        columns: [...(block.parties.length === 1 ? [''] : []), ...block.parties.map(partyContent)],
        unbreakable: true,
        margin: [0, 6, 0, 4],
      };
    case 'foot':
      return footContent(block, layout);
  }
}

function headContent(head: Head, layout: PageLayout): Content {
  const { unitColumn, fontSizes } = layout;
  const fontSize = fontSizes.head;
  const mottoColumn = contentWidth(layout) - unitColumn;
  return {
    stack: [
      {
        columns: [
          { text: head.stateMark ?? '', bold: true },
          { text: head.formMark, italics: true, alignment: 'right' },
        ],
        fontSize: fontSizes.small,
        margin: [0, 0, 0, 4],
      },
      {
        columns: [
          {
            width: unitColumn,
            stack: [
              ...(head.parentName === null ? [] : [words(head.parentName.toUpperCase())]),
              { ...words(head.unitName.toUpperCase()), bold: true },
              rule(unitRule, unitColumn),
              words(head.numberLine),
            ],
          },
          {
            width: mottoColumn,
            stack: [
              { text: motto.country, bold: true },
              { text: motto.words, bold: true, fontSize: fontSize + mottoWordsPlus },
              rule(mottoRule(layout), mottoColumn),
              { ...words(head.placeAndDay), italics: true, margin: [0, 2, 0, 0] },
            ],
          },
        ],
        fontSize,
        alignment: 'center',
      },
    ],
  };
}

/** A line in the middle of a column. */
function rule(length: number, column: number): Content {
  const begin = (column - length) / 2;
  return {
    canvas: [{ type: 'line', x1: begin, x2: begin + length, y1: 1, y2: 1, lineWidth: 0.6 }],
    alignment: 'left',
    margin: [0, 1, 0, 2],
  };
}

function listItem(item: string, index: number, { fontSizes }: PageLayout): Content {
  return { columns: [{ text: `${index + 1}.`, width: fontSizes.body * 1.8 }, words(item)], margin: [4, 0, 0, 0] };
}

const dots: TableLayout = {
  hLineStyle: () => ({ dash: { length: 0.8, space: 2 } }),
  hLineWidth: () => 0.8,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 3,
  paddingTop: () => 1,
  paddingBottom: () => -2,
};

function dottedLine(label: string): Content {
  const edge: [boolean, boolean, boolean, boolean] = [false, false, false, false];
  const body: TableCell[][] = [
    [
      { text: label, border: edge },
      { text: '', border: [false, false, false, true] },
    ],
  ];
  return { table: { widths: ['auto', '*'], body }, layout: dots };
}

function tableContent({ columns, rows }: Table, layout: PageLayout): Content {
  const padding = 3;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const free = contentWidth(layout) - columns.length * 2 * padding - (columns.length + 1) * 0.5;
  // What is kept whole has to fit on a page: pdfmake drops it otherwise.
  const short = rows.every((row) => row.every((cell) => cell.length < 300));
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: short ? 1 : 0,
      dontBreakRows: short,
      widths: columns.map(({ share }) => (free * share) / shares),
      body: [
        columns.map(({ heading }): TableCell => ({ ...words(heading), bold: true, alignment: 'center' })),
        ...rows.map((row) => row.map(words)),
      ],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      paddingLeft: () => padding,
      paddingRight: () => padding,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
    fontSize: layout.fontSizes.table,
    margin: [0, 4],
  };
}

const roomToSign = 32;

function partyContent({ heading, note, name }: Party): Content {
  return {
    stack: [
      { ...words(heading), bold: true },
      { ...words(note), italics: true },
      { ...words(name ?? ''), bold: true, margin: [0, roomToSign, 0, 0] },
    ],
    alignment: 'center',
  };
}

function footContent({ link, notes }: Foot, { fontSizes }: PageLayout): Content {
  const small: Content = { stack: notes.map(words), fontSize: fontSizes.small };
  if (link === null) return small;
  return {
    unbreakable: notes.join().length < 2000,
    columns: [{ qr: link, fit: qrSide, eccLevel: 'M', width: 'auto' }, small],
    columnGap: 10,
  };
}

/** Text whose words, where one is longer than a line may be (a link, an e-mail address), may break anywhere. */
function words(text: string): { text: Content[] } {
  const parts = text.split(/(\S{25,})/).filter((part) => part !== '');
  return { text: parts.map((part) => (/^\S{25,}$/.test(part) ? { text: part, wordBreak: 'break-all' } : part)) };
}
