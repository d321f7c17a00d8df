import type { EventData } from '@motcua/contracts';
import type { StreamType } from '@motcua/event-sourcing';

/** How a counter's day was closed last; null while it was not. */
export type CounterDay = EventData<'CounterDayClosed'> | null;

export const counterDayKey = (counterCode: string, day: string): string => `${counterCode}-${day}`;

/** Of no dossier, and private: a stream per ward, counter and day. */
export const counterDayStream: StreamType<CounterDay> = {
  streamId: (key) => `counter-${key}`,
  initialState: null,
  evolve: (day, { type, data }) => (type === 'CounterDayClosed' ? (data as EventData<'CounterDayClosed'>) : day),
  competentUnitOf: () => null,
};
