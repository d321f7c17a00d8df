import type { DomainEvent } from '@motcua/contracts';
import { at, course, due, nine, papersAfter, said } from '../../test/given-papers';
import { progressOf } from './progress.fold';

const later = at('2025-10-06 10:00');
const received: [string, DomainEvent] = [nine, said.received];
const handedOver = papersAfter(received, [nine, said.handedOver]).told;
const after = (...events: DomainEvent[]) =>
  progressOf([...handedOver, ...course(...events.map((event): [string, DomainEvent] => [later, event]))]);

describe('how far a dossier has come', () => {
  it.each([
    [said.submitted, 'Mới đăng ký, chờ tiếp nhận', 0, false],
    [said.received, 'Đã tiếp nhận', 1, false],
  ])('before the hand-over', (event, state, stepsDone, isEnded) => {
    expect(progressOf(papersAfter([nine, event]).told)).toMatchObject({ state, stepsDone, isEnded });
  });

  it('when it was not accepted, or forwarded', () => {
    const refused = papersAfter([nine, said.submitted], [nine, said.notAccepted]).told;
    expect(progressOf(refused)).toMatchObject({ state: 'Không được tiếp nhận', stepsDone: 0, isEnded: true });
    expect(progressOf(papersAfter(received, [nine, said.forwarded]).told)).toMatchObject({
      state: 'Đã chuyển đến cơ quan có thẩm quyền',
      stepsDone: 2,
      isEnded: false,
    });
  });

  it.each([
    [[], 'Đang giải quyết', 2, false],
    [[said.paused], 'Đang giải quyết, tạm dừng tính thời hạn', 2, false],
    [[said.paused, said.resumed(later)], 'Đang giải quyết', 2, false],
    [[said.supplementRequested], 'Chờ bổ sung, hoàn thiện hồ sơ', 2, false],
    [[said.supplementRequested, said.supplemented(later)], 'Đang giải quyết', 2, false],
    [[said.resolved(later)], 'Đã có kết quả, đang chờ trả', 3, false],
    [[said.refused(later)], 'Đã có kết quả, đang chờ trả', 3, false],
    [[said.resolved(later), said.returned(later)], 'Đã trả kết quả', 4, true],
    [[said.withdrawn(later)], 'Người nộp đã rút hồ sơ', 2, true],
    [[said.stopped(later)], 'Đã dừng giải quyết', 2, true],
  ])('after the hand-over: %j', (events, state, stepsDone, isEnded) => {
    expect(after(...events)).toMatchObject({ state, stepsDone, isEnded, steps: 4 });
  });

  it('says when it was received and is due, as the last act set it', () => {
    expect(after()).toMatchObject({ dossierCode: 'H00.an-thang-251001-0001', receivedAt: nine, dueAt: due });
    expect(after(said.extended(later)).dueAt).toBe(later);
    const { dossierCode, receivedAt, dueAt } = progressOf(papersAfter([nine, said.submitted]).told);
    expect([dossierCode, receivedAt, dueAt]).toEqual([null, null, null]);
  });

  it('says whether papers are asked for and whether the result waits', () => {
    const flags = (...events: DomainEvent[]) => {
      const { isSupplementAsked, isResultWaiting } = after(...events);
      return [isSupplementAsked, isResultWaiting];
    };
    expect(flags()).toEqual([false, false]);
    expect(flags(said.supplementRequested)).toEqual([true, false]);
    expect(flags(said.supplementRequested, said.stopped(later))).toEqual([false, false]);
    expect(flags(said.resolved(later))).toEqual([false, true]);
    expect(flags(said.resolved(later), said.returned(later))).toEqual([false, false]);
  });
});
