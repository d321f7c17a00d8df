/** How a dossier came in (kênh): online / direct / postal. */
export const channels = ['online', 'direct', 'postal'] as const;
export type Channel = (typeof channels)[number];

/** Service level (mức độ): full (toàn trình), partial (một phần), direct (only at the counter). */
export const serviceLevels = ['full', 'partial', 'direct'] as const;
export type ServiceLevel = (typeof serviceLevels)[number];

/** Level of the competent unit (cấp có thẩm quyền). */
export const competentLevels = ['commune', 'province', 'ministry-branch'] as const;
export type CompetentLevel = (typeof competentLevels)[number];

/** Units of a term: working days of 8 working hours, calendar days, working hours, same day. */
export const termUnits = ['working-days', 'calendar-days', 'working-hours', 'same-day'] as const;
export type TermUnit = (typeof termUnits)[number];

/** Whose centres may take a dossier for the competent unit: its own, those of its province, all of the country. */
export const receivingAreas = ['unit', 'province', 'nation'] as const;
export type ReceivingArea = (typeof receivingAreas)[number];

/** How a required paper is handed in (thành phần hồ sơ): original (bản chính), copy (bản sao), electronic (bản điện tử). */
export const paperForms = ['original', 'copy', 'electronic'] as const;
export type PaperForm = (typeof paperForms)[number];

/** What a fee is asked for. */
export const feeBases = ['dossier', 'copy', 'page'] as const;
export type FeeBasis = (typeof feeBases)[number];

/** How a result is handed over (trả kết quả). */
export const returnManners = ['office', 'post', 'online', 'home'] as const;
export type ReturnManner = (typeof returnManners)[number];

/** How a dossier's course ended; a refusal after appraisal is a result too (NĐ 61/2018 art. 19(8)). */
export const outcomes = ['resolved', 'refused', 'withdrawn', 'stopped'] as const;
export type Outcome = (typeof outcomes)[number];

/** What an agency that was consulted may answer. */
export const consultationAnswers = ['agreed', 'disagreed', 'no-opinion'] as const;
export type ConsultationAnswer = (typeof consultationAnswers)[number];

/** How an applicant is told of a result (NĐ 61/2018 art. 20(4)). */
export const announcementManners = ['sms', 'email', 'phone', 'social-network'] as const;
export type AnnouncementManner = (typeof announcementManners)[number];

/** What proves the cause of a lateness. */
export const evidenceKinds = ['outage-log', 'document', 'statement'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Whether papers were digitised; `exempt` where no e-copy is needed (TT 03/2025 art. 5(2)). */
export const digitizationStates = ['yes', 'no', 'exempt'] as const;
export type DigitizationState = (typeof digitizationStates)[number];

/** How a fee was paid; the first two are what index 766 (3.6) counts as paid online, by its flags 1 and 2. */
export const paymentManners = ['national-portal', 'local-gateway', 'bank-qr', 'cash'] as const;
export type PaymentManner = (typeof paymentManners)[number];

/** Why nothing was paid online. */
export const notPaidOnlineReasons = ['free', 'cash-by-choice', 'platform-down'] as const;
export type NotPaidOnlineReason = (typeof notPaidOnlineReasons)[number];

/** Why money that came settles no charge. */
export const notAppliedGrounds = [
  'charge-expired',
  'already-paid',
  'amount-differs',
  'other-provider',
  'charge-cancelled',
] as const;
export type NotAppliedGround = (typeof notAppliedGrounds)[number];

/** Why a charge is taken back before anybody paid it. */
export const chargeCancelReasons = ['charged-wrongly', 'other-provider', 'not-accepted', 'withdrawn'] as const;
export type ChargeCancelReason = (typeof chargeCancelReasons)[number];

export const refundReasons = ['not-accepted', 'withdrawn', 'charged-wrongly', 'paid-twice', 'came-late'] as const;
export type RefundReason = (typeof refundReasons)[number];

/** Why a counter's drawer or its receipts are not what its payments say. */
export const dayDifferenceReasons = ['change-given-wrong', 'receipt-voided', 'entered-wrongly', 'unexplained'] as const;
export type DayDifferenceReason = (typeof dayDifferenceReasons)[number];

/** The services that say something about a dossier. */
export const producers = ['intake', 'processing', 'digitization', 'reference'] as const;
export type Producer = (typeof producers)[number];

/** A field's code where only its name is known: the name without accents, in lower case, with dashes. */
export const fieldCodeOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80) || 'khac';

/** A procedure's code for joins: its first two parts, e.g. `2.000815.000.00.00.H61` → `2.000815`. */
export const procedureCodeOf = (rawCode: string): string => rawCode.trim().split('.').slice(0, 2).join('.');

export const acceptanceTimers = ['acceptance-running-out', 'acceptance-overdue'] as const;
export const courseTimers = ['half-term', 'apology-draft', 'due-tomorrow', 'overdue', 'supplement-never-came'] as const;
export const handOverTimers = ['hand-over-due'] as const;

/** Why a request for papers is the ward's: too late, not the first, or after the appointment. */
export const wardFaults = ['asked-too-late', 'asked-again', 'appointment-passed'] as const;
export type WardFault = (typeof wardFaults)[number];

/** Why an apology is drafted: in time before lateness, where little remained when a clock was set, or where it was learnt of too late. */
export const draftOccasions = ['before-lateness', 'little-remained', 'learnt-late'] as const;

/** What an officer and the leader are warned of; short terms at half of them. */
export const courseWarnings = ['half-term', 'due-tomorrow', 'overdue', 'supplement-never-came'] as const;

/** Papers of a dossier, by the forms of Circular 03/2025; the register is the seventh. */
export const slipNames = ['receipt', 'supplement', 'refusal', 'apology', 'stop', 'control-slip'] as const;
export type SlipName = (typeof slipNames)[number];

/** Yearly books of a ward (sổ chứng thực, sổ hộ tịch), each numbered from 1. */
export const registerBooks = [
  'certified-copies',
  'certified-signatures',
  'certified-contracts',
  'birth',
  'marriage',
  'death',
  'other-civil-status',
  'civil-status-extracts',
  'other',
] as const;
export type RegisterBook = (typeof registerBooks)[number];

/** What somebody is told of: the first six the applicant, the others the officer and the leader. */
export const notificationOccasions = [
  'accepted',
  'not-accepted',
  'supplement-needed',
  'early-result',
  'apology',
  'ready',
  'officer-assigned',
  'officer-warned',
  'apology-drafted',
] as const;
export type NotificationOccasion = (typeof notificationOccasions)[number];

export const notificationRecipients = ['applicant', 'officer', 'leader'] as const;
export type NotificationRecipient = (typeof notificationRecipients)[number];

export const notificationChannels = ['email', 'sms', 'zalo'] as const;
export type NotificationChannel = (typeof notificationChannels)[number];
