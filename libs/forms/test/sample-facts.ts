import type { Instant } from '@motcua/deadline';
import type {
  ApologyFacts,
  Applicant,
  ControlSlipFacts,
  IssuingUnit,
  ReceiptFacts,
  RefusalFacts,
  RegisterFacts,
  SlipFacts,
  StopFacts,
  SupplementFacts,
} from '../src/index';

/** Ward-local '2025-10-01 09:05'. */
export const at = (local: string): Instant => new Date(`${local.replace(' ', 'T')}:00.000+07:00`).toISOString();

export const centre: IssuingUnit = {
  parentName: 'Ủy ban nhân dân phường Bình Dương',
  name: 'Trung tâm Phục vụ hành chính công',
  mark: 'TTPVHCC',
  place: 'Bình Dương',
};

export const committee: IssuingUnit = {
  parentName: null,
  name: 'Ủy ban nhân dân phường Bình Dương',
  mark: 'UBND',
  place: 'Bình Dương',
};

export const applicant: Applicant = {
  name: 'Nguyễn Thị Hồng Ngọc',
  identityNumber: '074190000001',
  address: 'Số 12, đường Lê Lợi, khu phố 3, phường Bình Dương, Thành phố Hồ Chí Minh',
  phone: '0912 000 001',
  email: 'hong.ngoc@example.vn',
  authorisedPerson: null,
};

export const link = 'https://motcua.example.vn/t/q7Zk3mV9xT2cRb8LwYp5NdHs4UaEfJg6';

const slip: SlipFacts = {
  unit: centre,
  number: 7,
  issuedAt: at('2025-10-01 09:05'),
  copyNumber: 0,
  dossierCode: 'H08.15-251001-0007',
  procedureName: 'Thủ tục đăng ký khai sinh',
  applicant,
  officerName: 'Trần Quốc Ưu',
  trackingLink: link,
  restsOn: [{ type: 'DossierReceived', position: 1, at: at('2025-10-01 09:05') }],
};

export const receipt: ReceiptFacts = {
  ...slip,
  papers: [
    { name: 'Tờ khai đăng ký khai sinh', kind: 'original', count: 1 },
    { name: 'Giấy chứng sinh', kind: 'original', count: 1 },
    { name: 'Giấy chứng nhận kết hôn của cha mẹ', kind: 'electronic', count: 1 },
  ],
  setCount: 1,
  processingTime: '5 ngày làm việc, trừ T7, CN',
  receivedAt: at('2025-10-01 09:05'),
  noticeDueAt: null,
  isAfterPayment: false,
  dueAt: at('2025-10-08 09:05'),
  resultPlace: 'Trung tâm Phục vụ hành chính công phường Bình Dương',
  registerBook: null,
  registerLine: null,
};

export const supplement: SupplementFacts = {
  ...slip,
  issuedAt: at('2025-10-02 14:30'),
  items: [
    'Giấy chứng sinh: bản nộp bị mờ phần ngày, tháng, năm sinh; đề nghị nộp bản rõ.',
    'Tờ khai: bổ sung chữ ký của người yêu cầu.',
  ],
  reason: 'Thông tin trên tờ khai và giấy chứng sinh chưa khớp nhau',
  contactName: 'Trần Quốc Ưu, bộ phận tư pháp – hộ tịch',
  contactPhone: '0274 000 002',
  restsOn: [...slip.restsOn, { type: 'SupplementRequested', position: 4, at: at('2025-10-02 14:30') }],
};

export const refusal: RefusalFacts = {
  ...slip,
  dossierCode: null,
  reason: 'Việc yêu cầu không thuộc thẩm quyền giải quyết của Ủy ban nhân dân phường',
  restsOn: [{ type: 'DossierNotAccepted', position: 2, at: at('2025-10-01 09:05') }],
};

export const apology: ApologyFacts = {
  ...slip,
  unit: committee,
  issuedAt: at('2025-10-07 08:15'),
  receivedAt: at('2025-10-01 09:05'),
  appointedAt: at('2025-10-08 09:05'),
  newDate: at('2025-10-10 16:30'),
  reason: 'Chưa có kết quả xác minh của cơ quan phối hợp',
  headTitle: 'CHỦ TỊCH',
  headName: 'Phạm Đức Hậu',
  isDraft: false,
  restsOn: [...slip.restsOn, { type: 'ApologyIssued', position: 6, at: at('2025-10-07 08:15') }],
};

export const apologyDraft: ApologyFacts = {
  ...apology,
  number: null,
  newDate: null,
  reason: null,
  headName: null,
  trackingLink: null,
  isDraft: true,
  restsOn: [...slip.restsOn, { type: 'ApologyDrafted', position: 5, at: at('2025-10-07 07:30') }],
};

export const stop: StopFacts = {
  ...slip,
  issuedAt: at('2025-10-03 10:00'),
  receivedAt: at('2025-10-01 09:05'),
  requestedAt: at('2025-10-03 09:40'),
  stoppedAt: at('2025-10-03 10:00'),
  reason: 'Người nộp hồ sơ đề nghị dừng',
  restsOn: [...slip.restsOn, { type: 'DossierStopped', position: 5, at: at('2025-10-03 10:00') }],
};

export const control: ControlSlipFacts = {
  ...slip,
  issuedAt: at('2025-10-08 08:00'),
  leadUnit: 'Phòng Tư pháp – Hộ tịch',
  coordinatingUnits: ['Công an phường', 'Bảo hiểm xã hội cơ sở'],
  receivedAt: at('2025-10-01 09:05'),
  dueAt: at('2025-10-08 09:05'),
  handOvers: [
    {
      giver: 'Trung tâm Phục vụ hành chính công',
      taker: 'Phòng Tư pháp – Hộ tịch',
      at: at('2025-10-01 10:00'),
      timeliness: 'on-time',
      note: null,
    },
    {
      giver: 'Phòng Tư pháp – Hộ tịch',
      taker: 'Trung tâm Phục vụ hành chính công',
      at: at('2025-10-07 15:45'),
      timeliness: 'early',
      note: 'Có kết quả',
    },
  ],
  restsOn: [
    ...slip.restsOn,
    { type: 'DossierHandedOver', position: 2, at: at('2025-10-01 10:00') },
    { type: 'DossierResolved', position: 7, at: at('2025-10-07 15:45') },
  ],
};

export const register: RegisterFacts = {
  unit: centre,
  number: 1,
  issuedAt: at('2025-10-31 17:00'),
  copyNumber: 0,
  fieldName: 'Hộ tịch',
  period: { from: '2025-10-01', to: '2025-10-31' },
  keeperName: 'Trần Quốc Ưu',
  rows: Array.from({ length: 12 }, (_, index) => ({
    dossierCode: `H08.15-2510${String(index + 10)}-0007`,
    procedureName: index % 2 === 0 ? 'Thủ tục đăng ký khai sinh' : 'Cấp bản sao trích lục hộ tịch',
    applicantName: index % 3 === 0 ? 'Nguyễn Thị Hồng Ngọc' : 'Lê Văn Đỗ Phước',
    contact: 'Số 12, đường Lê Lợi, phường Bình Dương; 0912 000 001',
    leadUnit: 'Phòng Tư pháp – Hộ tịch',
    receivedAt: at(`2025-10-${index + 10} 09:05`),
    dueAt: at(`2025-10-${index + 17} 09:05`),
    returnedAt: index === 11 ? null : at(`2025-10-${index + 16} 15:20`),
    returnWay: index === 11 ? null : 'Trực tiếp',
    restsOn: { reception: [1, 2], processing: [7, 8] },
  })),
};
