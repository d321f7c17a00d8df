import type { RegisterColumnKey } from './register-columns';
import type { ReadRow } from './register-row';
import { isDay } from './register-time';

export type RowProblem = { readonly column: RegisterColumnKey; readonly reason: string };

/** Loose on purpose: three patterns of the law are in use at once and the last part may grow (regulations §2.5). */
const dossierCodeShape = /^[A-Z0-9]+(?:\.[A-Z0-9]+)*-(\d{2})(\d{2})(\d{2})-[A-Z0-9]{4,}$/i;

/** An immediate result often has no dossier code, only the number under which the ward booked it. */
const bookNumberShape = /^[\p{L}\p{N}][\p{L}\p{N}./-]{0,39}$/u;
const procedureCodeShape = /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,39}$/u;

/** Whether what the row says fits together. Cells that could not be read take no part. */
export function checkRegisterRow(row: ReadRow): RowProblem[] {
  return [...codeProblems(row), ...orderProblems(row), ...statusProblems(row), ...slipProblems(row)];
}

function* codeProblems(row: ReadRow): Generator<RowProblem> {
  if (row.dossierCode !== undefined && !isDossierCode(row.dossierCode, row.hasSlip)) {
    const reason = 'không đúng dạng mã hồ sơ; ghi nguyên mã in trên giấy tiếp nhận, ví dụ H08.15-251001-0001';
    yield { column: 'dossierCode', reason };
  }
  if (row.procedureCode !== undefined && !procedureCodeShape.test(row.procedureCode)) {
    yield { column: 'procedureCode', reason: 'không đúng dạng mã thủ tục; ghi mã đã công bố, ví dụ 1.001193' };
  }
  if (row.fieldName === '') yield { column: 'fieldName', reason: 'để trống; ghi lĩnh vực của thủ tục' };
}

function isDossierCode(code: string, hasSlip: boolean | undefined): boolean {
  const parts = dossierCodeShape.exec(code);
  if (parts !== null) return isDay(`20${parts[1]}-${parts[2]}-${parts[3]}`);
  return hasSlip === false && bookNumberShape.test(code);
}

function* orderProblems({ receivedAt, dueAt, endedAt, returnedAt }: ReadRow): Generator<RowProblem> {
  if (receivedAt && endedAt && endedAt < receivedAt) {
    yield { column: 'endedAt', reason: 'sớm hơn lúc tiếp nhận; xem lại hai cột Tiếp nhận và Hoàn thành' };
  }
  if (receivedAt && dueAt && dueAt < receivedAt) {
    yield { column: 'dueAt', reason: 'sớm hơn lúc tiếp nhận; xem lại hai cột Tiếp nhận và Hẹn trả' };
  }
  if (endedAt && returnedAt && returnedAt < endedAt) {
    yield { column: 'returnedAt', reason: 'sớm hơn lúc hoàn thành; xem lại hai cột Hoàn thành và Trả kết quả' };
  }
  if (endedAt === null && returnedAt) {
    yield { column: 'endedAt', reason: 'để trống mà đã trả kết quả; ghi lúc hoàn thành' };
  }
}

function* statusProblems({ status, endedAt, returnedAt, returnManner }: ReadRow): Generator<RowProblem> {
  if (status === 'pending' && endedAt) {
    yield { column: 'status', reason: 'đang giải quyết mà có lúc hoàn thành; sửa tình trạng hoặc bỏ lúc hoàn thành' };
  }
  if (status !== undefined && status !== 'pending' && status !== 'not-accepted' && endedAt === null && !returnedAt) {
    yield { column: 'endedAt', reason: 'để trống mà hồ sơ đã kết thúc; ghi lúc hoàn thành hoặc sửa tình trạng' };
  }
  if (status === 'not-accepted' && returnedAt) {
    yield { column: 'returnedAt', reason: 'không tiếp nhận thì không trả kết quả; bỏ trống hoặc sửa tình trạng' };
  }
  if (returnedAt && returnManner === null) {
    yield { column: 'returnManner', reason: 'để trống mà đã trả kết quả; ghi cách thức trả' };
  }
  if (returnedAt === null && returnManner) {
    yield { column: 'returnedAt', reason: 'để trống mà có cách thức trả; ghi lúc trả kết quả hoặc bỏ cách thức trả' };
  }
}

function* slipProblems({ hasSlip, dueAt, status }: ReadRow): Generator<RowProblem> {
  if (hasSlip === true && status === 'not-accepted') {
    yield { column: 'hasSlip', reason: 'không tiếp nhận thì không có giấy tiếp nhận; sửa một trong hai cột' };
  } else if (hasSlip === true && dueAt === null) {
    yield { column: 'dueAt', reason: 'để trống mà có giấy tiếp nhận; ghi ngày giờ hẹn trả in trên giấy' };
  }
  if (hasSlip === false && dueAt === null && status === 'pending') {
    const reason = 'hồ sơ đang giải quyết mà không có hẹn trả; ghi ngày giờ hẹn trả, hoặc lúc hoàn thành nếu đã xong';
    yield { column: 'dueAt', reason };
  }
}
