import { createHash } from 'node:crypto';
import type { DomainEvent } from '@motcua/contracts';
import { fold, PostgresEventStore, type Rejected } from '@motcua/event-sourcing';
import { type ActAnswer, type ActRequest, Acts } from '@motcua/platform';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { DigitizeComponent } from '../digitize-component/digitize-component.decide';
import { type Dossier, dossierStream, heardDossier, renderScans } from '../dossier.state';
import { BlobStore } from '../blob-store/blob-store';
import { ScanUploads } from './scan-upload';

/** The way of both acts: who may see the dossier may send bytes; what the bytes are makes the body of the request. */
@Injectable()
export class ScanActs {
  constructor(
    private readonly acts: Acts,
    private readonly store: PostgresEventStore,
    private readonly uploads: ScanUploads,
    private readonly blobs: BlobStore,
  ) {}

  async run(
    request: ActRequest,
    raw: FastifyRequest,
    dossierId: string,
    shape: new () => { componentCode: string; pages: number },
    decide: (dossier: Dossier, command: DigitizeComponent) => DomainEvent[] | Rejected,
  ): Promise<ActAnswer> {
    // Before any byte is taken: nobody fills the folder with scans of dossiers that are not theirs.
    const stream = { wardCode: request.ward, id: dossierStream.streamId(dossierId) };
    heardDossier(fold(dossierStream, (await this.store.read(stream, request.scope)).events));

    const command = await this.uploads.keep(request.ward, raw, shape);
    const { sha256, componentCode, pages } = command.scan;
    const bodyHash = createHash('sha256')
      .update(JSON.stringify([dossierId, componentCode, pages, sha256]))
      .digest('hex');
    const answer = await this.acts.run({ ...request, bodyHash }, dossierStream, {
      dossierId,
      decide: (dossier) => decide(dossier, command),
      render: renderScans,
    });
    await this.blobs.decided({ wardCode: request.ward, sha256 });
    return answer;
  }
}
