import type { Instant } from '@motcua/deadline';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/**
 * A Word package without what differs from run to run: the library writes the hour of writing into properties and zip
 * entries, and draws the keys by which embedded fonts are masked (ECMA-376 part 4 §2.8.1) by chance.
 */
export function repeatablePackage(bytes: Buffer, issuedAt: Instant): Buffer {
  const parts = unzipSync(bytes);
  const properties = text(parts, 'docProps/core.xml');
  parts['docProps/core.xml'] = strToU8(properties.replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${issuedAt}`));
  const fontTable = text(parts, 'word/fontTable.xml');
  const drawn = [...fontTable.matchAll(/w:fontKey="\{([^}]+)\}"/g)].map(([, key]) => key as string);
  drawn.forEach((key, index) => remask(parts[`word/fonts/font${index + 1}.odttf`] as Uint8Array, key));
  parts['word/fontTable.xml'] = strToU8(fontTable.replace(/(w:fontKey=")[^"]+/g, `$1{${fixedKey}}`));
  // A zip entry keeps local time; the first day it can hold says that it says nothing.
  return Buffer.from(zipSync(parts, { mtime: new Date(1980, 0, 1) }));
}

const fixedKey = '6D6F7463-7561-4D6F-8374-666F6E74734D';

/** The first 32 bytes against the key's 16, last byte first; the old mask taken off, the fixed one put on. */
function remask(font: Uint8Array, oldKey: string): void {
  const [old, fixed] = [maskOf(oldKey), maskOf(fixedKey)];
  for (let index = 0; index < 32; index += 1) {
    font[index] = (font[index] as number) ^ (old[index % 16] as number) ^ (fixed[index % 16] as number);
  }
}

function maskOf(key: string): Buffer {
  return Buffer.from(key.replaceAll('-', ''), 'hex').reverse();
}

function text(parts: Record<string, Uint8Array>, name: string): string {
  const part = parts[name];
  if (part === undefined) throw new Error(`The document has no ${name}.`);
  return strFromU8(part);
}
