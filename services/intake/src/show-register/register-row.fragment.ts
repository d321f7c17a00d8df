import type { RegisterRow } from '@motcua/forms';
import { returnWays } from '../papers/hand-overs.fragment';
import { type PaperReference, procedureNamed, unitNamed } from '../papers/paper-names.fragment';
import { appointmentIn, lastClockMove, lastReceipt, lastTold, type Told } from '../papers/told-events.fragment';
import type { Applicant } from '../vault/applicant.fragment';

/** What the register says where the vault no longer does. */
const erasedName = '(đã xoá)';

/** The newest word on the return, which a later register may have corrected. */
const returnIn = (told: Told) => {
  const event = lastTold(told, 'ResultReturned', 'CourseCorrected');
  switch (event?.type) {
    case 'ResultReturned':
      return { event, returnedAt: event.data.returnedAt, manner: event.data.manner };
    case 'CourseCorrected':
      return { event, returnedAt: event.data.returnedAt, manner: event.data.returnManner };
    case undefined:
      return { event: undefined, returnedAt: null, manner: null };
  }
};

/** A line of form 07; null for what is no received dossier. */
export const registerRow = (
  told: Told,
  applicant: Applicant | 'erased' | undefined,
  reference: PaperReference,
): RegisterRow | null => {
  const receipt = lastReceipt(told);
  if (!receipt) return null;
  const { dossierCode, receivedAt, competentUnitCode } = receipt.data;
  const { event, returnedAt, manner } = returnIn(told);
  const known = applicant === 'erased' || applicant === undefined ? undefined : applicant;
  const contact = [known?.address, known?.phone].filter((part) => part !== undefined);
  return {
    dossierCode,
    procedureName: procedureNamed(reference, receipt.data, receivedAt).name,
    applicantName: known?.fullName ?? (applicant === 'erased' ? erasedName : ''),
    contact: contact.length === 0 ? null : contact.join('; '),
    leadUnit: unitNamed(reference, competentUnitCode).name,
    receivedAt,
    dueAt: appointmentIn(told),
    returnedAt,
    returnWay: manner === null ? null : returnWays[manner],
    restsOn: {
      reception: [receipt.position],
      processing: [lastClockMove(told), event].flatMap((ground) => (ground ? [ground.position] : [])),
    },
  };
};
