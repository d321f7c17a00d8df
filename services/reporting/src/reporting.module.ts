import { Failpoints, type ServiceDefinition, WORKER_POOL } from '@motcua/platform';
import { Module } from '@nestjs/common';
import type pg from 'pg';
import { rangesHeard } from './completeness/completeness.query';
import { HeadsListener } from './completeness/heads.listener';
import { DossierFactsListener } from './dossier-facts/dossier-facts.listener';
import { DossierFactsProjection } from './dossier-facts/dossier-facts.projection';
import { DossiersController } from './dossiers/dossiers.controller';
import { DossiersQuery } from './dossiers/dossiers.query';
import { migrations } from './migrations';
import { InterruptedRebuild } from './rebuild/interrupted-rebuild.projection';
import { RebuildController } from './rebuild/rebuild.controller';
import { RebuildProjection } from './rebuild/rebuild.projection';
import { ReportingInbox } from './reporting-inbox.fragment';
import { VerifyController } from './verify/verify.controller';
import { VerifyQuery } from './verify/verify.query';
import { WardSummaryController } from './ward-summary/ward-summary.controller';
import { WardSummaryQuery } from './ward-summary/ward-summary.query';
import { WardsController } from './wards/wards.controller';

@Module({
  controllers: [
    DossierFactsListener,
    WardSummaryController,
    WardsController,
    DossiersController,
    VerifyController,
    RebuildController,
  ],
  providers: [
    {
      provide: DossierFactsProjection,
      useFactory: (pool: pg.Pool, failpoints: Failpoints) =>
        new DossierFactsProjection(pool, failpoints.at('mid-batch')),
      inject: [WORKER_POOL, Failpoints],
    },
    HeadsListener,
    WardSummaryQuery,
    DossiersQuery,
    VerifyQuery,
    RebuildProjection,
    InterruptedRebuild,
  ],
})
export class ReportingModule {}

export const reportingService: ServiceDefinition = {
  name: 'reporting',
  module: ReportingModule,
  migrations,
  logs: [],
  hears: ['intake', 'processing', 'digitization', 'reference'],
  inbox: (workerPool) => new ReportingInbox(workerPool),
  heard: rangesHeard,
};
