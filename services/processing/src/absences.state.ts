import type { EventData, LocalDay } from '@motcua/contracts';
import { addDays } from '@motcua/deadline';
import type { StreamType } from '@motcua/event-sourcing';

/** `to`: the last day, as declared or as it came; before `from` where the absence never began. */
export type Absence = EventData<'AbsenceDeclared'>;

/** Absences of a unit's officers. One stream for all of them: whether a substitute is there is decided together. */
export const absencesStream: StreamType<readonly Absence[]> = {
  streamId: (unitCode) => `absences-${unitCode}`,
  initialState: [],
  evolve: (absences, { type, data }) => {
    switch (type) {
      case 'AbsenceDeclared':
        return [...absences, data as Absence];
      case 'AbsenceEnded': {
        const { officerId, from, backOn } = data as EventData<'AbsenceEnded'>;
        const isEnded = (absence: Absence) =>
          absence.officerId === officerId && absence.from === from && isAbsentOn(absence, backOn);
        return absences.map((absence) => (isEnded(absence) ? { ...absence, to: addDays(backOn, -1) } : absence));
      }
      default:
        return absences;
    }
  },
  competentUnitOf: () => null,
};

export const isAbsentOn = ({ from, to }: Absence, day: LocalDay): boolean => from <= day && day <= to;

/** Who works in the officer's place on a day, over as many absences as it takes; the officer where there is none. */
export const standInFor = (absences: readonly Absence[], officerId: string, day: LocalDay): string => {
  const absence = absences.find((one) => one.officerId === officerId && isAbsentOn(one, day));
  return absence ? standInFor(absences, absence.substituteId, day) : officerId;
};
