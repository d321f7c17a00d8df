/** A row as a provider's CSV has it; texts, so that one unreadable row does not refuse the others. */
export interface StatedRow {
  rowNumber: number;
  reference: string;
  /** Where the charge or refund is named; may hold a payer's words, so it is read and kept nowhere. */
  purpose: string;
  /** Whole đồng; below zero what was given back. */
  amount: string;
  paidAt: string;
}

export interface StatementRow {
  rowNumber: number;
  reference: string;
  purpose: string;
  amount: number;
  paidAt: string;
}

export interface RowProblem {
  rowNumber: number;
  code: string;
  reason: string;
}

const referenceShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export const readStatementRow = (row: StatedRow): StatementRow | RowProblem => {
  const { rowNumber, reference, purpose, paidAt } = row;
  const problem = (code: string, reason: string): RowProblem => ({ rowNumber, code, reason });
  if (!referenceShape.test(reference)) return problem('reference-unreadable', 'Số giao dịch không đọc được.');
  const amount = Number(row.amount);
  if (!/^-?\d+$/.test(row.amount) || !Number.isSafeInteger(amount) || amount === 0) {
    return problem('amount-unreadable', 'Số tiền phải là số nguyên đồng, khác 0.');
  }
  if (!instant.test(paidAt) || Number.isNaN(Date.parse(paidAt))) {
    return problem('time-unreadable', 'Thời điểm thanh toán không đọc được.');
  }
  return { rowNumber, reference, purpose, amount, paidAt };
};
