import multipart from '@fastify/multipart';
import { Failpoints, type ServiceDefinition } from '@motcua/platform';
import { Module } from '@nestjs/common';
import { BlobStore } from './blob-store/blob-store';
import { FolderBlobStore } from './blob-store/folder-blob-store';
import { DigitizationConfig } from './digitization.config';
import { DigitizeComponentController } from './digitize-component/digitize-component.controller';
import { DigitizeResultController } from './digitize-result/digitize-result.controller';
import { EnterFromRegisterController } from './enter-from-register/enter-from-register.controller';
import { HearDossierListener } from './hear-dossier/hear-dossier.listener';
import { HearResolutionListener } from './hear-resolution/hear-resolution.listener';
import { ListScansController } from './list-scans/list-scans.controller';
import { migrations } from './migrations';
import { ShowScanController } from './show-scan/show-scan.controller';
import { RefusedScans } from './upload/refused-scans';
import { ScanActs } from './upload/scan-acts';
import { largestScan, ScanUploads } from './upload/scan-upload';

const openBlobStore = async ({ BLOB_FOLDER }: DigitizationConfig, failpoints: Failpoints): Promise<BlobStore> => {
  const store = new FolderBlobStore(BLOB_FOLDER, failpoints.at('upload-half'));
  await store.removeAbandoned(Date.now());
  return store;
};

@Module({
  controllers: [
    EnterFromRegisterController,
    HearDossierListener,
    HearResolutionListener,
    DigitizeComponentController,
    DigitizeResultController,
    ListScansController,
    ShowScanController,
  ],
  providers: [
    { provide: BlobStore, useFactory: openBlobStore, inject: [DigitizationConfig, Failpoints] },
    ScanUploads,
    ScanActs,
    RefusedScans,
  ],
})
export class DigitizationModule {}

export const digitizationService: ServiceDefinition = {
  name: 'digitization',
  module: DigitizationModule,
  migrations,
  logs: [{ schema: 'log', store: 'digitization', producer: 'digitization' }],
  hears: ['reference', 'intake', 'processing'],
  config: DigitizationConfig,
  whenWorking: async (app) => app.get(RefusedScans).begin(),
  // What a register enters was scanned, if at all, where it was led.
  ignores: ({ data }) => 'enteredAfterwards' in data && data.enteredAfterwards?.source === 'register',
  prepare: async (app) => {
    await app.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: largestScan, files: 1, fields: 10, fieldSize: 1_000, fieldNameSize: 100, parts: 12 },
    });
  },
};
