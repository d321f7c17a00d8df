import type { SlipName } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { sayAll } from '../../../../libs/forms/test/say-all';
import { at, course, due, nine, papersAfter, reference, said } from '../../test/given-papers';
import { draftGrounds, groundsOf } from './paper-grounds.decide';
import { paperModel } from './paper-model.fragment';
import type { Told } from './told-events.fragment';

const standing = { number: 7, copyNumber: 0, issuedAt: at('2025-10-08 10:00') };
const edge = {
  ward: 'an-thang',
  reference,
  applicant: { fullName: 'Nguyễn Thị Đơn Thử', idNumber: '000000000001', phone: '0900 000 001' },
  trackingLink: 'https://example.vn/tra-cuu/t',
};

const words = (form: SlipName, told: Told, grounds = groundsOf(form, told)): string => {
  if (grounds instanceof Rejected) throw grounds;
  return sayAll(paperModel(form, grounds, standing, edge));
};
const handedOver = papersAfter([nine, said.received], [at('2025-10-01 10:00'), said.handedOver]).told;

/** A label and its value stand on lines of their own. */
const field = (label: string, value: string) => `${label}\n${value}`;

describe('a paper from its events', () => {
  it('is issued by the centre of the ward, to the applicant, with its link', () => {
    const said = words('receipt', handedOver);
    expect(said).toContain('Ủy ban nhân dân phường An Thắng');
    expect(said).toContain('Số: 07/TTPVHCC');
    expect(said).toContain('An Thắng, ngày 08 tháng 10 năm 2025');
    expect(said).toContain(field('Họ và tên cá nhân/Tên tổ chức', 'Nguyễn Thị Đơn Thử'));
    expect(said).toContain('https://example.vn/tra-cuu/t');
    expect(said).toContain('Lập từ các sự kiện của hồ sơ: DossierReceived (1), 09:00 T4 01/10/2025.');
  });

  it('says what was handed in, the term and both moments on a receipt', () => {
    const paper = words('receipt', handedOver);
    expect(paper).toContain('Giấy chứng sinh (1 bản chính)');
    expect(paper).toContain(field('Thời gian giải quyết theo quy định', '3 ngày làm việc'));
    expect(paper).toContain(field('Thời gian nhận hồ sơ', '09 giờ 00 phút, ngày 01 tháng 10 năm 2025'));
    expect(paper).toContain(field('Thời gian trả kết quả', '09 giờ 00 phút, ngày 06 tháng 10 năm 2025'));
  });

  it('lists no papers of another version of the procedure', () => {
    const [event] = handedOver;
    const pinned = [{ ...event, data: { ...event?.data, procedureVersion: 'older' } }] as Told;
    expect(words('receipt', pinned)).not.toContain('Giấy chứng sinh');
  });

  it('receives anew from the delivery that completed a supplement', () => {
    const { told } = papersAfter([nine, said.received], [at('2025-10-03 08:30'), said.delivered]);
    const restart = course([at('2025-10-03 08:31'), said.supplemented(at('2025-10-08 08:30'))]);
    const paper = words('receipt', [...told, ...restart]);
    expect(paper).toContain(field('Thời gian nhận hồ sơ', '08 giờ 30 phút, ngày 03 tháng 10 năm 2025'));
    expect(paper).toContain(field('Thời gian trả kết quả', '08 giờ 30 phút, ngày 08 tháng 10 năm 2025'));
    expect(words('receipt', [...told.slice(0, 1), ...restart])).toContain('08 giờ 31 phút, ngày 03');
  });

  it('says both appointments of a land dossier, the second once the payment is recorded', () => {
    const notice = at('2025-10-10 09:00');
    const { told } = papersAfter([nine, said.received], [nine, said.noticeAppointed(notice)]);
    const first = words('receipt', told);
    expect(first).toContain(
      field('Thời gian trả thông báo nghĩa vụ tài chính', '09 giờ 00 phút, ngày 10 tháng 10 năm 2025'),
    );
    expect(first).toContain(field('Thời gian trả kết quả', '09 giờ 00 phút, ngày 06 tháng 10 năm 2025'));
    const second = words('receipt', [...told, ...course([notice, said.resultAppointed(at('2025-10-20 14:00'))])]);
    expect(second).toContain('Hẹn lần hai');
    expect(second).toContain(field('Thời gian trả kết quả', '14 giờ 00 phút, ngày 20 tháng 10 năm 2025'));
    expect(second).not.toContain('Thời gian trả thông báo');
  });

  it('names the papers asked for by the catalogue, an unknown one by its code', () => {
    const paper = words('supplement', [...handedOver, ...course([nine, said.supplementRequested])]);
    expect(paper).toContain('Giấy chứng sinh\nunlisted');
    expect(paper).toContain(field('Lý do', 'Thiếu thành phần hồ sơ'));
  });

  it('says why a filing was not accepted, without a code, and why a dossier was refused', () => {
    const { told } = papersAfter([nine, said.submitted], [nine, said.notAccepted]);
    expect(words('refusal', told)).toContain(field('Lý do cụ thể', 'Hồ sơ đã nộp trước đó'));
    expect(words('refusal', told)).toContain('Mã hồ sơ: ……');
    expect(words('refusal', told)).toContain('Đăng ký khai sinh');
    const refused = words('refusal', [...handedOver, ...course([nine, said.refused(nine)])]);
    expect(refused).toContain(field('Lý do cụ thể', 'Không thuộc thẩm quyền'));
    expect(refused).toContain('Mã hồ sơ: H00.an-thang-251001-0001');
  });

  it('apologises in the name of the committee for the appointment that stood', () => {
    const told = course([nine, said.extended(at('2025-10-15 09:00'))], [nine, said.apologised(at('2025-10-20 15:30'))]);
    const paper = words('apology', [...handedOver, ...told]);
    expect(paper).toContain('Số: 07/PXL-UBND');
    expect(paper).toContain('CHỦ TỊCH');
    expect(paper).toContain(field('Thời gian hẹn trả kết quả', '09 giờ 00 phút, ngày 15 tháng 10 năm 2025'));
    expect(paper).toContain(field('Thời gian trả kết quả mới', '15 giờ 30 phút, ngày 20 tháng 10 năm 2025'));
    expect(paper).toContain(field('Lý do', 'Quá tải hoặc thiếu cán bộ'));
  });

  it('leaves reason and new date of a draft open', () => {
    const told = [...handedOver, ...course([nine, said.drafted(due)])];
    const paper = words('apology', told, draftGrounds(told));
    expect(paper).toContain('DỰ THẢO');
    expect(paper).not.toContain('Quá tải');
  });

  it('says since when a dossier is stopped, and when the applicant asked for it', () => {
    const { told } = papersAfter([nine, said.received], [at('2025-10-02 08:15'), said.withdrawalRequested]);
    const paper = words('stop', [...told, ...course([nine, said.stopped(at('2025-10-02 09:45'))])]);
    expect(paper).toContain(field('Thời gian nhận đề nghị dừng', '08 giờ 15 phút, ngày 02 tháng 10 năm 2025'));
    expect(paper).toContain(field('Dừng giải quyết từ', '09 giờ 45 phút, ngày 02 tháng 10 năm 2025'));
    expect(paper).toContain(field('Lý do', 'Theo đề nghị của người nộp'));
  });

  it('follows a dossier from hand to hand, the result against the appointment of then', () => {
    const told = course(
      [at('2025-10-01 11:00'), said.started],
      [at('2025-10-01 11:05'), said.assigned],
      [at('2025-10-02 08:00'), said.supplementRequested],
      [at('2025-10-03 08:00'), said.supplemented(at('2025-10-08 08:00'))],
      [at('2025-10-08 08:01'), said.resolved(at('2025-10-08 08:01'))],
      [at('2025-10-09 14:00'), said.returned(at('2025-10-09 14:00'))],
    );
    const grounds = groundsOf('control-slip', [...handedOver, ...told]);
    if (grounds instanceof Rejected) throw grounds;
    const table = paperModel('control-slip', grounds, standing, edge).blocks.find(({ kind }) => kind === 'table');
    const centre = 'Trung tâm Phục vụ hành chính công';
    const ward = 'Phường An Thắng';
    expect(
      table?.kind === 'table' ? table.rows.map(([, giver, taker, , ...rest]) => [giver, taker, ...rest]) : [],
    ).toEqual([
      [centre, ward, '', ''],
      [ward, 'Phòng tu-phap', '', ''],
      [ward, 'Tài khoản officer-7', '', 'Phân công'],
      [ward, centre, '', 'Yêu cầu bổ sung'],
      [centre, ward, '', 'Đã bổ sung'],
      [ward, centre, 'Quá hạn', 'Có kết quả'],
      [centre, 'Người nộp hồ sơ', '', 'Bưu chính công ích'],
    ]);
  });

  it('shows where a forwarded dossier went, and how others ended', () => {
    const { told } = papersAfter([nine, said.received], [nine, said.forwarded]);
    expect(words('control-slip', told)).toContain(
      'Phường Bình Dương\n09 giờ 00 phút, ngày 01 tháng 10 năm 2025\n\nPhi địa giới',
    );
    for (const [event, note] of [
      [said.refused(nine), 'Từ chối giải quyết'],
      [said.withdrawn(nine), 'Rút hồ sơ'],
      [said.stopped(nine), 'Dừng giải quyết'],
    ] as const) {
      expect(words('control-slip', [...handedOver, ...course([nine, event])])).toContain(note);
    }
    expect(
      words('control-slip', [
        ...handedOver,
        ...course([nine, { ...said.started, data: { officeCode: null } } as never]),
      ]),
    ).not.toContain('Phòng');
  });

  it('prints dots for an applicant of whom nothing is kept', () => {
    const grounds = groundsOf('receipt', handedOver) as Told;
    const model = paperModel('receipt', grounds, standing, { ...edge, applicant: null });
    expect(model.blocks).toContainEqual({ kind: 'field', label: 'Họ và tên cá nhân/Tên tổ chức', value: '' });
  });
});
