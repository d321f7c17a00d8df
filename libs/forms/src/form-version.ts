import type { WardDay } from '@motcua/deadline';

export type FormName = 'receipt' | 'supplement' | 'refusal' | 'apology' | 'stop' | 'control-slip' | 'register';

/** `number`: '01' … '07'. `mark`: the kind of paper in a number line; null where the number stands alone. */
export type FormVersion = {
  readonly number: string;
  readonly circular: string;
  readonly title: string;
  readonly mark: string | null;
};

type FormSet = {
  readonly from: WardDay;
  readonly circular: string;
  readonly forms: Partial<Record<FormName, readonly [number: string, title: string]>>;
};

/** Newest first. The next set is the Ministry of Justice's to issue (Decree 309/2026). */
const formSets: readonly FormSet[] = [
  {
    from: '2025-09-15',
    circular: 'Thông tư số 03/2025/TT-VPCP',
    forms: {
      receipt: ['01', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'],
      supplement: ['02', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ'],
      refusal: ['03', 'Phiếu từ chối tiếp nhận giải quyết hồ sơ'],
      apology: ['04', 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết'],
      stop: ['05', 'Thông báo dừng giải quyết hồ sơ'],
      'control-slip': ['06', 'Phiếu kiểm soát quá trình giải quyết hồ sơ'],
      register: ['07', 'Sổ theo dõi hồ sơ'],
    },
  },
  {
    from: '2019-01-06',
    circular: 'Thông tư số 01/2018/TT-VPCP',
    forms: {
      receipt: ['01', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'],
      supplement: ['02', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ'],
      refusal: ['03', 'Phiếu từ chối tiếp nhận giải quyết hồ sơ'],
      apology: ['04', 'Phiếu xin lỗi và hẹn lại ngày trả kết quả'],
      'control-slip': ['05', 'Phiếu kiểm soát quá trình giải quyết hồ sơ'],
      register: ['06', 'Sổ theo dõi hồ sơ'],
    },
  },
];

const marks: Record<FormName, string | null> = {
  receipt: null,
  supplement: 'PBS',
  refusal: 'PTC',
  apology: 'PXL',
  stop: 'TB',
  'control-slip': 'PKS',
  register: 'STD',
};

/** The form that is in force on a ward-local day. Errors: `FormNotInForceError`. */
export function formVersionOn(form: FormName, day: WardDay): FormVersion {
  const set = formSets.find(({ from }) => from <= day);
  const version = set?.forms[form];
  if (set === undefined || version === undefined) throw new FormNotInForceError(form, day, set?.circular ?? null);
  const [number, title] = version;
  return { number, title, circular: set.circular, mark: marks[form] };
}

/** The day has no such form. The message is for a clerk and holds no personal data. */
export class FormNotInForceError extends Error {
  constructor(
    readonly form: FormName,
    readonly day: WardDay,
    circular: string | null,
  ) {
    const [, title] = formSets[0]?.forms[form] ?? [form, form];
    const set = circular === null ? 'chưa có bộ biểu mẫu nào' : `bộ biểu mẫu của ${circular} không có mẫu này`;
    super(`${title}: ngày ${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)} ${set}.`);
  }
}
