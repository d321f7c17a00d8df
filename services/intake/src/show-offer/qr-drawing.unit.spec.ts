import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsQr from 'jsqr';
import { vietQrText } from '../payments/vietqr.fragment';
import { drawQr } from './qr-drawing.fragment';

const scan = async (svg: string): Promise<string | undefined> => {
  const side = 600;
  const context = createCanvas(side, side).getContext('2d');
  const image = await loadImage(Buffer.from(svg.replace('<svg ', `<svg width="${side}" height="${side}" `)));
  context.drawImage(image, 0, 0);
  return jsQr(new Uint8ClampedArray(context.getImageData(0, 0, side, side).data), side, side)?.data;
};

describe('the drawing of a QR code', () => {
  it.each([
    vietQrText({ bin: '970403', account: '0011012345678' }, 38_000, '1A2B3C4D5E6F7G8H9I0JKLMNO'),
    'https://pay.example/orders/0199a000-0000-7000-8000-000000000001?a=1&b=<2>',
    JSON.stringify({ chargeId: 'c', amount: 1, signature: 'f'.repeat(300) }),
  ])('is read back by a scanner: %s', async (text) => {
    expect(await scan(drawQr(text))).toBe(text);
  });

  it('is the same for the same text', () => {
    expect(drawQr('000201')).toBe(drawQr('000201'));
  });
});
