import { printOfficialMoment } from '@motcua/deadline';

/** What intake says of a dossier to whoever holds its link. */
export interface Tracked {
  dossierCode: string | null;
  procedureName: string | null;
  state: string;
  stepsDone: number;
  steps: number;
  isEnded: boolean;
  receivedAt: string | null;
  dueAt: string | null;
  isSupplementAsked: boolean;
  isResultWaiting: boolean;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => escapes[letter] as string);

const stepNames = ['Tiếp nhận hồ sơ', 'Chuyển cơ quan giải quyết', 'Có kết quả', 'Trả kết quả'];

const page = (title: string, content: string): string => `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light">
    <meta name="theme-color" content="#0b3d66">
    <meta name="robots" content="noindex">
    <title>${escape(title)} – Một Cửa</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/tra-cuu.css">
  </head>
  <body>
    <header><p><img src="/favicon.svg" alt="" width="28" height="28"> Một Cửa</p></header>
    <main>
      <h1>Tra cứu hồ sơ</h1>
${content}
    </main>
  </body>
</html>
`;

const askAgain = `      <form action="/tra-cuu" method="get">
        <label for="ma">Mã tra cứu, hoặc cả liên kết in cạnh mã QR trên giấy của hồ sơ</label>
        <input id="ma" name="ma" required maxlength="400" autocomplete="off" autocapitalize="none" spellcheck="false">
        <button>Xem hồ sơ</button>
      </form>`;

/** The field for what a camera did not read. */
export const askingPage = (): string => page('Tra cứu hồ sơ', askAgain);

/** Says the same of a mistyped token and of one that leads nowhere. */
export const unknownPage = (): string =>
  page(
    'Không tìm thấy hồ sơ',
    `      <p class="notice" role="alert">Không tìm thấy hồ sơ theo mã này. Hãy kiểm tra lại mã in cạnh mã QR trên giấy tiếp nhận; mã phân biệt chữ hoa, chữ thường.</p>
${askAgain}`,
  );

export const awayPage = (): string =>
  page(
    'Chưa tra cứu được',
    '      <p class="notice" role="alert">Hệ thống tạm thời chưa trả lời. Hãy tải lại trang sau giây lát.</p>',
  );

const stepItem = (name: string, index: number, { stepsDone, isEnded }: Tracked): string => {
  if (index < stepsDone) return `          <li class="done">${name} <span>đã xong</span></li>`;
  const isNext = index === stepsDone && !isEnded;
  return isNext
    ? `          <li class="next" aria-current="step">${name} <span>bước tiếp theo</span></li>`
    : `          <li>${name}</li>`;
};

const noticesOf = ({ isSupplementAsked, isResultWaiting }: Tracked): string[] => [
  ...(isSupplementAsked
    ? ['Hồ sơ cần được bổ sung. Hãy xem phiếu yêu cầu bổ sung, hoặc liên hệ nơi đã nộp hồ sơ để được hướng dẫn.']
    : []),
  ...(isResultWaiting
    ? ['Đã có kết quả. Mời Ông/Bà nhận kết quả theo cách đã đăng ký; nếu nhận trực tiếp, hãy mang theo giấy tiếp nhận.']
    : []),
];

const fact = (label: string, value: string | null): string =>
  value === null ? '' : `\n          <div><dt>${label}</dt><dd>${escape(value)}</dd></div>`;

const moment = (instant: string | null): string | null => (instant === null ? null : printOfficialMoment(instant));

/** In plain words, with what the law lets anybody see (TT 01/2018 art. 16). */
export const progressPage = (tracked: Tracked): string => {
  const { state, steps, stepsDone } = tracked;
  const notices = noticesOf(tracked).map((notice) => `\n        <p class="notice">${notice}</p>`);
  return page(
    state,
    `      <section>
        <p class="state">${escape(state)}</p>
        <p>Đã xong ${stepsDone} trên ${steps} bước</p>${notices.join('')}
        <ol>
${stepNames.map((name, index) => stepItem(name, index, tracked)).join('\n')}
        </ol>
        <dl>${fact('Mã hồ sơ', tracked.dossierCode)}${fact('Thủ tục', tracked.procedureName)}${fact(
          'Tiếp nhận lúc',
          moment(tracked.receivedAt),
        )}${fact('Hẹn trả kết quả', moment(tracked.dueAt))}
        </dl>
      </section>
      <p class="faint">Trang này chỉ cho biết mức độ hoàn thành, không có thông tin về người nộp. Để biết thêm, hãy liên hệ nơi đã nộp hồ sơ. <a href="/tra-cuu">Tra cứu hồ sơ khác</a></p>`,
  );
};
