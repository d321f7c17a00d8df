import { fireTimersOf, type ServiceDefinition } from '@motcua/platform';
import { Module } from '@nestjs/common';
import { AcceptDossierController } from './accept-dossier/accept-dossier.controller';
import { AskCatalogueController } from './ask-catalogue/ask-catalogue.controller';
import { CancelChargeController } from './cancel-charge/cancel-charge.controller';
import { ChargeFeeController } from './charge-fee/charge-fee.controller';
import { CheckSubmissionController } from './check-submission/check-submission.controller';
import { CloseCounterDayController } from './close-counter-day/close-counter-day.controller';
import { CompareStatementController } from './compare-statement/compare-statement.controller';
import { ConfirmPaymentController } from './confirm-payment/confirm-payment.controller';
import { CorrectReceiptController } from './correct-receipt/correct-receipt.controller';
import { DefineReferenceDataController } from './define-reference-data/define-reference-data.controller';
import { ReferenceLog } from './define-reference-data/reference-log.query';
import { shippedReference } from './define-reference-data/shipped-reference.query';
import { DeliverSupplementController } from './deliver-supplement/deliver-supplement.controller';
import { dossierStream } from './dossier.state';
import { Dossiers } from './dossiers.query';
import { EnterOfflineController } from './enter-offline/enter-offline.controller';
import { FindByCodeController } from './find-by-code/find-by-code.controller';
import { DossiersByCode } from './find-by-code/dossiers-by-code.query';
import { CodeBlocks } from './receive-dossier/code-blocks.query';
import { RecordOtherRequestController } from './record-other-request/record-other-request.controller';
import { ShowOtherRequestsController } from './show-other-requests/show-other-requests.controller';
import { RecordAliasController } from './record-alias/record-alias.controller';
import { ReserveCodesController } from './reserve-codes/reserve-codes.controller';
import { EnterFromRegisterController } from './enter-from-register/enter-from-register.controller';
import { FindApplicantsController } from './find-applicants/find-applicants.controller';
import { fireTimer } from './fire-timer/fire-timer.decide';
import { ForwardDossierController } from './forward-dossier/forward-dossier.controller';
import { HearCourseListener } from './hear-course/hear-course.listener';
import { Receivers } from './hear-course/receivers.query';
import { HandOverDossierController } from './hand-over-dossier/hand-over-dossier.controller';
import { IntakeConfig } from './intake.config';
import { HandOversDue } from './list-hand-overs-due/hand-overs-due.query';
import { ListHandOversDueController } from './list-hand-overs-due/list-hand-overs-due.controller';
import { KeepOfficerContactController } from './keep-officer-contact/keep-officer-contact.controller';
import { ListNotificationsController } from './list-notifications/list-notifications.controller';
import { Notifications } from './notifications/notifications.query';
import { OfficerContacts } from './notifications/officer-contacts.query';
import { SendNotifications } from './notifications/send-notifications.query';
import { MatchPaymentController } from './match-payment/match-payment.controller';
import { migrations } from './migrations';
import { NotAcceptDossierController } from './not-accept-dossier/not-accept-dossier.controller';
import { PayInCashController } from './pay-in-cash/pay-in-cash.controller';
import { CourseHistory } from './papers/course-history.query';
import { PaperNumbers } from './papers/paper-numbers.query';
import { Papers } from './papers/papers.query';
import { PaymentActs } from './payments/payment-acts.query';
import { PaymentEntries } from './payments/payment-entries.query';
import { PaymentProviders } from './payments/payment-providers.query';
import { PrintFormController } from './print-form/print-form.controller';
import { PinnedFees } from './payments/pinned-fees.query';
import { DossierCodes } from './receive-dossier/dossier-codes.query';
import { ReceiveDossierController } from './receive-dossier/receive-dossier.controller';
import { ReceiveForwardedDossierController } from './receive-forwarded-dossier/receive-forwarded-dossier.controller';
import { RefundFeeController } from './refund-fee/refund-fee.controller';
import { RequestWithdrawalController } from './request-withdrawal/request-withdrawal.controller';
import { ShowApplicantController } from './show-applicant/show-applicant.controller';
import { ShowDossierController } from './show-dossier/show-dossier.controller';
import { ShowFormController } from './show-form/show-form.controller';
import { ShowOfferController } from './show-offer/show-offer.controller';
import { ShowPaymentsController } from './show-payments/show-payments.controller';
import { ReceivedDossiers } from './show-register/received-dossiers.query';
import { ImmediateResults } from './settle-immediately/immediate-results.query';
import { SettleImmediatelyController } from './settle-immediately/settle-immediately.controller';
import { ShowRegisterBookController } from './show-register-book/show-register-book.controller';
import { ShowRegisterController } from './show-register/show-register.controller';
import { StateNotPaidOnlineController } from './state-not-paid-online/state-not-paid-online.controller';
import { SubmitDossierController } from './submit-dossier/submit-dossier.controller';
import { TrackDossierController } from './track-dossier/track-dossier.controller';
import { TrackingLinks } from './track-dossier/tracking-links.query';
import { readMasterKey } from './vault/master-key.query';
import { deriveKey } from './vault/sealed-box.fragment';
import { Vault } from './vault/vault.query';

@Module({
  controllers: [
    HearCourseListener,
    AskCatalogueController,
    DefineReferenceDataController,
    EnterFromRegisterController,
    SubmitDossierController,
    CheckSubmissionController,
    AcceptDossierController,
    NotAcceptDossierController,
    ReceiveDossierController,
    SettleImmediatelyController,
    ShowRegisterBookController,
    CorrectReceiptController,
    HandOverDossierController,
    ForwardDossierController,
    ReceiveForwardedDossierController,
    RequestWithdrawalController,
    DeliverSupplementController,
    ShowDossierController,
    ListHandOversDueController,
    ShowApplicantController,
    FindApplicantsController,
    ChargeFeeController,
    CancelChargeController,
    ConfirmPaymentController,
    PayInCashController,
    StateNotPaidOnlineController,
    MatchPaymentController,
    RefundFeeController,
    ShowPaymentsController,
    ShowOfferController,
    CloseCounterDayController,
    CompareStatementController,
    PrintFormController,
    ShowFormController,
    ShowRegisterController,
    TrackDossierController,
    KeepOfficerContactController,
    ListNotificationsController,
    ReserveCodesController,
    EnterOfflineController,
    RecordAliasController,
    FindByCodeController,
    RecordOtherRequestController,
    ShowOtherRequestsController,
  ],
  providers: [
    CodeBlocks,
    CourseHistory,
    DossierCodes,
    Dossiers,
    DossiersByCode,
    HandOversDue,
    ImmediateResults,
    Notifications,
    OfficerContacts,
    PaperNumbers,
    Papers,
    PaymentActs,
    PaymentEntries,
    PaymentProviders,
    PinnedFees,
    ReceivedDossiers,
    Receivers,
    ReferenceLog,
    SendNotifications,
    TrackingLinks,
    Vault,
  ],
})
export class IntakeModule {}

export const intakeService: ServiceDefinition = {
  name: 'intake',
  module: IntakeModule,
  migrations,
  config: IntakeConfig,
  bodyHashKey: (config) => deriveKey(readMasterKey((config as IntakeConfig).VAULT_KEY_FILE), 'request bodies'),
  logs: [
    { schema: 'log', store: 'intake', producer: 'intake' },
    { schema: 'reference_log', store: 'reference', producer: 'reference' },
  ],
  hears: ['reference', 'processing'],
  fireTimer: fireTimersOf(dossierStream, ['AcceptanceTimerFired', 'HandOverTimerFired'], fireTimer),
  whenWorking: async (app) => {
    await app.get(ReferenceLog).define(shippedReference(), { id: 'system', role: 'shipped' });
    app.get(SendNotifications).begin();
  },
};
