import { fold, PostgresEventStore, Rejected, type Scope } from '@motcua/event-sourcing';
import { type FormModel, writeDocx, writePdf } from '@motcua/forms';
import { Problem, ReferenceData } from '@motcua/platform';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Dossiers } from '../dossiers.query';
import { TrackingLinks } from '../track-dossier/tracking-links.query';
import type { Applicant } from '../vault/applicant.fragment';
import { Vault } from '../vault/vault.query';
import { CourseHistory } from './course-history.query';
import type { PaperFormat } from './paper-format.fragment';
import { draftGrounds } from './paper-grounds.decide';
import { type PaperEdge, paperModel } from './paper-model.fragment';
import { type Print, type PrintedPapers, papersStream } from './printed-papers.state';
import { type Told, toldOf } from './told-events.fragment';

const mediaTypes: Record<PaperFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A dossier for those who print and read its papers. */
export interface DossierPapers {
  ward: string;
  dossierId: string;
  state: PrintedPapers;
  course: Told;
}

/** The file as a browser shows it; it names a person, so nobody keeps it. */
export const paperFile = async (model: FormModel, format: PaperFormat, name: string): Promise<StreamableFile> => {
  const bytes = await (format === 'pdf' ? writePdf(model) : writeDocx(model));
  return new StreamableFile(bytes, {
    type: mediaTypes[format],
    length: bytes.length,
    disposition: `inline; filename="${name.replaceAll(/[^A-Za-z0-9._-]/g, '-')}.${format}"`,
  });
};

@Injectable()
export class Papers {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly store: PostgresEventStore,
    private readonly history: CourseHistory,
    private readonly vault: Vault,
    private readonly reference: ReferenceData,
    private readonly links: TrackingLinks,
  ) {}

  /** For whoever may see the dossier, its centre's events as a whole. Errors: `UnknownStream`. */
  async read(ward: string, dossierId: string, scope: Scope): Promise<DossierPapers> {
    await this.dossiers.read(ward, dossierId, scope);
    const [{ events }, course] = await Promise.all([
      this.store.read({ wardCode: ward, id: papersStream.streamId(dossierId) }, { wards: [ward], units: [] }),
      this.history.of(ward, dossierId),
    ]);
    return { ward, dossierId, state: fold(papersStream, events), course };
  }

  /** Errors: `Problem` 410 where the applicant was erased; a register may have named none. */
  async applicantOf({ ward, dossierId }: Pick<DossierPapers, 'ward' | 'dossierId'>): Promise<Applicant | null> {
    const opened = await this.vault.open(ward, dossierId, { wards: [ward], units: [] });
    if (opened === 'erased') throw new Problem(410, 'erased', 'Thông tin người nộp của hồ sơ này đã được xoá.');
    return opened?.applicant ?? null;
  }

  /** The paper of a print, as it was printed. */
  async modelOf(papers: DossierPapers, print: Print): Promise<FormModel> {
    const grounds = toldOf([...papers.state.told, ...papers.course], print.restsOn);
    const link = this.links.of(papers.ward, papers.dossierId);
    return paperModel(print.form, grounds, print, await this.edgeOf(papers, link));
  }

  /** The draft of an apology that waits for the head of the body; nothing to hand out, so it leads nowhere. */
  async draftOf(papers: DossierPapers): Promise<FormModel | Rejected> {
    const grounds = draftGrounds([...papers.state.told, ...papers.course]);
    if (grounds instanceof Rejected) return grounds;
    const standing = { number: null, copyNumber: 0, issuedAt: (grounds.at(-1) as Told[number]).at };
    return paperModel('apology', grounds, standing, await this.edgeOf(papers, null));
  }

  private async edgeOf(papers: DossierPapers, trackingLink: string | null): Promise<PaperEdge> {
    return { ward: papers.ward, reference: this.reference, applicant: await this.applicantOf(papers), trackingLink };
  }
}
