/** Types a scan may have, by the bytes that such a file begins with; what a browser claims does not count. */
const beginnings: readonly [mediaType: string, bytes: readonly number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
];

/** So many first bytes tell every known type from any other. */
export const tellingLength = 8;

export const recogniseMediaType = (head: Uint8Array): string | null =>
  beginnings.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte))?.[0] ?? null;
