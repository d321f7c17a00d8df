import type { DomainEvent, SlipName } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { Rejected } from '@motcua/event-sourcing';
import { FormNotInForceError, type FormVersion, formVersionOn } from '@motcua/forms';
import { groundsOf } from '../papers/paper-grounds.decide';
import { printsOf, type PrintedPapers } from '../papers/printed-papers.state';
import { groundOf, type Told } from '../papers/told-events.fragment';
import { paperYearOf } from '../papers/paper-number.fragment';

export interface PrintForm {
  form: SlipName;
  /** What processing said of the dossier, as far as it was heard. */
  course: Told;
  /** The last number in the ward's book for this form, by year. */
  lastNumbers: ReadonlyMap<number, number>;
}

const versionInForce = (form: SlipName, now: string): FormVersion | Rejected => {
  try {
    return formVersionOn(form, wardDayOf(now));
  } catch (error) {
    if (!(error instanceof FormNotInForceError)) throw error;
    return new Rejected('form-not-in-force', error.message);
  }
};

/**
 * Each print counts, so repeating the act is not quiet here. The first print of a form on the same events is the original
 * and takes the next number; a copy keeps what the original was given.
 */
export const printForm = (
  state: PrintedPapers,
  { form, course, lastNumbers }: PrintForm,
  now: string,
): DomainEvent[] | Rejected => {
  const grounds = groundsOf(form, [...state.told, ...course]);
  if (grounds instanceof Rejected) return grounds;
  const restsOn = grounds.map(groundOf);
  const prints = printsOf(state, form, restsOn);
  const [original] = prints;
  if (original) {
    const { formNumber, circular, number, issuedAt } = original;
    const copyNumber = prints.length;
    return [{ type: 'FormPrinted', data: { form, formNumber, circular, number, copyNumber, restsOn, issuedAt } }];
  }
  const version = versionInForce(form, now);
  if (version instanceof Rejected) return version;
  const number = (lastNumbers.get(paperYearOf(now)) ?? 0) + 1;
  const { number: formNumber, circular } = version;
  return [{ type: 'FormPrinted', data: { form, formNumber, circular, number, copyNumber: 0, restsOn, issuedAt: now } }];
};
