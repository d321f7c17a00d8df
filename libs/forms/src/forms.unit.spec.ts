import {
  applicant,
  apology,
  apologyDraft,
  at,
  centre,
  control,
  link,
  receipt,
  refusal,
  register,
  stop,
  supplement,
} from '../test/sample-facts';
import { sampleModels } from '../test/sample-models';
import { sayAll } from '../test/say-all';
import {
  apologyForm,
  controlSlip,
  type FormModel,
  FormNotInForceError,
  receiptForm,
  refusalForm,
  registerForm,
  stopForm,
  supplementForm,
} from './index';

const valueOf = (model: FormModel, label: string): string | null | undefined => {
  const field = model.blocks.find((block) => block.kind === 'field' && block.label === label);
  return field?.kind === 'field' ? field.value : undefined;
};

it.each([
  ['receipt', 'Mẫu số 01', 'Số: 07/TTPVHCC'],
  ['supplement', 'Mẫu số 02', 'Số: 07/PBS-TTPVHCC'],
  ['refusal', 'Mẫu số 03', 'Số: 07/PTC-TTPVHCC'],
  ['apology', 'Mẫu số 04', 'Số: 07/PXL-UBND'],
  ['stop', 'Mẫu số 05', 'Số: 07/TB-TTPVHCC'],
  ['control-slip', 'Mẫu số 06', 'Số: 07/PKS-TTPVHCC'],
  ['register', 'Mẫu số 07', 'Số: 01/STD-TTPVHCC'],
] as const)('%s is %s, number %s', (name, formNumber, numberLine) => {
  const said = sayAll(sampleModels[name]);
  expect(said).toContain(`${formNumber} – Thông tư số 03/2025/TT-VPCP`);
  expect(said).toContain(numberLine);
});

it('takes the number of the day of issue on the ward’s clock, also for a copy made later', () => {
  const issuedAt = '2025-09-14T16:59:00.000Z';
  const copy = controlSlip({ ...control, issuedAt, copyNumber: 2 });
  expect(sayAll(copy)).toContain('Mẫu số 05 – Thông tư số 01/2018/TT-VPCP');
  expect(sayAll(copy)).toContain('Bản sao lần 2');
  expect(sayAll(controlSlip({ ...control, issuedAt: '2025-09-14T17:00:00.000Z' }))).toContain('Mẫu số 06');
  expect(() => stopForm({ ...stop, issuedAt })).toThrow(FormNotInForceError);
});

it('marks no original as a copy', () => {
  for (const model of Object.values(sampleModels)) expect(sayAll(model)).not.toContain('Bản sao lần');
});

it('prints receipt and apology to the minute on the ward’s clock', () => {
  expect(valueOf(receiptForm(receipt), 'Thời gian nhận hồ sơ')).toBe('09 giờ 05 phút, ngày 01 tháng 10 năm 2025');
  expect(valueOf(receiptForm(receipt), 'Thời gian trả kết quả')).toBe('09 giờ 05 phút, ngày 08 tháng 10 năm 2025');
  const sorry = apologyForm(apology);
  expect(valueOf(sorry, 'Thời gian hẹn trả kết quả')).toBe('09 giờ 05 phút, ngày 08 tháng 10 năm 2025');
  expect(valueOf(sorry, 'Thời gian trả kết quả mới')).toBe('16 giờ 30 phút, ngày 10 tháng 10 năm 2025');
});

it('prints both appointments of a land dossier, and the second alone once it is made', () => {
  const notice = receiptForm({ ...receipt, noticeDueAt: at('2025-10-06 09:05') });
  expect(valueOf(notice, 'Thời gian trả thông báo nghĩa vụ tài chính')).toBe(
    '09 giờ 05 phút, ngày 06 tháng 10 năm 2025',
  );
  expect(valueOf(notice, 'Thời gian trả kết quả')).toBe('09 giờ 05 phút, ngày 08 tháng 10 năm 2025');
  const second = receiptForm({ ...receipt, isAfterPayment: true });
  expect(sayAll(second)).toContain('Hẹn lần hai, sau khi nghĩa vụ tài chính đã hoàn thành:');
  expect(valueOf(second, 'Thời gian trả thông báo nghĩa vụ tài chính')).toBeUndefined();
});

it('names the authorised person only where one files', () => {
  expect(sayAll(receiptForm(receipt))).not.toContain('ủy quyền');
  const authorisedPerson = { ...applicant, name: 'Võ Minh Được', proxyPaper: 'Giấy ủy quyền ngày 30/9/2025' };
  const model = receiptForm({ ...receipt, applicant: { ...applicant, authorisedPerson } });
  expect(valueOf(model, 'Người được ủy quyền nộp hồ sơ')).toBe('Võ Minh Được');
  expect(valueOf(model, 'Giấy tờ ủy quyền')).toBe('Giấy ủy quyền ngày 30/9/2025');
});

it('leaves unknown facts open', () => {
  const bare = { ...applicant, identityNumber: null, phone: null, email: null, address: null };
  const model = receiptForm({
    ...receipt,
    number: null,
    applicant: bare,
    papers: [],
    setCount: null,
    resultPlace: null,
  });
  expect(valueOf(model, 'Số điện thoại')).toBeNull();
  expect(valueOf(model, 'Số lượng hồ sơ (bộ)')).toBeNull();
  expect(sayAll(model)).toContain('Số: ……/TTPVHCC');
  expect(valueOf(receiptForm({ ...receipt, setCount: 0 }), 'Số lượng hồ sơ (bộ)')).toBe('0');
  expect(sayAll(refusalForm(refusal))).toContain('Mã hồ sơ: ……');
  expect(valueOf(controlSlip({ ...control, coordinatingUnits: [] }), 'Cơ quan phối hợp')).toBeNull();
});

it('says when the applicant asked for the stop, where the applicant did', () => {
  expect(valueOf(stopForm(stop), 'Thời gian nhận đề nghị dừng')).toBe('09 giờ 40 phút, ngày 03 tháng 10 năm 2025');
  expect(valueOf(stopForm({ ...stop, requestedAt: null }), 'Thời gian nhận đề nghị dừng')).toBeUndefined();
});

it('marks a draft and leaves reason, dates and number to be written', () => {
  const said = sayAll(apologyForm(apologyDraft));
  expect(said).toContain('DỰ THẢO');
  expect(said).toContain('(Dự thảo, chưa có giá trị)');
  expect(said).toContain('Bình Dương, ngày …… tháng …… năm ………');
  expect(said).toContain('Số: ……/PXL-UBND');
  expect(valueOf(apologyForm(apologyDraft), 'Lý do')).toBeNull();
  expect(valueOf(apologyForm(apologyDraft), 'Thời gian trả kết quả mới')).toBeNull();
  expect(sayAll(apologyForm(apology)).toLowerCase()).not.toContain('dự thảo');
});

it('lists what to complete and whom to call', () => {
  const model = supplementForm(supplement);
  expect(model.blocks).toContainEqual({ kind: 'list', items: supplement.items });
  expect(valueOf(model, 'Số điện thoại hướng dẫn')).toBe('0274 000 002');
});

it('prints each hand-over with its result', () => {
  const table = controlSlip({
    ...control,
    handOvers: [
      ...control.handOvers,
      { giver: 'A', taker: 'B', at: at('2025-10-09 08:00'), timeliness: null, note: null },
    ],
  }).blocks.find(({ kind }) => kind === 'table');
  expect(table).toMatchObject({
    rows: [
      expect.arrayContaining(['1', 'Đúng hạn']),
      expect.arrayContaining(['2', 'Trước hạn', 'Có kết quả']),
      ['3', 'A', 'B', '08 giờ 00 phút, ngày 09 tháng 10 năm 2025', '', ''],
    ],
  });
});

it('prints a register’s rows with empty cells for what is still to come, in the form of its last day', () => {
  const [row] = register.rows;
  const open = {
    ...(row as (typeof register.rows)[number]),
    dueAt: null,
    returnedAt: null,
    returnWay: null,
    contact: null,
  };
  const model = registerForm({ ...register, rows: [open], period: { from: '2025-01-01', to: '2025-09-14' } });
  expect(sayAll(model)).toContain('Mẫu số 06 – Thông tư số 01/2018/TT-VPCP');
  expect(sayAll(model)).toContain('Từ ngày 01 tháng 01 năm 2025 đến ngày 14 tháng 9 năm 2025: 1 hồ sơ');
  expect(model.blocks.find(({ kind }) => kind === 'table')).toMatchObject({
    rows: [
      [
        '1',
        'H08.15-251010-0007',
        'Thủ tục đăng ký khai sinh',
        'Nguyễn Thị Hồng Ngọc',
        '',
        'Phòng Tư pháp – Hộ tịch',
        '09 giờ 05 phút, ngày 10 tháng 10 năm 2025',
        '',
        '',
        '',
        '',
        '1, 2 / 7, 8',
      ],
    ],
  });
});

it('lists the events a slip rests on, and its link where it has one', () => {
  expect(sayAll(apologyForm(apology))).toContain(
    'Lập từ các sự kiện của hồ sơ: DossierReceived (1), 09:05 T4 01/10/2025; ApologyIssued (6), 08:15 T3 07/10/2025.',
  );
  expect(sayAll(apologyForm(apology))).toContain(`theo dõi hồ sơ: ${link}`);
  expect(apologyForm({ ...apology, trackingLink: null }).blocks.at(-1)).toMatchObject({ link: null });
});

it('has no personal data among the properties of the file', () => {
  expect(Object.values(sampleModels).map(({ title }) => title)).not.toContainEqual(expect.stringContaining('Ngọc'));
  expect(receiptForm({ ...receipt, unit: centre }).title).toBe('Giấy tiếp nhận hồ sơ và hẹn trả kết quả');
});
