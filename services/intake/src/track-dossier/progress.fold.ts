import type { Instant } from '@motcua/contracts';
import {
  appointmentIn,
  lastEnding,
  lastReceipt,
  lastTold,
  type Told,
  withoutTakenBack,
} from '../papers/told-events.fragment';

/** Received, handed to who decides it, decided, handed out. */
export const steps = 4;

/** How far a dossier has come, for anybody who holds its link (TT 01/2018 art. 16): nothing of persons or papers. */
export interface Progress {
  dossierCode: string | null;
  /** In words for the public. */
  state: string;
  stepsDone: number;
  steps: number;
  isEnded: boolean;
  receivedAt: Instant | null;
  dueAt: Instant | null;
  isSupplementAsked: boolean;
  isResultWaiting: boolean;
}

type Standing = Pick<Progress, 'state' | 'stepsDone' | 'isEnded'>;

const running = (state: string, stepsDone: number): Standing => ({ state, stepsDone, isEnded: false });
const ended = (state: string, stepsDone: number): Standing => ({ state, stepsDone, isEnded: true });

const standingOf = (told: Told): Standing => {
  const handedOver = lastTold(told, 'DossierHandedOver', 'DossierForwarded');
  const stepsBefore = handedOver ? 2 : lastReceipt(told) ? 1 : 0;
  if (lastTold(told, 'ResultReturned')) return ended('Đã trả kết quả', steps);
  switch (lastEnding(told)?.type) {
    case 'DossierResolved':
    case 'DossierRefused':
      return running('Đã có kết quả, đang chờ trả', 3);
    case 'DossierWithdrawn':
      return ended('Người nộp đã rút hồ sơ', stepsBefore);
    case 'DossierStopped':
      return ended('Đã dừng giải quyết', stepsBefore);
    case undefined:
      break;
  }
  if (isSupplementAsked(told)) return running('Chờ bổ sung, hoàn thiện hồ sơ', stepsBefore);
  if (isPaused(told)) return running('Đang giải quyết, tạm dừng tính thời hạn', stepsBefore);
  switch (handedOver?.type) {
    case 'DossierHandedOver':
      return running('Đang giải quyết', stepsBefore);
    case 'DossierForwarded':
      return running('Đã chuyển đến cơ quan có thẩm quyền', stepsBefore);
    case undefined:
      break;
  }
  if (lastReceipt(told)) return running('Đã tiếp nhận', stepsBefore);
  return lastTold(told, 'DossierNotAccepted')
    ? ended('Không được tiếp nhận', stepsBefore)
    : running('Mới đăng ký, chờ tiếp nhận', stepsBefore);
};

const isSupplementAsked = (told: Told): boolean =>
  lastTold(told, 'SupplementRequested', 'DossierSupplemented')?.type === 'SupplementRequested';

const isPaused = (told: Told): boolean => lastTold(told, 'DossierPaused', 'DossierResumed')?.type === 'DossierPaused';

export const progressOf = (all: Told): Progress => {
  const told = withoutTakenBack(all);
  const receipt = lastReceipt(told)?.data;
  const standing = standingOf(told);
  return {
    dossierCode: receipt?.dossierCode ?? null,
    ...standing,
    steps,
    receivedAt: receipt?.receivedAt ?? null,
    dueAt: receipt ? appointmentIn(told) : null,
    isSupplementAsked: isSupplementAsked(told) && !lastEnding(told),
    isResultWaiting: standing.stepsDone === 3,
  };
};
