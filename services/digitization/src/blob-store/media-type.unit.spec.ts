import { pdf, png, program } from '../../test/files';
import { recogniseMediaType, tellingLength } from './media-type';

describe('what a file is, by how it begins', () => {
  it.each([
    ['application/pdf', pdf],
    ['image/png', png],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['image/tiff', Buffer.from('II*\u0000')],
    ['image/tiff', Buffer.from('MM\u0000*')],
    [null, program],
    [null, Buffer.from('%PD')],
    [null, Buffer.alloc(0)],
    [null, Buffer.from('<html>%PDF-1.4')],
  ])('%s', (mediaType, bytes) => {
    expect(recogniseMediaType(bytes.subarray(0, tellingLength))).toBe(mediaType);
  });
});
