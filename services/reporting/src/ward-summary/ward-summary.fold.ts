import type { Counts } from '../definitions/counts';
import { type Rate, rateDefinitions, rateOf } from '../definitions/definitions';
import { addMeasured, type Measure, type Measured } from '../ledger/measures';

/** A field's (or a ward's) stocks before the period and everything that happened in it up to the as-of. */
export interface PeriodFigures {
  opening: Measured;
  period: Measured;
}

export type FiguresByField = Map<string, PeriodFigures>;

export interface Columns {
  received: { total: number; online: number; direct: number; postal: number; carriedOver: number };
  resolved: { total: number; early: number; onTime: number; late: number };
  pending: { total: number; inTime: number; overdue: number };
  rates: Rate[];
}

/** A state that form 06 has no column for, and where it stands here. */
export interface Mapped {
  state: string;
  count: number;
  placedIn: string;
  vi: string;
}

export const countsOf = ({ opening, period }: PeriodFigures): Counts => {
  const flow = (measure: Measure): number => period[measure] ?? 0;
  const stock = (measure: Measure): number => (opening[measure] ?? 0) + flow(measure);
  const [online, direct, postal] = [flow('received_online'), flow('received_direct'), flow('received_postal')];
  const receivedInPeriod = online + direct + postal;
  const carriedOver = (opening.in_time ?? 0) + (opening.overdue ?? 0) + (opening.paused ?? 0);
  const [early, onTime, late] = [flow('resolved_early'), flow('resolved_on_time'), flow('resolved_late')];
  const pendingInTime = stock('in_time') + stock('paused');
  return {
    receivedInPeriod,
    online,
    direct,
    postal,
    onlineFull: flow('received_online_full'),
    onlinePartial: flow('received_online_partial'),
    carriedOver,
    received: receivedInPeriod + carriedOver,
    receivedWithSlip: flow('received_with_slip'),
    receivedNonTerritorial: flow('received_non_territorial'),
    receivedOnlineOrWithSlip: flow('received_online_or_with_slip'),
    enteredAfterwards: flow('received_entered_afterwards'),
    submitted: flow('submitted'),
    notAccepted: flow('not_accepted'),
    awaitingAcceptance: stock('awaiting'),
    awaitingOverdue: stock('awaiting_overdue'),
    early,
    onTime,
    late,
    lateWithApology: flow('resolved_late_with_apology'),
    resolved: early + onTime + late,
    refused: flow('resolved_refused'),
    resolvedIndexTimely: flow('resolved_index_timely'),
    resolvedAskedAgain: flow('resolved_asked_again'),
    stoppedIndexTimely: flow('stopped_index_timely'),
    resolvedOnlineOrWithSlip: flow('resolved_online_or_with_slip'),
    fourHoursEarly: flow('resolved_four_hours_early'),
    withdrawn: flow('withdrawn'),
    stopped: flow('stopped'),
    forwarded: flow('forwarded'),
    returned: flow('returned'),
    returnedHome: flow('returned_home'),
    pendingInTime,
    pendingInTimeAskedAgain: stock('in_time_asked_again'),
    pendingOverdue: stock('overdue'),
    pendingOverdueWithApology: stock('overdue_with_apology'),
    pending: pendingInTime + stock('overdue'),
    paused: stock('paused'),
    componentsDigitized: flow('components_digitized'),
    componentsExempt: flow('components_exempt'),
    resultsDigitized: flow('results_digitized'),
    wardRequested: flow('ward_requested'),
    feeCharged: flow('fee_charged'),
    paidOnline: flow('paid_online'),
    paidDirectly: flow('paid_directly'),
  };
};

export const columnsOf = (counts: Counts): Columns => {
  const { received, online, direct, postal, carriedOver, resolved, early, onTime, late } = counts;
  return {
    received: { total: received, online, direct, postal, carriedOver },
    resolved: { total: resolved, early, onTime, late },
    pending: { total: counts.pending, inTime: counts.pendingInTime, overdue: counts.pendingOverdue },
    rates: rateDefinitions.map((definition) => rateOf(definition, counts)),
  };
};

/** No state falls out: each either stands in a column of the form or in one of its own, and both are said. */
export const mappingOf = (counts: Counts): Mapped[] => [
  {
    state: 'paused',
    count: counts.paused,
    placedIn: 'pending.inTime',
    vi: 'Tạm dừng tính thời hạn: tính vào đang giải quyết trong hạn.',
  },
  {
    state: 'refused',
    count: counts.refused,
    placedIn: 'resolved',
    vi: 'Từ chối giải quyết sau thẩm định: tính vào đã giải quyết.',
  },
  { state: 'withdrawn', count: counts.withdrawn, placedIn: 'own column', vi: 'Rút hồ sơ: cột riêng.' },
  { state: 'stopped', count: counts.stopped, placedIn: 'own column', vi: 'Dừng giải quyết (mẫu 05): cột riêng.' },
  {
    state: 'forwarded',
    count: counts.forwarded,
    placedIn: 'own column',
    vi: 'Chuyển cơ quan có thẩm quyền (phi địa giới): cột riêng của nơi tiếp nhận.',
  },
  {
    state: 'notAccepted',
    count: counts.notAccepted,
    placedIn: 'not received',
    vi: 'Không tiếp nhận: không tính vào số tiếp nhận.',
  },
  {
    state: 'awaitingAcceptance',
    count: counts.awaitingAcceptance,
    placedIn: 'not received',
    vi: 'Đã nộp, chờ tiếp nhận: chưa tính vào số tiếp nhận.',
  },
];

export interface Identity {
  rule: string;
  left: number;
  right: number;
  holds: boolean;
}

export const identity = (rule: string, left: number, right: number): Identity => ({
  rule,
  left,
  right,
  holds: left === right,
});

/** What must hold in every row of form 06, with the own columns named; printed with the figures. */
export const identitiesOf = (counts: Counts): Identity[] => {
  const { received, resolved, pending, withdrawn, stopped, forwarded } = counts;
  return [
    identity(
      'received.total = resolved.total + pending.total + withdrawn + stopped + forwarded',
      received,
      resolved + pending + withdrawn + stopped + forwarded,
    ),
  ];
};

export const totalOf = (fields: FiguresByField): PeriodFigures => {
  const total: PeriodFigures = { opening: {}, period: {} };
  for (const { opening, period } of fields.values()) {
    addMeasured(total.opening, opening);
    addMeasured(total.period, period);
  }
  return total;
};

export const figuresOf = (fields: FiguresByField, fieldCode: string): PeriodFigures => {
  let figures = fields.get(fieldCode);
  if (!figures) fields.set(fieldCode, (figures = { opening: {}, period: {} }));
  return figures;
};
