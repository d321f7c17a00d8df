import { type FormName, FormNotInForceError, formVersionOn } from './index';

const names: FormName[] = ['receipt', 'supplement', 'refusal', 'apology', 'stop', 'control-slip', 'register'];
const numbersOn = (day: string, forms: readonly FormName[]) => forms.map((form) => formVersionOn(form, day).number);

it('numbers six forms until 14/9/2025 and seven from the day after', () => {
  const six = names.filter((name) => name !== 'stop');
  expect(numbersOn('2019-01-06', six)).toEqual(['01', '02', '03', '04', '05', '06']);
  expect(numbersOn('2025-09-14', six)).toEqual(['01', '02', '03', '04', '05', '06']);
  expect(numbersOn('2025-09-15', names)).toEqual(['01', '02', '03', '04', '05', '06', '07']);
});

it('titles the apology by the circular in force', () => {
  expect(formVersionOn('apology', '2025-09-14')).toEqual({
    number: '04',
    circular: 'Thông tư số 01/2018/TT-VPCP',
    title: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
    mark: 'PXL',
  });
  expect(formVersionOn('apology', '2025-09-15')).toMatchObject({
    circular: 'Thông tư số 03/2025/TT-VPCP',
    title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
  });
});

it('marks the kind of paper, but a receipt by its unit alone', () => {
  expect(names.map((name) => formVersionOn(name, '2026-01-01').mark)).toEqual([
    null,
    'PBS',
    'PTC',
    'PXL',
    'TB',
    'PKS',
    'STD',
  ]);
});

it('says that there was no stop notice, and no form at all before 2019', () => {
  expect(() => formVersionOn('stop', '2025-09-14')).toThrow(FormNotInForceError);
  expect(() => formVersionOn('stop', '2025-09-14')).toThrow(
    'Thông báo dừng giải quyết hồ sơ: ngày 14/09/2025 bộ biểu mẫu của Thông tư số 01/2018/TT-VPCP không có mẫu này.',
  );
  expect(() => formVersionOn('receipt', '2019-01-05')).toThrow(
    'Giấy tiếp nhận hồ sơ và hẹn trả kết quả: ngày 05/01/2019 chưa có bộ biểu mẫu nào.',
  );
});
