import { standardOfficeHours, vietnamCalendar, vietnamDecisions } from '@motcua/deadline';
import type { ReferenceEvent } from './define-reference-data.decide';

type CauseList = Extract<ReferenceEvent, { type: 'CauseDefined' }>['data']['list'];

/** Words that acts choose from; the late causes are those of published reports (regulations §4.2). */
const causes: Record<CauseList, Record<string, string>> = {
  late: {
    'network-down': 'Mất kết nối mạng',
    'software-failed': 'Lỗi phần mềm một cửa, không đăng nhập được',
    'sync-failed': 'Lỗi đồng bộ từ phần mềm của bộ, ngành',
    'staff-overload': 'Quá tải hoặc thiếu nhân sự',
    'procedure-missing': 'Thủ tục chưa có trên hệ thống',
    'waiting-for-agency': 'Chờ cơ quan phối hợp (đất đai, thuế, tư pháp)',
    'applicant-slow': 'Người nộp chậm bổ sung',
    'complex-verification': 'Hồ sơ phức tạp, cần xác minh',
    'fee-not-paid': 'Chưa thực hiện nghĩa vụ tài chính',
    'data-missing': 'Thiếu dữ liệu trong cơ sở dữ liệu quốc gia',
    'force-majeure': 'Bất khả kháng',
    other: 'Nguyên nhân khác',
  },
  pause: {
    'financial-duty': 'Xác định nghĩa vụ tài chính',
    payment: 'Thời gian người sử dụng nộp tiền',
    violation: 'Xử lý vi phạm pháp luật',
    expertise: 'Trưng cầu giám định',
    'public-posting': 'Niêm yết công khai',
    'media-notice': 'Đăng tin trên phương tiện thông tin đại chúng',
  },
  supplement: {
    'papers-missing': 'Thiếu thành phần hồ sơ',
    'papers-invalid': 'Thành phần hồ sơ chưa hợp lệ',
    'data-mismatch': 'Thông tin chưa khớp với cơ sở dữ liệu',
  },
  refusal: {
    'conditions-not-met': 'Không đủ điều kiện giải quyết',
    'not-competent': 'Không thuộc thẩm quyền',
  },
  'not-accepted': {
    'papers-missing': 'Hồ sơ chưa đầy đủ',
    'not-competent': 'Không thuộc phạm vi tiếp nhận',
    duplicate: 'Hồ sơ đã nộp trước đó',
  },
  withdrawal: { 'applicant-wish': 'Theo yêu cầu của người nộp', 'wrong-procedure': 'Nộp nhầm thủ tục' },
  stop: { 'applicant-request': 'Theo đề nghị của người nộp', 'no-supplement': 'Quá hạn bổ sung hồ sơ' },
  apology: {
    'staff-overload': 'Quá tải hoặc thiếu cán bộ',
    'waiting-for-agency': 'Chờ cơ quan khác',
    'software-failed': 'Phần mềm lỗi',
    'complex-verification': 'Xác minh phức tạp',
  },
  extension: {
    verification: 'Phải xác minh theo luật chuyên ngành',
    'reply-of-another-unit': 'Chờ trả lời xác minh của đơn vị khác',
    'many-pages': 'Chứng thực nhiều bản, nhiều trang',
    'construction-review': 'Cấp phép xây dựng cần xem xét thêm',
    'remote-commune': 'Xã miền núi, biên giới, hải đảo',
  },
  appointment: {
    'calendar-decision': 'Quyết định hoán đổi ngày làm việc, nghỉ lễ',
    'office-hours-decision': 'Quyết định đổi giờ làm việc',
  },
  'consultation-subject': {
    'land-price': 'Giá đất, nghĩa vụ tài chính về đất đai',
    planning: 'Quy hoạch, kế hoạch sử dụng đất',
    'civil-status': 'Thông tin hộ tịch, cư trú',
    'social-protection': 'Điều kiện hưởng trợ cấp, bảo trợ xã hội',
    construction: 'Phòng cháy, xây dựng, môi trường',
    other: 'Nội dung khác',
  },
  'verification-place': {
    office: 'Tại trụ sở cơ quan giải quyết',
    centre: 'Tại Trung tâm Phục vụ hành chính công',
    'on-site': 'Tại thực địa',
    home: 'Tại nơi ở của người nộp',
  },
  'verification-result': {
    confirmed: 'Thông tin đúng như hồ sơ',
    'partly-confirmed': 'Thông tin đúng một phần',
    'not-confirmed': 'Thông tin không đúng như hồ sơ',
    'applicant-absent': 'Người nộp không có mặt',
  },
  'financial-duty': {
    'land-use-levy': 'Tiền sử dụng đất',
    'land-rent': 'Tiền thuê đất',
    'registration-fee': 'Lệ phí trước bạ',
    'income-tax': 'Thuế thu nhập',
    'procedure-fee': 'Phí, lệ phí giải quyết thủ tục',
  },
  reassignment: {
    absence: 'Cán bộ được giao vắng mặt',
    workload: 'Cân đối khối lượng công việc',
    expertise: 'Cần chuyên môn khác',
    'conflict-of-interest': 'Có liên quan đến người nộp hồ sơ',
  },
  absence: {
    'annual-leave': 'Nghỉ phép năm',
    'sick-leave': 'Nghỉ ốm',
    'parental-leave': 'Nghỉ thai sản, chăm con',
    'business-trip': 'Đi công tác',
    training: 'Đi học, tập huấn',
    other: 'Lý do khác',
  },
  'other-request': {
    'utility-confirmation': 'Xác nhận để lắp đặt điện, nước, viễn thông',
    'loan-confirmation': 'Xác nhận hồ sơ vay vốn',
    'residence-confirmation': 'Xác nhận thông tin cư trú, hoàn cảnh gia đình',
    'asset-confirmation': 'Xác nhận tình trạng tài sản, đất đang sử dụng',
    guidance: 'Hướng dẫn, giải đáp',
    other: 'Yêu cầu khác',
  },
  'other-request-outcome': {
    done: 'Đã giải quyết',
    guided: 'Đã hướng dẫn nộp hồ sơ theo thủ tục',
    'not-competent': 'Không thuộc thẩm quyền, đã chỉ dẫn nơi giải quyết',
    refused: 'Không đủ điều kiện xác nhận',
  },
  correction: {
    mistyped: 'Nhập nhầm',
    'wrong-dossier': 'Ghi nhầm vào hồ sơ khác',
    'applicant-report': 'Người nộp báo sai thông tin',
    'database-mismatch': 'Không khớp với cơ sở dữ liệu',
  },
  'technical-check': {
    'signature-invalid': 'Chữ ký số không hợp lệ hoặc đã hết hạn: hãy ký lại rồi nộp lại tệp.',
    'signature-missing': 'Thành phần hồ sơ chưa được ký số: hãy ký rồi nộp lại tệp.',
    'file-unreadable': 'Tệp không mở được hoặc sai định dạng: hãy quét lại hoặc lưu lại dạng PDF rồi nộp lại.',
    'file-empty': 'Tệp không có nội dung: hãy chọn đúng tệp rồi nộp lại.',
    'file-infected': 'Tệp có mã độc: hãy quét vi-rút hoặc lập tệp mới rồi nộp lại.',
    'form-incomplete': 'Biểu mẫu còn ô bắt buộc chưa điền: hãy điền đủ rồi nộp lại.',
  },
};

/** What ships with the platform and holds for the whole country; wards and procedures are defined by those who run it. */
export const shippedReference = (): ReferenceEvent[] => [
  {
    type: 'CalendarDefined',
    data: {
      ...vietnamCalendar,
      daysOff: [...vietnamCalendar.daysOff],
      makeUpDays: [...vietnamCalendar.makeUpDays],
      toVerify: [...vietnamCalendar.toVerify],
      decisions: vietnamDecisions.map((decision) => ({
        ...decision,
        holidays: [...decision.holidays],
        compensationDays: [...decision.compensationDays],
        swappedDays: [...decision.swappedDays],
        makeUpDays: [...decision.makeUpDays],
      })),
    },
  },
  {
    type: 'OfficeHoursDefined',
    data: {
      version: standardOfficeHours.version,
      wardCode: null,
      periods: standardOfficeHours.periods.map((period) => ({ ...period })),
      exceptions: [],
      serving: [],
    },
  },
  ...Object.entries(causes).flatMap(([list, words]) =>
    Object.entries(words).map(
      ([code, name]): ReferenceEvent => ({ type: 'CauseDefined', data: { list: list as CauseList, code, name } }),
    ),
  ),
];
