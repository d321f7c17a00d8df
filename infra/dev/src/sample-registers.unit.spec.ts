import { orderRegisters, periodOf } from './sample-registers';

// The platform itself is not needed here, and what it imports takes a second to load.
jest.mock('./platform', () => ({}));

describe('the sample registers', () => {
  it('begin with An Thắng', () => {
    const files = ['/r/an-loc.csv', '/r/an-thang.csv', '/r/thach-ban.csv'];
    expect(orderRegisters(files)).toEqual(['/r/an-thang.csv', '/r/an-loc.csv', '/r/thach-ban.csv']);
  });

  it('are reported for the period that they name, or the assumed one', () => {
    const beginning = '\uFEFF# wardCode: an-thang\r\n# period: 2025-07-01..2025-08-30\r\nSTT,Mã hồ sơ\r\n';
    expect(periodOf(beginning)).toEqual({ from: '2025-07-01', to: '2025-08-30' });
    expect(periodOf('STT,Mã hồ sơ\n')).toEqual({ from: '2025-07-01', to: '2025-09-03' });
  });
});
