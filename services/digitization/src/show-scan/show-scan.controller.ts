import { fold, PostgresEventStore, type Scope } from '@motcua/event-sourcing';
import { InScope, Problem, Requires } from '@motcua/platform';
import { Controller, Get, Header, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { BlobStore } from '../blob-store/blob-store';
import { dossierStream, heardDossier } from '../dossier.state';

/** Bytes are reached only through a dossier that names them; knowing a hash opens nothing. */
@Controller('wards/:ward/dossiers/:dossierId/scans/:sha256')
export class ShowScanController {
  constructor(
    private readonly store: PostgresEventStore,
    private readonly blobs: BlobStore,
  ) {}

  @Get()
  @Requires('dossier.read')
  @Header('cache-control', 'private, no-store')
  @Header('x-content-type-options', 'nosniff')
  async show(
    @InScope() scope: Scope,
    @Param('ward') wardCode: string,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Param('sha256') sha256: string,
  ): Promise<StreamableFile> {
    const { events } = await this.store.read({ wardCode, id: dossierStream.streamId(dossierId) }, scope);
    const { scans } = heardDossier(fold(dossierStream, events));
    const kept = scans.find(({ scan }) => scan.sha256 === sha256);
    if (!kept) throw new Problem(404, 'scan-unknown', 'Hồ sơ không có bản quét này.');
    const bytes = await this.blobs.read(wardCode, sha256);
    if (!bytes) {
      throw new Problem(503, 'bytes-absent', 'Tạm thời chưa đọc được tệp quét; hãy báo quản trị kiểm tra kho lưu trữ.');
    }
    const { mediaType, size } = kept.scan;
    return new StreamableFile(bytes, { type: mediaType, length: size });
  }
}
