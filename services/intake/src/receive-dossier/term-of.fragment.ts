import { type EventData, inForceOn, type LocalDay } from '@motcua/contracts';

type Procedure = EventData<'ProcedureDefined'>;
export type StatedTerm = Pick<Procedure['committedTerms'][number], 'termUnit' | 'termAmount' | 'termCutOff'>;

/**
 * The term that an appointment follows: what the deciding unit committed itself to on that day, else what the unit above
 * it, else what everybody did, else the legal term; undefined where the law states none (regulations §7: store both,
 * judge lateness by the appointment). `deciders` are the deciding unit and, after it, the one above.
 */
export const termOf = (
  { committedTerms, termUnit, termAmount, termCutOff }: Procedure,
  deciders: readonly (string | null)[],
  day: LocalDay,
): StatedTerm | undefined => {
  for (const decider of new Set([...deciders, null])) {
    const committed = inForceOn(
      committedTerms.filter(({ unitCode }) => unitCode === decider),
      day,
    );
    if (committed) return committed;
  }
  return termUnit === null || termAmount === null ? undefined : { termUnit, termAmount, termCutOff };
};
