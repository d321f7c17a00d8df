import type { Calendar } from './calendar';
import type { OfficeHours } from './office-hours';
import { type StageClock, stageClocks, type StageFacts } from './stage-clocks';
import type { Term } from './term';
import type { Instant } from './ward-time';

/** The terms of a land dossier: until the tax office has what it needs, the tax office's own, and after the payment. */
export type LandTerms = {
  readonly beforeTaxOffice: Term;
  readonly taxOffice: Term;
  readonly afterPayment: Term;
};

export type LandDossier = {
  readonly receivedAt: Instant;
  readonly terms: LandTerms;
  readonly sentToTaxOfficeAt: Instant | null;
  readonly taxNoticeAt: Instant | null;
  /** When the payment was confirmed; the user's time to pay is nobody's clock. */
  readonly paidAt: Instant | null;
  readonly calendar: Calendar;
  readonly officeHours: OfficeHours;
};

/** Of the tax notice; and of the result, whose start stays unknown until the payment. */
export type LandAppointments = { readonly taxNotice: StageClock; readonly result: StageClock };

/**
 * The two appointments of a land dossier: for the tax notice, and for the result after payment. Fixing the financial
 * duty and paying it stand outside the land agency's time (Decree 151/2025). Errors: as `deadlineFor`.
 */
export function landAppointments(dossier: LandDossier): LandAppointments {
  const { receivedAt, terms, sentToTaxOfficeAt, taxNoticeAt, paidAt, calendar, officeHours } = dossier;
  const facts = (startedAt: Instant | null, finishedAt: Instant | null): StageFacts => ({
    startedAt,
    finishedAt,
    pauses: [],
  });
  const clocks = stageClocks({
    receivedAt,
    stages: [
      { stageId: 'land-office', agencyCode: 'land', term: terms.beforeTaxOffice, after: [], startsWithAct: false },
      { stageId: 'tax-notice', agencyCode: 'tax', term: terms.taxOffice, after: ['land-office'], startsWithAct: false },
      { stageId: 'result', agencyCode: 'land', term: terms.afterPayment, after: ['tax-notice'], startsWithAct: true },
    ],
    facts: {
      'land-office': facts(receivedAt, sentToTaxOfficeAt),
      'tax-notice': facts(sentToTaxOfficeAt, taxNoticeAt),
      result: facts(paidAt, null),
    },
    calendar,
    officeHours,
  });
  const [, taxNotice, result] = clocks as [StageClock, StageClock, StageClock];
  return { taxNotice, result };
}
