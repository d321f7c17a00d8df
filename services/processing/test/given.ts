import type { DomainEvent, WardFault } from '@motcua/contracts';
import { standardOfficeHours } from '@motcua/deadline';
import { Rejected, type StreamType } from '@motcua/event-sourcing';
import type { WorkingTime } from '../src/course.decide';
import { type Dossier, dossierStream } from '../src/dossier.state';
import { plainCalendar, receipt } from './heard-events';

export const time: WorkingTime = { calendar: plainCalendar, officeHours: standardOfficeHours, cutOffs: [] };

/** Wednesday 1 October 2025, 10:00 on the ward's clock, an hour after the receipt; due on Wednesday 15 at 09:00. */
export const now = '2025-10-01T03:00:00.000Z';

export const takenOver: DomainEvent = { type: 'CourseTakenOver', data: receipt };
export const started: DomainEvent = { type: 'ProcessingStarted', data: { officeCode: null } };
export const paused: DomainEvent = { type: 'DossierPaused', data: { groundCode: 'financial-duty' } };
export const resumed: DomainEvent = { type: 'DossierResumed', data: { clock: receipt.clock } };
export const apologised: DomainEvent = {
  type: 'ApologyIssued',
  data: { newDate: '2025-10-20T02:00:00.000Z', reasonCode: 'staff-overload' },
};
export const askedFor = (
  papers: string[],
  clockStops = true,
  wardFault: WardFault | null = clockStops ? null : 'asked-too-late',
): DomainEvent => ({
  type: 'SupplementRequested',
  data: { papers, reasonCode: 'papers-missing', clockStops, wardFault },
});
export const delivered = (papers: string[]): DomainEvent => ({
  type: 'SupplementDeliveryHeard',
  data: { papers, deliveredAt: now },
});
export const supplemented: DomainEvent = {
  type: 'DossierSupplemented',
  data: { clockRestarts: false, clock: receipt.clock },
};
const ending = {
  endedAt: now,
  workingMinutesEarly: 4_740,
  indexJudgement: null,
  lateCauseCode: null,
  reasonCode: null,
  enteredAfterwards: null,
};
export const resolved: DomainEvent = { type: 'DossierResolved', data: ending };
export const refused: DomainEvent = { type: 'DossierRefused', data: ending };
export const withdrawn: DomainEvent = { type: 'DossierWithdrawn', data: ending };
export const stopped: DomainEvent = { type: 'DossierStopped', data: ending };
export const returned: DomainEvent = {
  type: 'ResultReturned',
  data: { manner: 'office', returnedAt: now, enteredAfterwards: null },
};

const { initialState, evolve }: StreamType<Dossier> = dossierStream;

/** The dossier after these events, all of them at `now`. */
export const given = (...events: DomainEvent[]): Dossier =>
  events.reduce<Dossier>(
    (state, event, index) => evolve(state, { ...event, position: index + 1, occurredAt: now }),
    initialState,
  );

/** The stable code of a refusal, or what was decided instead. */
export const codeOf = (decided: DomainEvent[] | Rejected): unknown =>
  decided instanceof Rejected ? decided.code : decided;
