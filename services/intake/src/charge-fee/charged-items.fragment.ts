import type { FeeLine } from '@motcua/contracts';
import { Rejected } from '@motcua/event-sourcing';
import { type CopiedDocument, type Fee, feesDue, needDocuments } from './fees-due.fragment';

/** Lines as an officer states them, or what the catalogue's fees are to be counted from. */
export type AskedFees = { items: readonly FeeLine[] } | { documents: readonly CopiedDocument[] };

/**
 * What a dossier is charged, before it is pinned in the event. This is the one place that says where a fee comes from:
 * the version of the procedure that the dossier pinned. Lines are stated where that version does not know its fees, or
 * to ask for less than it says.
 * @param fees null: unknown; empty: free of charge
 */
export const chargedItems = (fees: readonly Fee[] | null, asked: AskedFees): FeeLine[] | Rejected => {
  if (fees?.length === 0) return freeOfCharge();
  if ('items' in asked) {
    const items = asked.items.map(({ code, unitAmount, count }) => ({ code, unitAmount, count }));
    return fees === null || items.every((line) => isNotDearer(line, fees)) ? items : notAnnounced();
  }
  if (fees === null) return feesUnknown();
  if (needDocuments(fees) && asked.documents.length === 0) return documentsMissing();
  return feesDue(fees, asked.documents);
};

const isNotDearer = (line: FeeLine, fees: readonly Fee[]): boolean =>
  fees.some(({ code, amount }) => code === line.code && line.unitAmount <= amount);

const freeOfCharge = (): Rejected =>
  new Rejected(
    'free-of-charge',
    'Thủ tục này được miễn phí, lệ phí nên không thu được; hãy ghi lý do không thanh toán trực tuyến là miễn phí.',
  );

const feesUnknown = (): Rejected =>
  new Rejected(
    'fees-unknown',
    'Danh mục chưa có mức phí, lệ phí của thủ tục này; cán bộ tiếp nhận phải nhập từng khoản.',
  );

const notAnnounced = (): Rejected =>
  new Rejected('not-announced', 'Khoản thu không có trong mức phí, lệ phí đã công bố của thủ tục hoặc cao hơn mức đó.');

const documentsMissing = (): Rejected =>
  new Rejected('documents-missing', 'Phí tính theo bản hoặc theo trang; hãy nhập số bản và số trang của từng giấy tờ.');
