import type { Counts } from '../definitions/counts';
import { type Identity, identity, type Mapped } from './ward-summary.fold';

/** The column set that Hà Nội uses since 2026, from the counts that form 06 is made of. */
export interface HaNoiColumns {
  received: {
    total: number;
    direct: number;
    onlineFull: number;
    onlinePartial: number;
    onlineOther: number;
    postal: number;
    carriedOver: number;
    /** Of those received in the period, whichever channel they came by. */
    nonTerritorial: number;
  };
  resolved: { total: number; earlyOrOnTime: number; lateWithApology: number; lateWithoutApology: number };
  pending: { total: number; notYetDue: number; overdueWithApology: number; overdueWithoutApology: number };
  awaitingAcceptance: { total: number; inTime: number; overdue: number };
  notAccepted: number;
  stopped: number;
  withdrawn: number;
  /** No column of Hà Nội's; without it a dossier would fall out. */
  forwarded: number;
  paidOnline: number;
  paidDirectly: number;
}

export const haNoiColumnsOf = (counts: Counts): HaNoiColumns => {
  const { direct, online, onlineFull, onlinePartial, postal, carriedOver, receivedNonTerritorial } = counts;
  const { late, lateWithApology, pendingOverdue, pendingOverdueWithApology } = counts;
  const { awaitingAcceptance, awaitingOverdue } = counts;
  return {
    received: {
      total: counts.received,
      direct,
      onlineFull,
      onlinePartial,
      onlineOther: online - onlineFull - onlinePartial,
      postal,
      carriedOver,
      nonTerritorial: receivedNonTerritorial,
    },
    resolved: {
      total: counts.resolved,
      earlyOrOnTime: counts.early + counts.onTime,
      lateWithApology,
      lateWithoutApology: late - lateWithApology,
    },
    pending: {
      total: counts.pending,
      notYetDue: counts.pendingInTime,
      overdueWithApology: pendingOverdueWithApology,
      overdueWithoutApology: pendingOverdue - pendingOverdueWithApology,
    },
    awaitingAcceptance: {
      total: awaitingAcceptance,
      inTime: awaitingAcceptance - awaitingOverdue,
      overdue: awaitingOverdue,
    },
    notAccepted: counts.notAccepted,
    stopped: counts.stopped,
    withdrawn: counts.withdrawn,
    forwarded: counts.forwarded,
    paidOnline: counts.paidOnline,
    paidDirectly: counts.paidDirectly,
  };
};

/** What the columns leave open, to be printed under the table. */
export const haNoiMappingOf = (counts: Counts): Mapped[] => [
  {
    state: 'paused',
    count: counts.paused,
    placedIn: 'pending.notYetDue',
    vi: 'Tạm dừng tính thời hạn: tính vào đang giải quyết chưa đến hạn.',
  },
  {
    state: 'refused',
    count: counts.refused,
    placedIn: 'resolved',
    vi: 'Từ chối giải quyết sau thẩm định: tính vào đã giải quyết.',
  },
  {
    state: 'nonTerritorial',
    count: counts.receivedNonTerritorial,
    placedIn: 'received, of which',
    vi: 'Phi địa giới: đã nằm trong các cột kênh tiếp nhận, không cộng thêm vào tổng số.',
  },
  {
    state: 'forwarded',
    count: counts.forwarded,
    placedIn: 'own column',
    vi: 'Chuyển cơ quan có thẩm quyền (phi địa giới): cột thêm vào bộ cột của Hà Nội.',
  },
  { state: 'withdrawn', count: counts.withdrawn, placedIn: 'own column', vi: 'Rút hồ sơ: cột riêng.' },
  { state: 'stopped', count: counts.stopped, placedIn: 'own column', vi: 'Dừng giải quyết (mẫu 05): cột riêng.' },
  {
    state: 'notAccepted',
    count: counts.notAccepted,
    placedIn: 'not received',
    vi: 'Không tiếp nhận: cột riêng, không tính vào số tiếp nhận.',
  },
  {
    state: 'awaitingAcceptance',
    count: counts.awaitingAcceptance,
    placedIn: 'not received',
    vi: 'Đã nộp, chờ tiếp nhận: cột riêng, chưa tính vào số tiếp nhận.',
  },
  {
    state: 'paidDirectly',
    count: counts.paidDirectly,
    placedIn: 'own column',
    vi: 'Nộp trực tiếp: tiền mặt, mã QR của ngân hàng, hoặc đã ghi lý do không nộp trực tuyến.',
  },
];

export const haNoiIdentitiesOf = (counts: Counts): Identity[] => {
  const { received, resolved, pending, stopped, withdrawn, forwarded } = haNoiColumnsOf(counts);
  const { direct, onlineFull, onlinePartial, onlineOther, postal, carriedOver } = received;
  return [
    identity(
      'received.total = direct + onlineFull + onlinePartial + onlineOther + postal + carriedOver',
      received.total,
      direct + onlineFull + onlinePartial + onlineOther + postal + carriedOver,
    ),
    identity(
      'resolved.total = earlyOrOnTime + lateWithApology + lateWithoutApology',
      resolved.total,
      resolved.earlyOrOnTime + resolved.lateWithApology + resolved.lateWithoutApology,
    ),
    identity(
      'pending.total = notYetDue + overdueWithApology + overdueWithoutApology',
      pending.total,
      pending.notYetDue + pending.overdueWithApology + pending.overdueWithoutApology,
    ),
    identity(
      'received.total = resolved.total + pending.total + withdrawn + stopped + forwarded',
      received.total,
      resolved.total + pending.total + withdrawn + stopped + forwarded,
    ),
  ];
};
