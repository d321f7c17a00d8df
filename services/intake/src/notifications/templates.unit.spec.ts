import { notificationOccasions } from '@motcua/contracts';
import { letterOf, type MessageFacts, shortMessageOf, templateName } from './templates.fragment';

const facts: MessageFacts = {
  centre: 'Trung tâm Phục vụ hành chính công Phường An Thắng',
  dossierCode: 'H00.an-thang-251001-0001',
  procedure: 'Đăng ký khai sinh',
  dueAt: '2025-10-06T02:00:00.000Z',
  newDate: '2025-10-08T02:00:00.000Z',
  papers: ['Giấy chứng sinh', 'Căn cước của cha, mẹ'],
  reason: 'Thiếu giấy tờ',
  warning: 'due-tomorrow',
  trackingLink: 'https://mot-cua.example/tra-cuu/t',
};

describe('messages', () => {
  it('say in a letter what happened, by when, and where to look', () => {
    expect(letterOf('accepted', 'vi', facts)).toEqual({
      subject: 'Đã tiếp nhận hồ sơ H00.an-thang-251001-0001',
      text: `Hồ sơ H00.an-thang-251001-0001 (Đăng ký khai sinh) đã được tiếp nhận.
Hẹn trả kết quả: 09 giờ 00 phút, ngày 06 tháng 10 năm 2025.
Theo dõi hồ sơ: https://mot-cua.example/tra-cuu/t

Trung tâm Phục vụ hành chính công Phường An Thắng
`,
    });
    expect(letterOf('apology', 'en', facts).text).toContain('The new date is 8 October 2025 at 09:00.');
    expect(letterOf('supplement-needed', 'en', facts).text).toContain(
      'needs:\n- Giấy chứng sinh\n- Căn cước của cha, mẹ\nReason: Thiếu giấy tờ.',
    );
  });

  it('fit a telephone: one line, no marks, no link', () => {
    expect(shortMessageOf('ready', 'vi', facts).text).toBe(
      'Ho so H00.an-thang-251001-0001 (Dang ky khai sinh) da co ket qua tai Trung tam Phuc vu hanh chinh cong Phuong An Thang. Khi den nhan, moi ong/ba mang theo giay hen.',
    );
  });

  it.each(notificationOccasions)('%s is written in both languages, with and without what is known', (occasion) => {
    const unknown = {
      ...facts,
      dossierCode: null,
      dueAt: null,
      newDate: null,
      papers: [],
      reason: null,
      warning: null,
    };
    for (const language of ['vi', 'en'] as const) {
      for (const known of [facts, { ...unknown, trackingLink: null }]) {
        const { subject, text } = letterOf(occasion, language, known);
        expect(subject).toMatch(/^\S.*\S$/);
        expect(`${subject}${text}`).not.toMatch(/null|undefined| {2}/);
      }
      expect(templateName(occasion, language)).toBe(`${occasion}.${language}.1`);
    }
  });
});
