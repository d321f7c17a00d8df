import type { DomainEvent, EventData, RegisterBook } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { type PayInCash, payInCash } from '../pay-in-cash/pay-in-cash.decide';
import type { Fee } from '../charge-fee/fees-due.fragment';
import { paymentsStream } from '../payments/payments.state';
import { issueReceipt, type ReceiveDossier } from '../receive-dossier/receive-dossier.decide';

export interface SettleImmediately extends ReceiveDossier {
  copies: number;
  pages: number;
  registerBook: RegisterBook;
  /** Of the procedure's version; null: unknown. */
  fees: readonly Fee[] | null;
  /** Money that is taken for it; null: none. */
  cash: Omit<PayInCash, 'fees'> | null;
}

/** What stands in the register's line before it has its number. */
export type RegisterLine = Omit<EventData<'ImmediateResultSettled'>, 'registerNumber'>;

export interface Settled {
  /** The receipt, and the money where some was taken. */
  events: DomainEvent[];
  line: RegisterLine;
}

export const settledAlready = (): Rejected =>
  new Rejected('settled', 'Hồ sơ đã giải quyết và trả kết quả ngay tại quầy nên không còn bước xử lý nào nữa.');

const notImmediate = (): Rejected =>
  new Rejected(
    'not-immediate',
    'Danh mục không ghi thủ tục này được trả kết quả ngay; hãy tiếp nhận hồ sơ và cấp giấy hẹn trả.',
  );

/** No slip is issued, so nothing is promised: an immediate result has no appointment (NĐ 61/2018 art. 17). */
const withoutSlip = (event: DomainEvent): DomainEvent => {
  if (event.type !== 'DossierReceived') return event;
  const { clock } = event.data;
  return { ...event, data: { ...event.data, hasSlip: false, clock: { ...clock, dueAt: null, ruleId: 'immediate.1' } } };
};

const cashTaken = ({ cash, fees, receivedAt }: SettleImmediately, receipt: DomainEvent[]): DomainEvent[] | Rejected => {
  if (!cash) return [];
  const money = receipt.reduce(
    (state, event) => paymentsStream.evolve(state, { ...event, position: 0, occurredAt: receivedAt }),
    paymentsStream.initialState,
  );
  return payInCash(money, { ...cash, fees }, receivedAt);
};

/** Received, resolved and handed over in one act, as two thirds of a ward's work are. Its number is given when it commits. */
export const settleImmediately = (command: SettleImmediately): Settled | Rejected => {
  const { procedure, receivedAt, copies, pages, registerBook } = command;
  if (procedure && !procedure.isImmediate) return notImmediate();
  const issued = issueReceipt(command);
  if (issued instanceof Rejected) return issued;
  const receipt = issued.map(withoutSlip);
  const money = cashTaken(command, receipt);
  if (money instanceof Rejected) return money;
  const feeCollected = money.reduce((sum, { type, data }) => sum + (type === 'FeePaid' ? data.amount : 0), 0);
  return {
    events: [...receipt, ...money],
    line: {
      settledAt: receivedAt,
      copies,
      pages,
      feeCollected,
      registerBook,
      registerYear: Number(wardDayOf(receivedAt).slice(0, 4)),
    },
  };
};
