import type { EventData, EventType, Instant, PaperGround, Producer } from '@motcua/contracts';

/** What a service published of a dossier; `position` counts that service's published events. */
export type ToldEvent<T extends EventType = EventType> = {
  [K in T]: { producer: Producer; type: K; position: number; at: Instant; data: EventData<K> };
}[T];

/** Of intake first, then of processing, each by position: all that processing says comes after the hand-over. */
export type Told = readonly ToldEvent[];

/** What was said last of these types. */
export const lastTold = <T extends EventType>(told: Told, ...types: T[]): ToldEvent<T> | undefined =>
  told.findLast(({ type }) => (types as EventType[]).includes(type)) as ToldEvent<T> | undefined;

export const lastReceipt = (told: Told) => lastTold(told, 'DossierReceived', 'ReceiptCorrected');

/** What sets the clock after the receipt did. */
export const lastClockMove = (told: Told) =>
  lastTold(told, 'DossierSupplemented', 'DossierResumed', 'AppointmentExtended', 'AppointmentMoved', 'ResultAppointed');

/** The appointment as it was said last; null without one. */
export const appointmentIn = (told: Told): Instant | null =>
  (lastClockMove(told) ?? lastReceipt(told))?.data.clock.dueAt ?? null;

export const lastEnding = (told: Told) =>
  lastTold(told, 'DossierResolved', 'DossierRefused', 'DossierWithdrawn', 'DossierStopped');

const ends: readonly EventType[] = ['DossierResolved', 'DossierRefused', 'DossierWithdrawn', 'DossierStopped'];

/** Whether the correction says that there was no such event: no end at all, or no hand-over of its result. */
const takesBack = (correction: ToldEvent, { type }: ToldEvent): boolean => {
  if (correction.type !== 'CourseCorrected') return false;
  const { outcome, returnedAt } = correction.data;
  return (outcome === null && ends.includes(type)) || (returnedAt === null && type === 'ResultReturned');
};

/** Without what turned out to be a mistake; what was printed of it stays printed. */
export const withoutTakenBack = (told: Told): Told =>
  told.filter((event, index) => !told.slice(index).some((later) => takesBack(later, event)));

export const groundOf = ({ producer, type, position }: ToldEvent): PaperGround => ({ producer, type, position });

const isSame = (a: PaperGround, b: PaperGround): boolean => a.producer === b.producer && a.position === b.position;

export const sameGrounds = (a: readonly PaperGround[], b: readonly PaperGround[]): boolean =>
  a.length === b.length && a.every((ground, index) => isSame(ground, b[index] as PaperGround));

/** The events that a paper was made from, in their order. */
export const toldOf = (told: Told, restsOn: readonly PaperGround[]): Told =>
  told.filter((event) => restsOn.some((ground) => isSame(ground, event)));
