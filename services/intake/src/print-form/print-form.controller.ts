import { type SlipName, slipNames, UnitCodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { takenNumber } from '../papers/paper-number.fragment';
import { PaperNumbers } from '../papers/paper-numbers.query';
import { Papers } from '../papers/papers.query';
import { papersStream } from '../papers/printed-papers.state';
import { printForm } from './print-form.decide';

class PrintFormPath {
  @ApiProperty() @UnitCodeField() ward: string;
  @ApiProperty() @IsUUID() dossierId: string;
  @ApiProperty({ enum: slipNames }) @IsIn([...slipNames]) form: SlipName;
}

/** Prints a paper: records that it was, and answers where its file is (show-form). */
@Controller('wards/:ward/dossiers/:dossierId/forms/:form/print')
export class PrintFormController {
  constructor(
    private readonly acts: Acts,
    private readonly papers: Papers,
    private readonly numbers: PaperNumbers,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('form.print')
  async print(@Act() asked: ActRequest, @Param() { ward, dossierId, form }: PrintFormPath): Promise<ActAnswer> {
    const { course } = await this.papers.read(ward, dossierId, asked.scope);
    // No number for a paper that would name nobody.
    await this.papers.applicantOf({ ward, dossierId });
    // The dossier may be seen, so its papers stand in its ward's book, also for a competent unit of another ward.
    const request = { ...asked, scope: { wards: [ward], units: [] } };
    return this.numbers.inLine(ward, form, this.acts.now(), (lastNumbers) =>
      this.acts.run(request, papersStream, {
        dossierId,
        decide: (state, now) => printForm(state, { form, course, lastNumbers }, now),
        companions: (events) => takenNumber(ward, dossierId, events),
        render: ({ prints }) => ({ printed: prints.at(-1) }),
      }),
    );
  }
}
