import { type SlipName, slipNames, UnitCodeField } from '@motcua/contracts';
import { Rejected, type Scope } from '@motcua/event-sourcing';
import { InScope, Problem, Requires } from '@motcua/platform';
import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsUUID, Min } from 'class-validator';
import { draftGrounds, groundsOf } from '../papers/paper-grounds.decide';
import { FormatQuery } from '../papers/paper-format.fragment';
import { type DossierPapers, paperFile, Papers } from '../papers/papers.query';
import { printsOf } from '../papers/printed-papers.state';
import { groundOf } from '../papers/told-events.fragment';

class DossierPath {
  @ApiProperty() @UnitCodeField() ward: string;
  @ApiProperty() @IsUUID() dossierId: string;
}

class PrintPath extends DossierPath {
  @ApiProperty({ enum: slipNames }) @IsIn([...slipNames]) form: SlipName;

  @ApiProperty({ example: 1, description: 'Which print of this form, from 1, as the act answered' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  print: number;
}

/** Of each form, whether it can be printed now, as original or as which copy. */
const offerOf = ({ state, course }: DossierPapers, form: SlipName): object => {
  const grounds = groundsOf(form, [...state.told, ...course]);
  return grounds instanceof Rejected
    ? { form, printable: false, code: grounds.code, detail: grounds.message }
    : { form, printable: true, nextCopyNumber: printsOf(state, form, grounds.map(groundOf)).length };
};

@Controller('wards/:ward/dossiers/:dossierId/forms')
export class ShowFormController {
  constructor(private readonly papers: Papers) {}

  /** What can be printed now, and what was printed; nothing personal. */
  @Get()
  @Requires('form.print')
  async list(@InScope() scope: Scope, @Param() { ward, dossierId }: DossierPath): Promise<object> {
    const papers = await this.papers.read(ward, dossierId, scope);
    const draft = draftGrounds([...papers.state.told, ...papers.course]);
    return {
      dossierId,
      wardCode: ward,
      forms: slipNames.map((form) => offerOf(papers, form)),
      hasApologyDraft: !(draft instanceof Rejected),
      prints: papers.state.prints,
    };
  }

  /** The draft of form 04 for the head of the body, with dots for reason and new date; it is not recorded. */
  @Get('apology/draft')
  @Header('cache-control', 'private, no-store')
  @Requires('form.print')
  async draft(
    @InScope() scope: Scope,
    @Param() { ward, dossierId }: DossierPath,
    @Query() { format }: FormatQuery,
  ): Promise<StreamableFile> {
    const model = await this.papers.draftOf(await this.papers.read(ward, dossierId, scope));
    if (model instanceof Rejected) throw new Problem(404, model.code, model.message);
    return paperFile(model, format, `apology-draft-${dossierId}`);
  }

  /** A print once more: the same bytes. */
  @Get(':form/prints/:print')
  @Header('cache-control', 'private, no-store')
  @Requires('form.print')
  async show(
    @InScope() scope: Scope,
    @Param() { ward, dossierId, form, print }: PrintPath,
    @Query() { format }: FormatQuery,
  ): Promise<StreamableFile> {
    const papers = await this.papers.read(ward, dossierId, scope);
    const printed = papers.state.prints.find((one) => one.form === form && one.print === print);
    if (!printed) throw new Problem(404, 'print-unknown', 'Giấy này chưa được in lần nào mang số thứ tự đó.');
    return paperFile(await this.papers.modelOf(papers, printed), format, `${form}-${dossierId}-${print}`);
  }
}
