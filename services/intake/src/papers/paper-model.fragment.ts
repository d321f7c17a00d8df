import type { EventData, Instant, Receipt, SlipName } from '@motcua/contracts';
import { printTerm } from '@motcua/deadline';
import {
  apologyForm,
  controlSlip,
  type FormModel,
  receiptForm,
  type ReceiptFacts,
  refusalForm,
  type SlipFacts,
  stopForm,
  supplementForm,
} from '@motcua/forms';
import type { Applicant } from '../vault/applicant.fragment';
import { handOversIn } from './hand-overs.fragment';
import { bodyOf, centreOf } from './issuing-unit.fragment';
import { type PaperReference, personOnPaper, procedureNamed, reasonNamed, unitNamed } from './paper-names.fragment';
import { appointmentIn, lastClockMove, lastReceipt, lastTold, type Told, type ToldEvent } from './told-events.fragment';

/** What a paper states beside its events. */
export interface PaperEdge {
  ward: string;
  reference: PaperReference;
  /** Null: nothing of the applicant is kept. */
  applicant: Applicant | null;
  trackingLink: string | null;
}

/** How the print stands in the ward's book. */
export type PaperStanding = Pick<EventData<'FormPrinted'>, 'copyNumber' | 'issuedAt'> & { number: number | null };

/** The decision to print has made sure of it. */
const found = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`a paper was made without its ${what}`);
  return value;
};

const receiptIn = (grounds: Told): Receipt => found(lastReceipt(grounds), 'receipt').data;

const slipFacts = (grounds: Told, standing: PaperStanding, { ward, reference, ...edge }: PaperEdge): SlipFacts => {
  const receipt = lastReceipt(grounds)?.data;
  const submission = lastTold(grounds, 'DossierSubmitted')?.data;
  const asked = found(receipt ?? submission, 'procedure');
  const { name } = procedureNamed(reference, asked, receipt?.receivedAt ?? found(submission, 'filing').submittedAt);
  return {
    unit: centreOf(unitNamed(reference, ward)),
    number: standing.number,
    issuedAt: standing.issuedAt,
    copyNumber: standing.copyNumber,
    dossierCode: receipt?.dossierCode ?? null,
    procedureName: name,
    applicant: personOnPaper(edge.applicant),
    officerName: null,
    trackingLink: edge.trackingLink,
    restsOn: grounds.map(({ type, position, at }) => ({ type, position, at })),
  };
};

/** A register states appointments, no terms. */
const processingTimeOf = ({ ruleId, termUnit, termAmount }: Receipt['clock']): string | null =>
  ruleId.startsWith('as-registered') ? null : printTerm({ unit: termUnit, amount: termAmount });

/** Received complete and correct, as the receipt shows: the papers handed in are those that its procedure asks for. */
const papersOf = (reference: PaperReference, receipt: Receipt): ReceiptFacts['papers'] => {
  const { procedureVersion, papers } = procedureNamed(reference, receipt, receipt.receivedAt);
  if (procedureVersion !== receipt.procedureVersion) return [];
  return (papers ?? []).map(({ name, form, count }) => ({ name, kind: form, count }));
};

/** After a supplement that restarted the term, the dossier is received anew when the last paper came. */
const receivedAnewAt = (grounds: Told): Instant | undefined =>
  (lastTold(grounds, 'SupplementDelivered') ?? lastTold(grounds, 'DossierSupplemented'))?.at;

const receiptModel = (grounds: Told, standing: PaperStanding, edge: PaperEdge): FormModel => {
  const receipt = receiptIn(grounds);
  return receiptForm({
    ...slipFacts(grounds, standing, edge),
    papers: papersOf(edge.reference, receipt),
    setCount: null,
    processingTime: processingTimeOf(lastClockMove(grounds)?.data.clock ?? receipt.clock),
    receivedAt: receivedAnewAt(grounds) ?? receipt.receivedAt,
    noticeDueAt: lastTold(grounds, 'NoticeAppointed')?.data.clock.dueAt ?? null,
    isAfterPayment: lastTold(grounds, 'ResultAppointed') !== undefined,
    dueAt: found(appointmentIn(grounds), 'appointment'),
    resultPlace: null,
    registerBook: null,
    registerLine: null,
  });
};

const supplementModel = (grounds: Told, standing: PaperStanding, edge: PaperEdge): FormModel => {
  const receipt = receiptIn(grounds);
  const { papers: asked, reasonCode } = found(lastTold(grounds, 'SupplementRequested'), 'request').data;
  const { papers } = procedureNamed(edge.reference, receipt, receipt.receivedAt);
  return supplementForm({
    ...slipFacts(grounds, standing, edge),
    items: asked.map((paper) => papers?.find(({ code }) => code === paper)?.name ?? paper),
    reason: reasonNamed(edge.reference, 'supplement', reasonCode),
    contactName: null,
    contactPhone: null,
  });
};

const refusalModel = (grounds: Told, standing: PaperStanding, edge: PaperEdge): FormModel => {
  const notAccepted = lastTold(grounds, 'DossierNotAccepted');
  return refusalForm({
    ...slipFacts(grounds, standing, edge),
    reason: notAccepted
      ? reasonNamed(edge.reference, 'not-accepted', notAccepted.data.reasonCode)
      : reasonNamed(edge.reference, 'refusal', found(lastTold(grounds, 'DossierRefused'), 'refusal').data.reasonCode),
  });
};

/** Signed by the head of the body that decides; the new date and the reason are still open in a draft. */
const apologyModel = (grounds: Told, standing: PaperStanding, edge: PaperEdge): FormModel => {
  const { reference, ward } = edge;
  const receipt = receiptIn(grounds);
  const apology = lastTold(grounds, 'ApologyIssued')?.data;
  return apologyForm({
    ...slipFacts(grounds, standing, edge),
    ...bodyOf(unitNamed(reference, receipt.competentUnitCode), unitNamed(reference, ward)),
    receivedAt: receipt.receivedAt,
    appointedAt: found(appointmentIn(grounds), 'appointment'),
    newDate: apology?.newDate ?? null,
    reason: reasonNamed(reference, 'apology', apology?.reasonCode ?? null),
    headName: null,
    isDraft: apology === undefined,
  });
};

const stopModel = (grounds: Told, standing: PaperStanding, edge: PaperEdge): FormModel => {
  const { endedAt, reasonCode } = found(lastTold(grounds, 'DossierStopped'), 'stop').data;
  return stopForm({
    ...slipFacts(grounds, standing, edge),
    receivedAt: receiptIn(grounds).receivedAt,
    requestedAt: lastTold(grounds, 'WithdrawalRequested')?.at ?? null,
    stoppedAt: endedAt,
    reason: reasonNamed(edge.reference, 'stop', reasonCode),
  });
};

const controlSlipModel = (grounds: Told, standing: PaperStanding, edge: PaperEdge): FormModel => {
  const receipt = receiptIn(grounds);
  const leadUnitCode = lastTold(grounds, 'DossierForwarded')?.data.toUnitCode ?? receipt.competentUnitCode;
  const slip = slipFacts(grounds, standing, edge);
  const leadUnit = unitNamed(edge.reference, leadUnitCode).name;
  return controlSlip({
    ...slip,
    leadUnit,
    coordinatingUnits: [],
    receivedAt: receipt.receivedAt,
    dueAt: found(appointmentIn(grounds), 'appointment'),
    handOvers: handOversIn(grounds, { centre: slip.unit.name, leadUnit }),
  });
};

const models: Record<SlipName, (grounds: Told, standing: PaperStanding, edge: PaperEdge) => FormModel> = {
  receipt: receiptModel,
  supplement: supplementModel,
  refusal: refusalModel,
  apology: apologyModel,
  stop: stopModel,
  'control-slip': controlSlipModel,
};

/** The paper, from the events that its print names and from nothing later: the same print is the same paper. */
export const paperModel = (
  form: SlipName,
  grounds: readonly ToldEvent[],
  standing: PaperStanding,
  edge: PaperEdge,
): FormModel => models[form](grounds, standing, edge);
