export {
  type DomainEvent,
  type EventData,
  type EventType,
  eventDefinition,
  eventSlug,
  eventTypes,
  isEventType,
} from './catalog';
export { canonicalJson } from './canonical-json';
export { Clock } from './clock';
export { EnteredAfterwards } from './entered-afterwards';
export type { Actor, Envelope, EnvelopeAttributes } from './envelope';
export {
  CodeField,
  DayField,
  type Instant,
  InstantField,
  type LocalDay,
  MinuteField,
  UnitCodeField,
} from './fields';
export { inForceOn } from './in-force';
export { FeeLine } from './intake/fee-line';
export type { PaperGround } from './intake/form-printed';
export { Receipt } from './intake/receipt';
export { describeErrors, type Parsed, parseAttributes, parseEvent, validateData } from './parse';
export { Ending } from './processing/ending';
export type { PlannedStage } from './processing/stages-planned';
export { Scan } from './digitization/scan';
export { filterSubjectOf, streamOf, subjectOf } from './subjects';
export { upcast } from './upcast';
export {
  type AnnouncementManner,
  announcementManners,
  type Channel,
  type ChargeCancelReason,
  chargeCancelReasons,
  type CompetentLevel,
  channels,
  type ConsultationAnswer,
  consultationAnswers,
  type DayDifferenceReason,
  dayDifferenceReasons,
  type DigitizationState,
  digitizationStates,
  type EvidenceKind,
  evidenceKinds,
  feeBases,
  fieldCodeOf,
  type NotAppliedGround,
  type NotPaidOnlineReason,
  notPaidOnlineReasons,
  type NotificationChannel,
  notificationChannels,
  type NotificationOccasion,
  notificationOccasions,
  type NotificationRecipient,
  type Outcome,
  outcomes,
  paperForms,
  type PaymentManner,
  procedureCodeOf,
  type Producer,
  producers,
  receivingAreas,
  type RefundReason,
  refundReasons,
  type RegisterBook,
  registerBooks,
  type ReturnManner,
  returnManners,
  type ServiceLevel,
  type SlipName,
  slipNames,
  type TermUnit,
  termUnits,
  type WardFault,
} from './words';
