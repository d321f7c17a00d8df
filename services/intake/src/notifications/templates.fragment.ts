import type { Instant, NotificationOccasion } from '@motcua/contracts';
import { printOfficialMoment } from '@motcua/deadline';

export type Language = 'vi' | 'en';

/** What the texts are made of; what is not known is left out of them. */
export interface MessageFacts {
  centre: string;
  dossierCode: string | null;
  procedure: string;
  dueAt: Instant | null;
  newDate: Instant | null;
  papers: readonly string[];
  reason: string | null;
  warning: string | null;
  trackingLink: string | null;
}

export interface Message {
  subject: string;
  text: string;
}

/** Goes up with every change of a text, so that an event says what somebody was told. */
const version = 1;
export const templateName = (occasion: NotificationOccasion, language: Language): string =>
  `${occasion}.${language}.${version}`;

type Text = (facts: MessageFacts) => { subject: string; lines: (string | null)[] };

const english = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Asia/Ho_Chi_Minh',
});
const englishMoment = (instant: Instant): string => english.format(new Date(instant));

const dossierVi = ({ dossierCode, procedure }: MessageFacts): string =>
  dossierCode ? `Hồ sơ ${dossierCode} (${procedure})` : `Hồ sơ “${procedure}”`;
const dossierEn = ({ dossierCode, procedure }: MessageFacts): string =>
  dossierCode ? `Dossier ${dossierCode} (${procedure})` : `Your dossier “${procedure}”`;

const warningsVi: Record<string, string> = {
  'half-term': 'đã qua nửa thời hạn giải quyết',
  'due-tomorrow': 'đến hạn vào ngày làm việc tiếp theo',
  overdue: 'đã quá hạn',
  'supplement-never-came': 'chưa được bổ sung giấy tờ theo yêu cầu',
};
const warningsEn: Record<string, string> = {
  'half-term': 'has used half of its time',
  'due-tomorrow': 'is due on the next working day',
  overdue: 'is overdue',
  'supplement-never-came': 'has not received the papers that were asked for',
};

const texts: Record<NotificationOccasion, Record<Language, Text>> = {
  accepted: {
    vi: (facts) => ({
      subject: `Đã tiếp nhận hồ sơ ${facts.dossierCode ?? ''}`.trim(),
      lines: [
        `${dossierVi(facts)} đã được tiếp nhận.`,
        facts.dueAt && `Hẹn trả kết quả: ${printOfficialMoment(facts.dueAt)}.`,
      ],
    }),
    en: (facts) => ({
      subject: `Dossier ${facts.dossierCode ?? ''} received`.replace('  ', ' '),
      lines: [
        `${dossierEn(facts)} has been received.`,
        facts.dueAt && `The result is promised for ${englishMoment(facts.dueAt)}.`,
      ],
    }),
  },
  'not-accepted': {
    vi: (facts) => ({
      subject: 'Hồ sơ chưa được tiếp nhận',
      lines: [
        `${dossierVi(facts)} chưa được tiếp nhận.`,
        facts.reason && `Lý do: ${facts.reason}.`,
        'Ông/bà có thể hoàn thiện và nộp hồ sơ mới.',
      ],
    }),
    en: (facts) => ({
      subject: 'Dossier not accepted',
      lines: [
        `${dossierEn(facts)} was not accepted.`,
        facts.reason && `Reason: ${facts.reason}.`,
        'You can complete it and file anew.',
      ],
    }),
  },
  'supplement-needed': {
    vi: (facts) => ({
      subject: `Cần bổ sung hồ sơ ${facts.dossierCode ?? ''}`.trim(),
      lines: [
        `${dossierVi(facts)} cần bổ sung:`,
        ...facts.papers.map((paper) => `- ${paper}`),
        facts.reason && `Lý do: ${facts.reason}.`,
      ],
    }),
    en: (facts) => ({
      subject: `Papers needed for dossier ${facts.dossierCode ?? ''}`.trim(),
      lines: [
        `${dossierEn(facts)} needs:`,
        ...facts.papers.map((paper) => `- ${paper}`),
        facts.reason && `Reason: ${facts.reason}.`,
      ],
    }),
  },
  'early-result': {
    vi: (facts) => ({
      subject: `Hồ sơ ${facts.dossierCode ?? ''} có kết quả sớm`.replace('  ', ' '),
      lines: [`${dossierVi(facts)} sẽ có kết quả trước ngày hẹn; mời ông/bà đến nhận khi thuận tiện.`],
    }),
    en: (facts) => ({
      subject: `Early result of dossier ${facts.dossierCode ?? ''}`.trim(),
      lines: [`${dossierEn(facts)} has its result before the appointment; you can collect it when it suits you.`],
    }),
  },
  apology: {
    vi: (facts) => ({
      subject: `Xin lỗi và hẹn lại ngày trả kết quả hồ sơ ${facts.dossierCode ?? ''}`.trim(),
      lines: [
        `${facts.centre} xin lỗi vì ${dossierVi(facts).replace('Hồ sơ', 'hồ sơ')} chưa thể giải quyết đúng hẹn.`,
        facts.newDate && `Ngày trả kết quả mới: ${printOfficialMoment(facts.newDate)}.`,
      ],
    }),
    en: (facts) => ({
      subject: `Apology and new date for dossier ${facts.dossierCode ?? ''}`.trim(),
      lines: [
        `${facts.centre} apologises: ${dossierEn(facts).replace('Dossier', 'dossier')} can not be resolved in time.`,
        facts.newDate && `The new date is ${englishMoment(facts.newDate)}.`,
      ],
    }),
  },
  ready: {
    vi: (facts) => ({
      subject: `Kết quả hồ sơ ${facts.dossierCode ?? ''} đã sẵn sàng`.replace('  ', ' '),
      lines: [`${dossierVi(facts)} đã có kết quả tại ${facts.centre}.`, 'Khi đến nhận, mời ông/bà mang theo giấy hẹn.'],
    }),
    en: (facts) => ({
      subject: `Result of dossier ${facts.dossierCode ?? ''} is ready`.replace('  ', ' '),
      lines: [
        `The result of ${dossierEn(facts).replace('Dossier', 'dossier')} waits at ${facts.centre}.`,
        'Please bring the receipt.',
      ],
    }),
  },
  'officer-assigned': {
    vi: (facts) => ({
      subject: `Được phân công hồ sơ ${facts.dossierCode ?? ''}`.trim(),
      lines: [
        `${dossierVi(facts)} được phân công cho ông/bà.`,
        facts.dueAt && `Hạn: ${printOfficialMoment(facts.dueAt)}.`,
      ],
    }),
    en: (facts) => ({
      subject: `Assigned: dossier ${facts.dossierCode ?? ''}`.trim(),
      lines: [`${dossierEn(facts)} was assigned to you.`, facts.dueAt && `Due: ${englishMoment(facts.dueAt)}.`],
    }),
  },
  'officer-warned': {
    vi: (facts) => ({
      subject: `Nhắc hạn hồ sơ ${facts.dossierCode ?? ''}`.trim(),
      lines: [
        `${dossierVi(facts)} ${warningsVi[facts.warning ?? ''] ?? 'cần được xem'}.`,
        facts.dueAt && `Hạn: ${printOfficialMoment(facts.dueAt)}.`,
      ],
    }),
    en: (facts) => ({
      subject: `Reminder: dossier ${facts.dossierCode ?? ''}`.trim(),
      lines: [
        `${dossierEn(facts)} ${warningsEn[facts.warning ?? ''] ?? 'needs to be seen'}.`,
        facts.dueAt && `Due: ${englishMoment(facts.dueAt)}.`,
      ],
    }),
  },
  'apology-drafted': {
    vi: (facts) => ({
      subject: `Dự thảo xin lỗi hồ sơ ${facts.dossierCode ?? ''}`.trim(),
      lines: [
        `${dossierVi(facts)} có nguy cơ quá hạn; dự thảo văn bản xin lỗi và hẹn lại đang chờ ký.`,
        facts.dueAt && `Hạn: ${printOfficialMoment(facts.dueAt)}.`,
      ],
    }),
    en: (facts) => ({
      subject: `Apology drafted: dossier ${facts.dossierCode ?? ''}`.trim(),
      lines: [
        `${dossierEn(facts)} may be late; the draft of an apology waits for a signature.`,
        facts.dueAt && `Due: ${englishMoment(facts.dueAt)}.`,
      ],
    }),
  },
};

/** A letter: subject and text, with where to look and who writes. */
export const letterOf = (occasion: NotificationOccasion, language: Language, facts: MessageFacts): Message => {
  const { subject, lines } = texts[occasion][language](facts);
  const tracked = { vi: 'Theo dõi hồ sơ', en: 'Follow it' }[language];
  const link = facts.trackingLink && `${tracked}: ${facts.trackingLink}`;
  const text = [...lines, link, '', facts.centre].filter((line) => line !== null).join('\n');
  return { subject, text: `${text}\n` };
};

/** For SMS: in one piece and without marks, so that it costs as little as it can. */
export const shortMessageOf = (occasion: NotificationOccasion, language: Language, facts: MessageFacts): Message => {
  const { subject, lines } = texts[occasion][language]({ ...facts, trackingLink: null });
  const said = lines.filter((line) => line !== null).join(' ');
  return { subject: plain(subject), text: plain(said.includes(facts.centre) ? said : `${said} ${facts.centre}`) };
};

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').replace(/[“”]/g, '"');
