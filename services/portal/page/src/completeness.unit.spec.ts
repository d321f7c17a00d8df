import { describeCompleteness } from './completeness';
import type { Producer } from './summary';

const producer = (store: string, change: Partial<Producer> = {}): Producer => ({
  store,
  headToldAt: '2026-11-23T03:30:00.000Z',
  holes: [],
  missingTail: null,
  ...change,
});

describe('describeCompleteness', () => {
  it('is complete up to the instant of the one that was heard of longest ago', () => {
    const producers = [producer('intake'), producer('processing', { headToldAt: '2026-11-23T03:25:00.000Z' })];
    expect(describeCompleteness({ complete: true, incompleteDossiers: 0, producers })).toEqual({
      headline: 'Số liệu đầy đủ đến 10:25 ngày 23/11/2026',
      missing: [],
    });
  });

  it('promises no instant while one has never been heard of', () => {
    const producers = [producer('intake'), producer('digitization', { headToldAt: null })];
    expect(describeCompleteness({ complete: true, incompleteDossiers: 0, producers })).toEqual({
      headline: 'Số liệu đầy đủ theo những gì đã nhận',
      missing: ['Chưa nhận được tín hiệu của khâu: số hóa.'],
    });
  });

  it('names everything that is missing', () => {
    const producers = [
      producer('intake', { holes: [{ from: 5, to: 9 }], missingTail: { from: 1001, to: 2100 } }),
      producer('processing'),
    ];
    const unfilledMeasures = ['paid_online'];
    const completeness = { complete: false, incompleteDossiers: 3, parked: 1, unfilledMeasures, producers };
    expect(describeCompleteness(completeness)).toEqual({
      headline: 'Số liệu chưa đầy đủ',
      missing: [
        'Thiếu 5 sự kiện của khâu tiếp nhận.',
        '1.100 sự kiện mới của khâu tiếp nhận chưa đến.',
        '3 hồ sơ chưa nhận đủ sự kiện.',
        '1 sự kiện chưa xử lý được, đang chờ xem lại.',
        'Các cột mới chỉ tính hồ sơ từ lần nâng cấp; cần dựng lại số liệu.',
      ],
    });
  });
});
