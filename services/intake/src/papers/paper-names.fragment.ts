import type { EventData, Receipt } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import type { Applicant as PersonOnPaper } from '@motcua/forms';
import type { Procedure, ReferenceData, Unit } from '@motcua/platform';
import type { Applicant } from '../vault/applicant.fragment';

/** What reference data names for papers. */
export type PaperReference = Pick<ReferenceData, 'units' | 'causes' | 'procedureOn'>;

type CauseList = EventData<'CauseDefined'>['list'];

/** A unit that reference data does not know is named by its code. */
export const unitNamed = ({ units }: PaperReference, code: string): Pick<Unit, 'name' | 'kind'> =>
  units.get(code) ?? { name: code, kind: 'ward' };

export const reasonNamed = ({ causes }: PaperReference, list: CauseList, code: string | null): string | null =>
  code === null ? null : (causes.get(`${list} ${code}`)?.name ?? code);

/** In force on the day of receipt; a register may name a code that the catalogue never had. */
export const procedureNamed = (
  reference: PaperReference,
  { procedureCode }: Pick<Receipt, 'procedureCode'>,
  at: string,
): Pick<Procedure, 'name' | 'papers' | 'procedureVersion'> =>
  reference.procedureOn(procedureCode, wardDayOf(at)) ?? {
    name: procedureCode,
    papers: null,
    procedureVersion: 'unlisted',
  };

/** What is not known prints as dots; authorised persons are not kept yet. */
export const personOnPaper = (applicant: Applicant | null): PersonOnPaper => ({
  name: applicant?.fullName ?? '',
  identityNumber: applicant?.idNumber ?? null,
  address: applicant?.address ?? null,
  phone: applicant?.phone ?? null,
  email: applicant?.email ?? null,
  authorisedPerson: null,
});
