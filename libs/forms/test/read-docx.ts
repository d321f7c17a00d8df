import { createCanvas, loadImage } from '@napi-rs/canvas';
import { strFromU8, unzipSync } from 'fflate';
import jsQr from 'jsqr';

export type ReadDocx = {
  /** A line for each paragraph. */
  readonly text: string;
  readonly documentXml: string;
  readonly parts: Record<string, Uint8Array>;
};

export function readDocx(bytes: Buffer): ReadDocx {
  const parts = unzipSync(bytes);
  const documentXml = strFromU8(parts['word/document.xml'] as Uint8Array);
  const paragraphs = documentXml.match(/<w:p>.*?<\/w:p>|<w:p\/>/gs) ?? [];
  return { text: paragraphs.map(textOf).join('\n'), documentXml, parts };
}

function textOf(paragraph: string): string {
  const pieces = paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>|<w:drawing>/g);
  return [...pieces].map(([piece, text]) => text ?? (piece === '<w:tab/>' ? '…' : '[QR]')).join('');
}

export async function qrCodeIn(image: Uint8Array): Promise<string | null> {
  const { width, height, ...picture } = await decoded(image);
  return jsQr(picture.data, width, height)?.data ?? null;
}

async function decoded(image: Uint8Array): Promise<{ data: Uint8ClampedArray; width: number; height: number }> {
  const loaded = await loadImage(Buffer.from(image));
  const canvas = createCanvas(loaded.width, loaded.height);
  const context = canvas.getContext('2d');
  context.drawImage(loaded, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { data: new Uint8ClampedArray(data), width, height };
}
