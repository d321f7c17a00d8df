import { fireTimersOf, type ServiceDefinition } from '@motcua/platform';
import { Module } from '@nestjs/common';
import { AnnounceEarlyResultController } from './announce-early-result/announce-early-result.controller';
import { ArrangeVerificationController } from './arrange-verification/arrange-verification.controller';
import { AskTouchedAppointmentsController } from './ask-touched-appointments/ask-touched-appointments.controller';
import { TouchedAppointments } from './ask-touched-appointments/touched-appointments.query';
import { AssignOfficerController } from './assign-officer/assign-officer.controller';
import { CompleteStageController } from './complete-stage/complete-stage.controller';
import { DeclareAbsenceController } from './declare-absence/declare-absence.controller';
import { EndAbsenceController } from './end-absence/end-absence.controller';
import { CorrectCourseController } from './correct-course/correct-course.controller';
import { EnterFromRegisterController } from './enter-from-register/enter-from-register.controller';
import { dossierStream } from './dossier.state';
import { ExtendAppointmentController } from './extend-appointment/extend-appointment.controller';
import { FulfilFinancialDutyController } from './fulfil-financial-duty/fulfil-financial-duty.controller';
import { fireTimer } from './fire-timer/fire-timer.decide';
import { HearSupplementDeliveryListener } from './hear-supplement-delivery/hear-supplement-delivery.listener';
import { HearWithdrawalRequestListener } from './hear-withdrawal-request/hear-withdrawal-request.listener';
import { IssueApologyController } from './issue-apology/issue-apology.controller';
import { ApologyDrafts } from './list-apology-drafts/apology-drafts.query';
import { ListApologyDraftsController } from './list-apology-drafts/list-apology-drafts.controller';
import { Absences } from './list-absences/absences.query';
import { ListAbsencesController } from './list-absences/list-absences.controller';
import { migrations } from './migrations';
import { MoveAppointmentController } from './move-appointment/move-appointment.controller';
import { NotifyFinancialDutyController } from './notify-financial-duty/notify-financial-duty.controller';
import { PauseDossierController } from './pause-dossier/pause-dossier.controller';
import { PlanStagesController } from './plan-stages/plan-stages.controller';
import { RecordConsultationAnswerController } from './record-consultation-answer/record-consultation-answer.controller';
import { RecordLateCauseController } from './record-late-cause/record-late-cause.controller';
import { RecordVerificationController } from './record-verification/record-verification.controller';
import { CourseReference } from './reference/course-reference.query';
import { RefuseDossierController } from './refuse-dossier/refuse-dossier.controller';
import { RequestConsultationController } from './request-consultation/request-consultation.controller';
import { RequestSupplementController } from './request-supplement/request-supplement.controller';
import { ResolveDossierController } from './resolve-dossier/resolve-dossier.controller';
import { ResumeDossierController } from './resume-dossier/resume-dossier.controller';
import { ReturnResultController } from './return-result/return-result.controller';
import { ShowDossierController } from './show-dossier/show-dossier.controller';
import { SignResultController } from './sign-result/sign-result.controller';
import { StartProcessingController } from './start-processing/start-processing.controller';
import { StartStageController } from './start-stage/start-stage.controller';
import { StopDossierController } from './stop-dossier/stop-dossier.controller';
import { TakeOverCourseListener } from './take-over-course/take-over-course.listener';
import { WithdrawDossierController } from './withdraw-dossier/withdraw-dossier.controller';

@Module({
  controllers: [
    TakeOverCourseListener,
    HearWithdrawalRequestListener,
    HearSupplementDeliveryListener,
    EnterFromRegisterController,
    ShowDossierController,
    ListApologyDraftsController,
    AskTouchedAppointmentsController,
    StartProcessingController,
    AssignOfficerController,
    DeclareAbsenceController,
    EndAbsenceController,
    ListAbsencesController,
    RequestSupplementController,
    PauseDossierController,
    ResumeDossierController,
    ExtendAppointmentController,
    MoveAppointmentController,
    RequestConsultationController,
    RecordConsultationAnswerController,
    ArrangeVerificationController,
    RecordVerificationController,
    NotifyFinancialDutyController,
    FulfilFinancialDutyController,
    PlanStagesController,
    StartStageController,
    CompleteStageController,
    IssueApologyController,
    SignResultController,
    RefuseDossierController,
    ResolveDossierController,
    AnnounceEarlyResultController,
    ReturnResultController,
    RecordLateCauseController,
    WithdrawDossierController,
    StopDossierController,
    CorrectCourseController,
  ],
  providers: [Absences, ApologyDrafts, CourseReference, TouchedAppointments],
})
export class ProcessingModule {}

export const processingService: ServiceDefinition = {
  name: 'processing',
  module: ProcessingModule,
  migrations,
  logs: [{ schema: 'log', store: 'processing', producer: 'processing' }],
  hears: ['reference', 'intake'],
  fireTimer: fireTimersOf(dossierStream, 'CourseTimerFired', fireTimer),
};
