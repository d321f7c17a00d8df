import { fireTimersOf, type ServiceDefinition } from '@motcua/platform';
import { Module } from '@nestjs/common';
import { AssignOfficerController } from './assign-officer/assign-officer.controller';
import { EnterFromRegisterController } from './enter-from-register/enter-from-register.controller';
import { dossierStream } from './dossier.state';
import { fireTimer } from './fire-timer/fire-timer.decide';
import { HearSupplementDeliveryListener } from './hear-supplement-delivery/hear-supplement-delivery.listener';
import { HearWithdrawalRequestListener } from './hear-withdrawal-request/hear-withdrawal-request.listener';
import { IssueApologyController } from './issue-apology/issue-apology.controller';
import { migrations } from './migrations';
import { PauseDossierController } from './pause-dossier/pause-dossier.controller';
import { CourseReference } from './reference/course-reference.query';
import { RefuseDossierController } from './refuse-dossier/refuse-dossier.controller';
import { RequestSupplementController } from './request-supplement/request-supplement.controller';
import { ResolveDossierController } from './resolve-dossier/resolve-dossier.controller';
import { ResumeDossierController } from './resume-dossier/resume-dossier.controller';
import { ReturnResultController } from './return-result/return-result.controller';
import { ShowDossierController } from './show-dossier/show-dossier.controller';
import { StartProcessingController } from './start-processing/start-processing.controller';
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
    StartProcessingController,
    AssignOfficerController,
    RequestSupplementController,
    PauseDossierController,
    ResumeDossierController,
    IssueApologyController,
    RefuseDossierController,
    ResolveDossierController,
    ReturnResultController,
    WithdrawDossierController,
    StopDossierController,
  ],
  providers: [CourseReference],
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
