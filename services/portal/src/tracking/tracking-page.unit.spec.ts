import { askingPage, progressPage, type Tracked, unknownPage } from './tracking-page.fragment';

const tracked: Tracked = {
  dossierCode: 'H08.15-251001-0007',
  procedureName: 'Đăng ký khai sinh',
  state: 'Đang giải quyết',
  stepsDone: 2,
  steps: 4,
  isEnded: false,
  receivedAt: '2025-10-01T02:05:00.000Z',
  dueAt: '2025-10-06T02:05:00.000Z',
  isSupplementAsked: false,
  isResultWaiting: false,
};

describe('the page of a dossier', () => {
  it('says in words where it stands, what is done and what comes next', () => {
    const page = progressPage(tracked);
    expect(page).toContain('<html lang="vi">');
    expect(page).toContain('<p class="state">Đang giải quyết</p>');
    expect(page).toContain('Đã xong 2 trên 4 bước');
    expect(page.match(/class="done"/g)).toHaveLength(2);
    expect(page).toContain('<li class="next" aria-current="step">Có kết quả');
    expect(page).toContain('<dd>09 giờ 05 phút, ngày 01 tháng 10 năm 2025</dd>');
    expect(page).toContain('<dd>09 giờ 05 phút, ngày 06 tháng 10 năm 2025</dd>');
    expect(page).not.toContain('class="notice"');
  });

  it('asks for papers, and says that the result waits', () => {
    expect(progressPage({ ...tracked, isSupplementAsked: true })).toContain('Hồ sơ cần được bổ sung');
    expect(progressPage({ ...tracked, isResultWaiting: true })).toContain('Đã có kết quả. Mời Ông/Bà');
  });

  it('promises no next step once it has ended, and leaves out what is not known', () => {
    const page = progressPage({ ...tracked, isEnded: true, dossierCode: null, dueAt: null });
    expect(page).not.toContain('aria-current');
    expect(page).not.toContain('Mã hồ sơ');
    expect(page).not.toContain('Hẹn trả');
  });

  it('lets no name of a procedure become markup, and needs no script', () => {
    const page = progressPage({ ...tracked, procedureName: `<script>"'&` });
    expect(page).toContain('&lt;script&gt;&quot;&#39;&amp;');
    for (const any of [page, askingPage(), unknownPage()]) expect(any).not.toContain('<script');
  });
});
