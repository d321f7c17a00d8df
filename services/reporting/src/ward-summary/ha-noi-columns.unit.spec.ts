import { haNoiColumnsOf, haNoiIdentitiesOf, haNoiMappingOf } from './ha-noi-columns.fold';
import { countsOf } from './ward-summary.fold';

const counts = countsOf({
  opening: { in_time: 2, overdue: 1 },
  period: {
    submitted: 9,
    not_accepted: 1,
    awaiting: 3,
    awaiting_overdue: 1,
    received_online: 12,
    received_online_full: 7,
    received_online_partial: 4,
    received_direct: 6,
    received_postal: 1,
    received_non_territorial: 2,
    resolved_early: 5,
    resolved_on_time: 3,
    resolved_late: 3,
    resolved_late_with_apology: 1,
    resolved_refused: 2,
    withdrawn: 2,
    stopped: 1,
    forwarded: 1,
    in_time: 1,
    overdue: 2,
    paused: 1,
    overdue_with_apology: 2,
    paid_online: 4,
    paid_directly: 3,
  },
});

describe('the columns of Hà Nội', () => {
  it('are the counts of form 06, told apart by service level, apology and acceptance', () => {
    expect(haNoiColumnsOf(counts)).toEqual({
      received: {
        total: 22,
        direct: 6,
        onlineFull: 7,
        onlinePartial: 4,
        onlineOther: 1,
        postal: 1,
        carriedOver: 3,
        nonTerritorial: 2,
      },
      resolved: { total: 11, earlyOrOnTime: 8, lateWithApology: 1, lateWithoutApology: 2 },
      pending: { total: 7, notYetDue: 4, overdueWithApology: 2, overdueWithoutApology: 1 },
      awaitingAcceptance: { total: 3, inTime: 2, overdue: 1 },
      notAccepted: 1,
      stopped: 1,
      withdrawn: 2,
      forwarded: 1,
      paidOnline: 4,
      paidDirectly: 3,
    });
  });

  it('add up, and say where every state stands that they have no column for', () => {
    expect(haNoiIdentitiesOf(counts).map(({ left, right, holds }) => [left, right, holds])).toEqual([
      [22, 22, true],
      [11, 11, true],
      [7, 7, true],
      [22, 22, true],
    ]);
    expect(haNoiIdentitiesOf({ ...counts, withdrawn: 0 }).at(-1)).toMatchObject({ left: 22, right: 20, holds: false });
    expect(haNoiMappingOf(counts).map(({ state, count, placedIn }) => [state, count, placedIn])).toEqual([
      ['paused', 1, 'pending.notYetDue'],
      ['refused', 2, 'resolved'],
      ['nonTerritorial', 2, 'received, of which'],
      ['forwarded', 1, 'own column'],
      ['withdrawn', 2, 'own column'],
      ['stopped', 1, 'own column'],
      ['notAccepted', 1, 'not received'],
      ['awaitingAcceptance', 3, 'not received'],
      ['paidDirectly', 3, 'own column'],
    ]);
  });
});
