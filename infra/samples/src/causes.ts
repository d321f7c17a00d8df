/** Causes of lateness that wards and press named (regulations §4.2); weights assumed. The code list is still open. */
export const causes: readonly { readonly text: string; readonly weight: number }[] = [
  { text: 'Mất kết nối mạng', weight: 3 },
  { text: 'Lỗi phần mềm một cửa, không đăng nhập được', weight: 4 },
  { text: 'Lỗi đồng bộ từ phần mềm của bộ, ngành', weight: 3 },
  { text: 'Quá tải hoặc thiếu nhân sự', weight: 4 },
  { text: 'Thủ tục chưa có trên hệ thống', weight: 2 },
  { text: 'Chờ cơ quan phối hợp (đất đai, thuế, tư pháp)', weight: 3 },
  { text: 'Người nộp chậm bổ sung', weight: 1 },
  { text: 'Hồ sơ phức tạp, cần xác minh', weight: 2 },
  { text: 'Chưa thực hiện nghĩa vụ tài chính', weight: 1 },
  { text: 'Thiếu dữ liệu trong cơ sở dữ liệu quốc gia', weight: 1 },
];
