import type { ChargeCancelReason, EventData, FeeLine, NotAppliedGround, NotPaidOnlineReason } from '@motcua/contracts';
import type { StoredEvent, StreamType } from '@motcua/event-sourcing';
import { type Dossier, dossierStream } from '../dossier.state';

export interface Charge {
  chargeId: string;
  items: readonly FeeLine[];
  /** Whole đồng, like every amount. */
  amount: number;
  providerCode: string | null;
  counterCode: string | null;
  chargedAt: string;
  expiresAt: string | null;
  /** Whether `ChargeExpired` was recorded; `chargeStatus` says whether it is so. */
  expired: boolean;
  /** Why it was taken back. */
  cancelled: ChargeCancelReason | null;
  paid: boolean;
}

/** Which payment, within a dossier: providers number theirs, receipts have numbers of their own. */
export interface PaymentKey {
  providerCode: string | null;
  reference: string;
}

export interface ReceivedPayment extends EventData<'FeePaid'> {
  /** Why it settles no charge; null when it does. */
  ground: NotAppliedGround | null;
  /** The charge that the provider named; another one than `chargeId` once it was matched. */
  namedChargeId: string;
}

export interface RecordedRefund extends EventData<'RefundOrdered'> {
  confirmed: boolean;
}

/**
 * The money of a dossier, whatever becomes of its course. It stands in the dossier's own stream: consumers fold by
 * position, which counts per dossier and producer (decision 0020).
 */
export interface DossierPayments {
  dossier: Dossier;
  charges: readonly Charge[];
  received: readonly ReceivedPayment[];
  refunds: readonly RecordedRefund[];
  notPaidOnline: NotPaidOnlineReason | null;
}

const evolveMoney = (state: DossierPayments, { type, data, occurredAt }: StoredEvent): Partial<DossierPayments> => {
  switch (type) {
    case 'FeeCharged': {
      const charge = data as EventData<'FeeCharged'>;
      const open = { ...charge, chargedAt: occurredAt, expired: false, cancelled: null, paid: false };
      return { charges: [...state.charges, open] };
    }
    case 'ChargeExpired':
      return { charges: marked(state.charges, (data as EventData<'ChargeExpired'>).chargeId, { expired: true }) };
    case 'ChargeCancelled': {
      const { chargeId, reasonCode } = data as EventData<'ChargeCancelled'>;
      return { charges: marked(state.charges, chargeId, { cancelled: reasonCode }) };
    }
    case 'FeePaid': {
      const payment = data as EventData<'FeePaid'>;
      const earlier = paymentOf(state, payment);
      return {
        charges: marked(state.charges, payment.chargeId, { paid: true }),
        received: [
          ...state.received.filter((other) => other !== earlier),
          { ...payment, ground: null, namedChargeId: earlier?.namedChargeId ?? payment.chargeId },
        ],
        ...(payment.manner !== 'cash' && { notPaidOnline: null }),
      };
    }
    case 'PaymentNotApplied': {
      const payment = data as EventData<'PaymentNotApplied'>;
      return { received: [...state.received, { ...payment, namedChargeId: payment.chargeId }] };
    }
    case 'RefundOrdered':
      return { refunds: [...state.refunds, { ...(data as EventData<'RefundOrdered'>), confirmed: false }] };
    case 'FeeRefunded': {
      const { refundedAt: _, ...refund } = data as EventData<'FeeRefunded'>;
      const others = state.refunds.filter(({ refundId }) => refundId !== refund.refundId);
      return { refunds: [...others, { ...refund, confirmed: true }] };
    }
    case 'FeeNotPaidOnline':
      return { notPaidOnline: (data as EventData<'FeeNotPaidOnline'>).reason };
    default:
      return {};
  }
};

const marked = (charges: readonly Charge[], chargeId: string, mark: Partial<Charge>): Charge[] =>
  charges.map((charge) => (charge.chargeId === chargeId ? { ...charge, ...mark } : charge));

export const paymentsStream: StreamType<DossierPayments> = {
  streamId: dossierStream.streamId,
  initialState: { dossier: dossierStream.initialState, charges: [], received: [], refunds: [], notPaidOnline: null },
  evolve: (state, event) => ({
    ...state,
    ...evolveMoney(state, event),
    dossier: dossierStream.evolve(state.dossier, event),
  }),
  competentUnitOf: ({ dossier }) => dossierStream.competentUnitOf(dossier),
};

export const chargeOf = ({ charges }: DossierPayments, chargeId: string): Charge | undefined =>
  charges.find((charge) => charge.chargeId === chargeId);

export const paymentOf = ({ received }: DossierPayments, key: PaymentKey): ReceivedPayment | undefined =>
  received.find(({ providerCode, reference }) => providerCode === key.providerCode && reference === key.reference);

/** Expiry is asked as of an instant, like lateness; the last instant still counts. */
export const chargeStatus = (
  { paid, expired, cancelled, expiresAt }: Charge,
  at: string,
): 'open' | 'paid' | 'cancelled' | 'expired' => {
  if (paid) return 'paid';
  if (cancelled !== null) return 'cancelled';
  return expired || (expiresAt !== null && at > expiresAt) ? 'expired' : 'open';
};

export const openCharge = ({ charges }: DossierPayments, at: string): Charge | undefined =>
  charges.find((charge) => chargeStatus(charge, at) === 'open');

/** What is left of a payment after refunds, ordered ones included. */
export const remainderOf = (
  { refunds }: DossierPayments,
  { providerCode, reference, amount }: ReceivedPayment,
): number =>
  refunds
    .filter((refund) => refund.providerCode === providerCode && refund.reference === reference)
    .reduce((left, refund) => left - refund.amount, amount);

/** What a counter sees; `at` is the instant by which a charge is open or expired. */
export const renderPayments = (state: DossierPayments, at: string): object => ({
  charges: state.charges.map((charge) => ({
    chargeId: charge.chargeId,
    items: charge.items,
    amount: charge.amount,
    providerCode: charge.providerCode,
    expiresAt: charge.expiresAt,
    status: chargeStatus(charge, at),
  })),
  payments: state.received.map((payment) => ({
    chargeId: payment.chargeId,
    amount: payment.amount,
    manner: payment.manner,
    providerCode: payment.providerCode,
    reference: payment.reference,
    paidAt: payment.paidAt,
    notApplied: payment.ground,
    remainder: remainderOf(state, payment),
  })),
  refunds: state.refunds.map(({ refundId, amount, providerCode, reference, reasonCode, confirmed }) => ({
    refundId,
    amount,
    providerCode,
    reference,
    reasonCode,
    confirmed,
  })),
  notPaidOnline: state.notPaidOnline,
});
