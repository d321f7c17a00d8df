import { toBuffer } from 'bwip-js/node';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  LeaderType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
} from 'docx';
import {
  type Block,
  type Foot,
  type FormModel,
  type Head,
  motto,
  type Party,
  printable,
  type Table as ModelTable,
} from '../form-model';
import { fontName, readFonts } from './fonts';
import { contentWidth, mottoRule, mottoWordsPlus, type PageLayout, pageLayouts, qrSide, unitRule } from './page-layout';
import { repeatablePackage } from './repeatable-package';

type Part = Paragraph | Table;

/** Word counts lengths in twentieths of a point, sizes of letters in half points. */
const twips = (points: number) => Math.round(points * 20);
const halfPoints = (points: number) => Math.round(points * 2);

/** A Word document with its fonts embedded. The same model gives the same bytes. */
export async function writeDocx(model: FormModel): Promise<Buffer> {
  const { format, title, issuedAt, blocks } = printable(model);
  const layout = pageLayouts[format];
  const { width, height, margins, fontSizes } = layout;
  const landscape = width > height;
  const children: Part[] = [];
  for (const block of blocks) children.push(...(await partsOf(block, layout)));
  const document = new Document({
    title,
    creator: 'Một Cửa',
    lastModifiedBy: 'Một Cửa',
    fonts: [{ name: fontName, ...readFonts() }],
    styles: {
      default: {
        document: { run: { font: fontName, size: halfPoints(fontSizes.body), language: { value: 'vi-VN' } } },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            // Word turns a page on its side itself; it is told the upright size.
            size: {
              width: twips(landscape ? height : width),
              height: twips(landscape ? width : height),
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: twips(margins.top),
              right: twips(margins.right),
              bottom: twips(margins.bottom),
              left: twips(margins.left),
              header: twips(margins.top / 2),
            },
          },
        },
        headers: { default: new Header({ children: [pageNumber()] }) },
        children,
      },
    ],
  });
  return repeatablePackage(await Packer.toBuffer(document), issuedAt);
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
}

async function partsOf(block: Block, layout: PageLayout): Promise<Part[]> {
  switch (block.kind) {
    case 'head':
      return headParts(block, layout);
    case 'title':
      return [
        line(block.text, { bold: true }, { alignment: AlignmentType.CENTER, spacing: { before: 160 } }),
        ...block.below.map((text) => line(text, {}, { alignment: AlignmentType.CENTER })),
      ];
    case 'paragraph':
      return [line(block.text, {}, { spacing: { before: 40, after: 40 } })];
    case 'field':
      return [
        block.value === null || block.value === ''
          ? dottedLine(`${block.label}: `, layout)
          : line(`${block.label}: ${block.value}`, {}, { spacing: { before: 20 } }),
      ];
    case 'list':
      return block.items.length === 0
        ? [dottedLine('1. ', layout)]
        : block.items.map((item, index) => line(`${index + 1}. ${item}`, {}, { indent: { left: 300, hanging: 220 } }));
    case 'table':
      return [...tableParts(block, layout)];
    case 'signatures': {
      const cells = [...(block.parties.length === 1 ? [[line('')]] : []), ...block.parties.map(partyParts)];
      return [line(''), row(cells, evenly(cells.length, layout))];
    }
    case 'foot':
      return footParts(block, layout);
  }
}

function headParts(head: Head, layout: PageLayout): Part[] {
  const { unitColumn, fontSizes } = layout;
  const size = halfPoints(fontSizes.head);
  const mottoColumn = contentWidth(layout) - unitColumn;
  const centred: IParagraphOptions = { alignment: AlignmentType.CENTER };
  const small = { size: halfPoints(fontSizes.small) };
  const unit = [
    ...(head.parentName === null ? [] : [line(head.parentName.toUpperCase(), { size }, centred)]),
    line(head.unitName.toUpperCase(), { size, bold: true }, centred),
    rule(unitRule, unitColumn),
    line(head.numberLine, { size }, centred),
  ];
  const nation = [
    line(motto.country, { size, bold: true }, centred),
    line(motto.words, { size: halfPoints(fontSizes.head + mottoWordsPlus), bold: true }, centred),
    rule(mottoRule(layout), mottoColumn),
    line(head.placeAndDay, { size, italics: true }, centred),
  ];
  const half = contentWidth(layout) / 2;
  return [
    row(
      [
        [line(head.stateMark ?? '', { ...small, bold: true })],
        [line(head.formMark, { ...small, italics: true }, { alignment: AlignmentType.RIGHT })],
      ],
      [half, half],
    ),
    line('', { size: 4 }, { spacing: { line: 40, lineRule: 'exact' } }),
    row([unit, nation], [unitColumn, mottoColumn]),
  ];
}

/** A line in the middle of a column: the lower edge of an empty paragraph drawn in from both sides. */
function rule(length: number, column: number): Paragraph {
  const indent = twips((column - length) / 2);
  return new Paragraph({
    indent: { left: indent, right: indent },
    spacing: { line: 40, lineRule: 'exact', after: 40 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 5, space: 0 } },
  });
}

function dottedLine(label: string, layout: PageLayout): Paragraph {
  return new Paragraph({
    spacing: { before: 20 },
    tabStops: [{ type: TabStopType.RIGHT, position: twips(contentWidth(layout)), leader: LeaderType.DOT }],
    children: [new TextRun(label), new TextRun({ children: [new Tab()] })],
  });
}

function tableParts({ columns, rows }: ModelTable, layout: PageLayout): Part[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => twips((contentWidth(layout) * share) / shares));
  const size = halfPoints(layout.fontSizes.table);
  const cell = (text: string, column: number, run: IRunOptions = {}, paragraph: IParagraphOptions = {}) =>
    new TableCell({
      width: { size: widths[column] as number, type: 'dxa' },
      margins: { left: 60, right: 60, top: 40, bottom: 40 },
      children: [line(text, { size, ...run }, paragraph)],
    });
  const heading = columns.map(({ heading: text }, column) =>
    cell(text, column, { bold: true }, { alignment: AlignmentType.CENTER }),
  );
  return [
    line('', { size: 4 }),
    new Table({
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: heading }),
        ...rows.map(
          (texts) => new TableRow({ cantSplit: true, children: texts.map((text, column) => cell(text, column)) }),
        ),
      ],
    }),
  ];
}

function partyParts({ heading, note, name }: Party): Paragraph[] {
  const centred: IParagraphOptions = { alignment: AlignmentType.CENTER, keepNext: true };
  return [
    line(heading, { bold: true }, centred),
    line(note, { italics: true }, centred),
    line(name ?? '', { bold: true }, { alignment: AlignmentType.CENTER, spacing: { before: 760 } }),
  ];
}

/** With an id of its own: the library counts drawings over the life of the process. */
const altText = { id: '1', name: 'QR', description: 'Mã QR theo dõi hồ sơ' };

async function footParts({ link, notes }: Foot, layout: PageLayout): Promise<Part[]> {
  const small = notes.map((note) => line(note, { size: halfPoints(layout.fontSizes.small) }));
  if (link === null) return small;
  const options = { bcid: 'qrcode', text: link, eclevel: 'M', scale: 4, padding: 4, backgroundcolor: 'FFFFFF' };
  const data = await toBuffer(options);
  // Pixels of 1/96 inch.
  const side = Math.round((qrSide * 96) / 72);
  const image = new ImageRun({ type: 'png', data, transformation: { width: side, height: side }, altText });
  return [
    line('', { size: 8 }),
    row([[new Paragraph({ children: [image] })], small], [qrSide + 12, contentWidth(layout) - qrSide - 12]),
    // Word wants a paragraph after a table that ends a document.
    line('', { size: 2 }),
  ];
}

function evenly(count: number, layout: PageLayout): number[] {
  return Array.from({ length: count }, () => contentWidth(layout) / count);
}

const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: noBorder, bottom: noBorder, left: noBorder, right: noBorder };

/** Columns beside each other: a table without lines, which Word keeps whole. */
function row(cells: readonly Paragraph[][], widths: readonly number[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map(twips),
    borders: { ...noBorders, insideHorizontal: noBorder, insideVertical: noBorder },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, column) =>
            new TableCell({
              children,
              width: { size: twips(widths[column] as number), type: 'dxa' },
              margins: { left: 0, right: 0 },
              borders: noBorders,
            }),
        ),
      }),
    ],
  });
}

function line(text: string, run: IRunOptions = {}, paragraph: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...paragraph, children: [new TextRun({ ...run, text })] });
}
