import { DossierSubmitted } from './intake/dossier-submitted';
import { DossierNotAccepted } from './intake/dossier-not-accepted';
import { DossierReceived } from './intake/dossier-received';
import { NoticeAppointed } from './intake/notice-appointed';
import { DossierHandedOver } from './intake/dossier-handed-over';
import { DossierForwarded } from './intake/dossier-forwarded';
import { WithdrawalRequested } from './intake/withdrawal-requested';
import { SupplementDelivered } from './intake/supplement-delivered';
import { ReceiptCorrected } from './intake/receipt-corrected';
import { AcceptanceTimerFired } from './intake/acceptance-timer-fired';
import { ForwardedProgressHeard } from './intake/forwarded-progress-heard';
import { SubmissionChecked } from './intake/submission-checked';
import { CheckOverruled } from './intake/check-overruled';
import { HandOverTimerFired } from './intake/hand-over-timer-fired';
import { FeeCharged } from './intake/fee-charged';
import { FeePaid } from './intake/fee-paid';
import { PaymentNotApplied } from './intake/payment-not-applied';
import { ChargeExpired } from './intake/charge-expired';
import { ChargeCancelled } from './intake/charge-cancelled';
import { RefundOrdered } from './intake/refund-ordered';
import { FeeRefunded } from './intake/fee-refunded';
import { FeeNotPaidOnline } from './intake/fee-not-paid-online';
import { CounterDayClosed } from './intake/counter-day-closed';
import { ImmediateResultSettled } from './intake/immediate-result-settled';
import { NotificationSent } from './intake/notification-sent';
import { NotificationFailed } from './intake/notification-failed';
import { AliasRecorded } from './intake/alias-recorded';
import { OtherRequestRecorded } from './intake/other-request-recorded';
import { OtherRequestAnswered } from './intake/other-request-answered';
import { OtherRequestMapped } from './intake/other-request-mapped';
import { FormPrinted } from './intake/form-printed';
import { CourseTakenOver } from './processing/course-taken-over';
import { WithdrawalRequestHeard } from './processing/withdrawal-request-heard';
import { SupplementDeliveryHeard } from './processing/supplement-delivery-heard';
import { ProcessingStarted } from './processing/processing-started';
import { OfficerAssigned } from './processing/officer-assigned';
import { SupplementRequested } from './processing/supplement-requested';
import { DossierSupplemented } from './processing/dossier-supplemented';
import { DossierPaused } from './processing/dossier-paused';
import { DossierResumed } from './processing/dossier-resumed';
import { ApologyIssued } from './processing/apology-issued';
import { ApologyDrafted } from './processing/apology-drafted';
import { OfficerWarned } from './processing/officer-warned';
import { AppointmentExtended } from './processing/appointment-extended';
import { AppointmentMoved } from './processing/appointment-moved';
import { ResultAppointed } from './processing/result-appointed';
import { DossierResolved } from './processing/dossier-resolved';
import { DossierRefused } from './processing/dossier-refused';
import { DossierWithdrawn } from './processing/dossier-withdrawn';
import { DossierStopped } from './processing/dossier-stopped';
import { ResultReturned } from './processing/result-returned';
import { ConsultationRequested } from './processing/consultation-requested';
import { ConsultationAnswered } from './processing/consultation-answered';
import { VerificationArranged } from './processing/verification-arranged';
import { VerificationRecorded } from './processing/verification-recorded';
import { FinancialDutyNotified } from './processing/financial-duty-notified';
import { FinancialDutyFulfilled } from './processing/financial-duty-fulfilled';
import { StagesPlanned } from './processing/stages-planned';
import { StageStarted } from './processing/stage-started';
import { StageCompleted } from './processing/stage-completed';
import { ResultSigned } from './processing/result-signed';
import { EarlyResultAnnounced } from './processing/early-result-announced';
import { LateCauseRecorded } from './processing/late-cause-recorded';
import { CourseCorrected } from './processing/course-corrected';
import { AbsenceDeclared } from './processing/absence-declared';
import { AbsenceEnded } from './processing/absence-ended';
import { CourseTimerFired } from './processing/course-timer-fired';
import { DossierHeard } from './digitization/dossier-heard';
import { ResolutionHeard } from './digitization/resolution-heard';
import { ComponentDigitized } from './digitization/component-digitized';
import { ResultDigitized } from './digitization/result-digitized';
import { DigitizationEntered } from './digitization/digitization-entered';
import { DigitizationCorrected } from './digitization/digitization-corrected';
import { UnitDefined } from './reference/unit-defined';
import { CalendarDefined } from './reference/calendar-defined';
import { OfficeHoursDefined } from './reference/office-hours-defined';
import { CutOffDefined } from './reference/cut-off-defined';
import { ProcedureDefined } from './reference/procedure-defined';
import { CauseDefined } from './reference/cause-defined';
import { FieldGroupDefined } from './reference/field-group-defined';
import { ProceduresDisplayed } from './reference/procedures-displayed';
import type { Producer } from './words';

export interface EventDefinition<T extends object = object> {
  /** The service whose log it stands in. */
  owner: Producer;
  version: number;
  /** Published events leave the log; the others only carry what their service's decisions rest on. */
  published: boolean;
  dataClass: new () => T;
}

const published = <T extends object>(owner: Producer, dataClass: new () => T, version = 1): EventDefinition<T> => ({
  owner,
  version,
  published: true,
  dataClass,
});

const kept = <T extends object>(owner: Producer, dataClass: new () => T): EventDefinition<T> => ({
  ...published(owner, dataClass),
  published: false,
});

/** Every event of the platform: the one list from which subjects, the catalogue page and the parsers are made. */
export const catalog = {
  DossierSubmitted: published('intake', DossierSubmitted),
  DossierNotAccepted: published('intake', DossierNotAccepted),
  DossierReceived: published('intake', DossierReceived),
  NoticeAppointed: published('intake', NoticeAppointed),
  DossierHandedOver: published('intake', DossierHandedOver),
  DossierForwarded: published('intake', DossierForwarded),
  WithdrawalRequested: published('intake', WithdrawalRequested),
  SupplementDelivered: published('intake', SupplementDelivered),
  ReceiptCorrected: published('intake', ReceiptCorrected, 2),
  AcceptanceTimerFired: kept('intake', AcceptanceTimerFired),
  ForwardedProgressHeard: kept('intake', ForwardedProgressHeard),
  SubmissionChecked: published('intake', SubmissionChecked),
  CheckOverruled: kept('intake', CheckOverruled),
  HandOverTimerFired: kept('intake', HandOverTimerFired),
  FeeCharged: published('intake', FeeCharged),
  FeePaid: published('intake', FeePaid),
  PaymentNotApplied: published('intake', PaymentNotApplied),
  ChargeExpired: published('intake', ChargeExpired),
  ChargeCancelled: published('intake', ChargeCancelled),
  RefundOrdered: published('intake', RefundOrdered),
  FeeRefunded: published('intake', FeeRefunded),
  FeeNotPaidOnline: published('intake', FeeNotPaidOnline),
  CounterDayClosed: kept('intake', CounterDayClosed),
  ImmediateResultSettled: published('intake', ImmediateResultSettled),
  AliasRecorded: published('intake', AliasRecorded),
  OtherRequestRecorded: kept('intake', OtherRequestRecorded),
  OtherRequestAnswered: kept('intake', OtherRequestAnswered),
  OtherRequestMapped: kept('intake', OtherRequestMapped),
  NotificationSent: kept('intake', NotificationSent),
  NotificationFailed: kept('intake', NotificationFailed),
  FormPrinted: kept('intake', FormPrinted),
  CourseTakenOver: kept('processing', CourseTakenOver),
  WithdrawalRequestHeard: kept('processing', WithdrawalRequestHeard),
  SupplementDeliveryHeard: kept('processing', SupplementDeliveryHeard),
  ProcessingStarted: published('processing', ProcessingStarted),
  OfficerAssigned: published('processing', OfficerAssigned, 3),
  SupplementRequested: published('processing', SupplementRequested, 2),
  DossierSupplemented: published('processing', DossierSupplemented),
  DossierPaused: published('processing', DossierPaused),
  DossierResumed: published('processing', DossierResumed),
  AppointmentExtended: published('processing', AppointmentExtended),
  AppointmentMoved: published('processing', AppointmentMoved),
  ResultAppointed: published('processing', ResultAppointed),
  ApologyDrafted: published('processing', ApologyDrafted),
  OfficerWarned: published('processing', OfficerWarned),
  ApologyIssued: published('processing', ApologyIssued),
  DossierResolved: published('processing', DossierResolved, 2),
  DossierRefused: published('processing', DossierRefused, 2),
  DossierWithdrawn: published('processing', DossierWithdrawn, 2),
  DossierStopped: published('processing', DossierStopped, 2),
  ResultReturned: published('processing', ResultReturned),
  ConsultationRequested: published('processing', ConsultationRequested),
  ConsultationAnswered: published('processing', ConsultationAnswered),
  VerificationArranged: published('processing', VerificationArranged),
  VerificationRecorded: published('processing', VerificationRecorded),
  FinancialDutyNotified: published('processing', FinancialDutyNotified),
  FinancialDutyFulfilled: published('processing', FinancialDutyFulfilled),
  StagesPlanned: published('processing', StagesPlanned),
  StageStarted: published('processing', StageStarted),
  StageCompleted: published('processing', StageCompleted),
  ResultSigned: published('processing', ResultSigned),
  EarlyResultAnnounced: published('processing', EarlyResultAnnounced),
  LateCauseRecorded: published('processing', LateCauseRecorded),
  CourseCorrected: published('processing', CourseCorrected, 2),
  AbsenceDeclared: kept('processing', AbsenceDeclared),
  AbsenceEnded: kept('processing', AbsenceEnded),
  CourseTimerFired: kept('processing', CourseTimerFired),
  DossierHeard: kept('digitization', DossierHeard),
  ResolutionHeard: kept('digitization', ResolutionHeard),
  ComponentDigitized: published('digitization', ComponentDigitized),
  ResultDigitized: published('digitization', ResultDigitized),
  DigitizationEntered: published('digitization', DigitizationEntered),
  DigitizationCorrected: published('digitization', DigitizationCorrected),
  UnitDefined: published('reference', UnitDefined),
  CalendarDefined: published('reference', CalendarDefined, 2),
  OfficeHoursDefined: published('reference', OfficeHoursDefined, 2),
  CutOffDefined: published('reference', CutOffDefined),
  ProcedureDefined: published('reference', ProcedureDefined, 3),
  CauseDefined: published('reference', CauseDefined),
  FieldGroupDefined: published('reference', FieldGroupDefined),
  ProceduresDisplayed: published('reference', ProceduresDisplayed),
} as const;

export type EventType = keyof typeof catalog;
export type EventData<T extends EventType> = InstanceType<(typeof catalog)[T]['dataClass']>;

/** An event as a decision makes it: its type and its business facts. */
export type DomainEvent<T extends EventType = EventType> = { [K in T]: { type: K; data: EventData<K> } }[T];

export const isEventType = (type: string): type is EventType => Object.hasOwn(catalog, type);

export const eventDefinition = (type: EventType): EventDefinition => catalog[type];

export const eventTypes = Object.keys(catalog) as EventType[];

/** `DossierReceived` → `dossier-received`: the last token of its subject. */
export const eventSlug = (type: EventType): string => type.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
