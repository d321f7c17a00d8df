// Reads a PDF from standard input; writes its pages, read and rendered, as JSON. A process of its own: pdf.js brings a
// worker that jest's module loader cannot start.
import { buffer } from 'node:stream/consumers';
import jsQr from 'jsqr';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const scale = 2;

const pdf = await getDocument({
  data: new Uint8Array(await buffer(process.stdin)),
  verbosity: VerbosityLevel.ERRORS,
}).promise;
const pages = [];
for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(await pdf.getPage(number)));
process.stdout.write(JSON.stringify(pages));

async function readPage(page) {
  const viewport = page.getViewport({ scale });
  const { items } = await page.getTextContent();
  const { canvas, context } = pdf.canvasFactory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas, viewport }).promise;
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  return {
    width: viewport.width / scale,
    height: viewport.height / scale,
    text: items.map(({ str, hasEOL }) => `${str}${hasEOL ? '\n' : ''}`).join(''),
    spans: items.map(({ str, transform, width }) => ({
      text: str,
      left: transform[4],
      right: transform[4] + width,
      y: transform[5],
    })),
    picture: pictureOf(pixels, 6 * scale, 12 * scale),
    qrCode: jsQr(new Uint8ClampedArray(pixels.data), canvas.width, canvas.height)?.data ?? null,
  };
}

function pictureOf({ data, width, height }, cellWidth, cellHeight) {
  const inkOf = (column, row) => {
    let sum = 0;
    for (let y = row * cellHeight; y < Math.min(height, (row + 1) * cellHeight); y += 1)
      for (let x = column * cellWidth; x < Math.min(width, (column + 1) * cellWidth); x += 1)
        sum += 255 - data[(y * width + x) * 4];
    return sum / (cellWidth * cellHeight * 255);
  };
  const rows = Array.from({ length: Math.ceil(height / cellHeight) }, (_, row) =>
    Array.from({ length: Math.ceil(width / cellWidth) }, (_, column) => shadeOf(inkOf(column, row))).join(''),
  );
  return rows.map((row) => row.trimEnd()).join('\n');
}

function shadeOf(ink) {
  if (ink < 0.01) return ' ';
  if (ink < 0.1) return '.';
  return ink < 0.3 ? '+' : '#';
}
