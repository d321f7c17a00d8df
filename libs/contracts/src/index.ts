export {
  type DomainEvent,
  type EventData,
  type EventType,
  eventDefinition,
  eventSlug,
  eventTypes,
  isEventType,
} from './catalog';
export { Clock } from './clock';
export { EnteredAfterwards } from './entered-afterwards';
export type { Actor, Envelope, EnvelopeAttributes } from './envelope';
export {
  CodeField,
  DayField,
  type Instant,
  type LocalDay,
  UnitCodeField,
} from './fields';
export { FeeLine } from './intake/fee-line';
export { Receipt } from './intake/receipt';
export { describeErrors, type Parsed, parseAttributes, parseEvent, validateData } from './parse';
export { Ending } from './processing/ending';
export { Scan } from './digitization/scan';
export { filterSubjectOf, streamOf, subjectOf } from './subjects';
export { upcast } from './upcast';
export {
  type Channel,
  type CompetentLevel,
  channels,
  type DayDifferenceReason,
  dayDifferenceReasons,
  type DigitizationState,
  digitizationStates,
  fieldCodeOf,
  type NotAppliedGround,
  type NotPaidOnlineReason,
  notPaidOnlineReasons,
  type Outcome,
  outcomes,
  type PaymentManner,
  type Producer,
  producers,
  type RefundReason,
  refundReasons,
  type ReturnManner,
  returnManners,
  type ServiceLevel,
} from './words';
