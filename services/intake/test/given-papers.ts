import type { Clock, DomainEvent, EventData, EventType } from '@motcua/contracts';
import { fold, type StoredEvent } from '@motcua/event-sourcing';
import type { PaperReference } from '../src/papers/paper-names.fragment';
import { papersStream, type PrintedPapers } from '../src/papers/printed-papers.state';
import type { Told, ToldEvent } from '../src/papers/told-events.fragment';
import { procedure, receipt, submission } from './given';

/** Ward-local '2025-10-01 09:05'. */
export const at = (local: string): string => new Date(`${local.replace(' ', 'T')}:00.000+07:00`).toISOString();

/** The dossier's papers after these events of intake, each at its instant. */
export const papersAfter = (...events: [string, DomainEvent][]): PrintedPapers =>
  fold(
    papersStream,
    events.map(([occurredAt, event], index) => ({ ...event, position: index + 1, occurredAt }) as StoredEvent),
  );

/** What processing said, from position 1. */
export const course = (...events: [string, DomainEvent][]): Told =>
  events.map(
    ([instant, { type, data }], index) =>
      ({ producer: 'processing', type, position: index + 1, at: instant, data }) as ToldEvent,
  );

const moved = (dueAt: string | null): Clock => ({ ...receipt.clock, dueAt });

const event = <T extends EventType>(type: T, data: EventData<T>): DomainEvent => ({ type, data }) as DomainEvent;

const ending = (endedAt: string, reasonCode: string | null = null): EventData<'DossierResolved'> => ({
  endedAt,
  indexJudgement: null,
  workingMinutesEarly: 0,
  lateCauseCode: null,
  reasonCode,
  enteredAfterwards: null,
});

export const said = {
  submitted: event('DossierSubmitted', submission),
  notAccepted: event('DossierNotAccepted', { reasonCode: 'duplicate' }),
  received: event('DossierReceived', receipt),
  receivedWithout: event('DossierReceived', { ...receipt, clock: moved(null) }),
  handedOver: event('DossierHandedOver', receipt),
  forwarded: event('DossierForwarded', {
    dossierCode: receipt.dossierCode,
    receivingWardCode: 'an-thang',
    toUnitCode: 'binh-duong',
  }),
  withdrawalRequested: event('WithdrawalRequested', { reasonCode: 'applicant-wish' }),
  delivered: event('SupplementDelivered', { papers: ['giay-chung-sinh'] }),
  started: event('ProcessingStarted', { officeCode: 'tu-phap' }),
  assigned: event('OfficerAssigned', { officerId: 'officer-7', reasonCode: null, insteadOf: null }),
  supplementRequested: event('SupplementRequested', {
    papers: ['giay-chung-sinh', 'unlisted'],
    reasonCode: 'papers-missing',
    clockStops: true,
    wardFault: null,
  }),
  supplemented: (dueAt: string, clockRestarts = true) =>
    event('DossierSupplemented', { clockRestarts, clock: moved(dueAt) }),
  paused: event('DossierPaused', { groundCode: 'payment' }),
  resumed: (dueAt: string) => event('DossierResumed', { clock: moved(dueAt) }),
  extended: (dueAt: string) => event('AppointmentExtended', { groundCode: 'verification', clock: moved(dueAt) }),
  noticeAppointed: (dueAt: string) => event('NoticeAppointed', { clock: moved(dueAt) }),
  resultAppointed: (dueAt: string) => event('ResultAppointed', { clock: moved(dueAt) }),
  drafted: (dueAt: string) =>
    event('ApologyDrafted', { dueAt, occasion: 'before-lateness', officerId: null, officeCode: null }),
  apologised: (newDate: string) => event('ApologyIssued', { newDate, reasonCode: 'staff-overload' }),
  resolved: (endedAt: string) => event('DossierResolved', ending(endedAt)),
  refused: (endedAt: string) => event('DossierRefused', ending(endedAt, 'not-competent')),
  stopped: (endedAt: string, reasonCode = 'applicant-request') => event('DossierStopped', ending(endedAt, reasonCode)),
  withdrawn: (endedAt: string) => event('DossierWithdrawn', ending(endedAt, 'applicant-wish')),
  returned: (returnedAt: string) => event('ResultReturned', { manner: 'post', returnedAt, enteredAfterwards: null }),
};

export const nine = at('2025-10-01 09:00');
export const due = receipt.clock.dueAt as string;

const papers = [{ code: 'giay-chung-sinh', name: 'Giấy chứng sinh', form: 'original' as const, count: 1 }];

const cause = (list: EventData<'CauseDefined'>['list'], code: string, name: string) =>
  [`${list} ${code}`, { list, code, name }] as const;

const unit = (unitCode: string, name: string) =>
  [
    unitCode,
    { unitCode, name, kind: 'ward' as const, parentCode: null, dossierCodePrefix: 'H00', from: '2025-07-01', to: null },
  ] as const;

export const reference: PaperReference = {
  units: new Map([unit('an-thang', 'Phường An Thắng'), unit('binh-duong', 'Phường Bình Dương')]),
  causes: new Map([
    cause('supplement', 'papers-missing', 'Thiếu thành phần hồ sơ'),
    cause('not-accepted', 'duplicate', 'Hồ sơ đã nộp trước đó'),
    cause('refusal', 'not-competent', 'Không thuộc thẩm quyền'),
    cause('apology', 'staff-overload', 'Quá tải hoặc thiếu cán bộ'),
    cause('stop', 'applicant-request', 'Theo đề nghị của người nộp'),
  ]),
  procedureOn: (code) => (code === procedure.procedureCode ? { ...procedure, papers } : undefined),
};
