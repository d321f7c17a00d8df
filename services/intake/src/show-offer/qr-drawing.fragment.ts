import { toSVG } from 'bwip-js/node';

/** In modules; scanners need four of white around the code (ISO/IEC 18004). */
const quietZone = 4;

const look = {
  bcid: 'qrcode',
  eclevel: 'M',
  scale: 1,
  paddingwidth: quietZone,
  paddingheight: quietZone,
  backgroundcolor: 'FFFFFF',
};

/** The text as a QR code, black on white, of no size of its own. */
export const drawQr = (text: string): string => toSVG({ ...look, text });
