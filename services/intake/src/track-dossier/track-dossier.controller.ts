import { fold, PostgresEventStore } from '@motcua/event-sourcing';
import { Problem, ReferenceData, Requires } from '@motcua/platform';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { CourseHistory } from '../papers/course-history.query';
import { procedureNamed } from '../papers/paper-names.fragment';
import { papersStream } from '../papers/printed-papers.state';
import { lastReceipt, lastTold, type Told } from '../papers/told-events.fragment';
import { type Progress, progressOf } from './progress.fold';
import { TrackingLinks } from './tracking-links.query';

/** One answer for every token that leads nowhere, so that trying tells nothing. */
const unknown = () =>
  new Problem(404, 'tracking-unknown', 'Không tìm thấy hồ sơ theo mã này; hãy kiểm tra lại mã trên giấy tiếp nhận.', {
    'cache-control': 'no-store',
  });

/** Whoever holds a paper of the dossier may ask how far it has come. No session: the token is the permission. */
@Controller('tracking')
export class TrackDossierController {
  constructor(
    private readonly links: TrackingLinks,
    private readonly store: PostgresEventStore,
    private readonly history: CourseHistory,
    private readonly reference: ReferenceData,
  ) {}

  @Get(':token')
  @Header('cache-control', 'no-store')
  @Requires('nobody in particular')
  async track(@Param('token') token: string): Promise<Progress & { procedureName: string | null }> {
    const tracked = this.links.read(token);
    if (!tracked) throw unknown();
    const { ward, dossierId } = tracked;
    const [{ events }, course] = await Promise.all([
      this.store.read({ wardCode: ward, id: papersStream.streamId(dossierId) }, { wards: [ward], units: [] }),
      this.history.of(ward, dossierId),
    ]);
    if (events.length === 0) throw unknown();
    const told = [...fold(papersStream, events).told, ...course];
    return { ...progressOf(told), procedureName: this.procedureNameIn(told) };
  }

  private procedureNameIn(told: Told): string | null {
    const receipt = lastReceipt(told)?.data;
    if (receipt) return procedureNamed(this.reference, receipt, receipt.receivedAt).name;
    const submission = lastTold(told, 'DossierSubmitted')?.data;
    return submission ? procedureNamed(this.reference, submission, submission.submittedAt).name : null;
  }
}
