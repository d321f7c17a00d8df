import { procedureCodeOf, UnitCodeField } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { Acts, Problem, type Procedure, ReferenceData, Requires } from '@motcua/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { type StatedTerm, termOf } from '../receive-dossier/term-of.fragment';
import { type Competence, competenceFor, competentUnitOf } from './competence.decide';
import { placeOf } from './decider.fragment';
import { findProcedures } from './find-procedures.fragment';

const day = /^\d{4}-\d{2}-\d{2}$/;

class AskProcedureQuery {
  @ApiProperty({ example: 'an-thang', description: 'The ward whose centre asks' })
  @UnitCodeField()
  ward: string;

  @ApiPropertyOptional({ example: '2025-07-01', description: 'Ward-local day; today when left out' })
  @IsOptional()
  @Matches(day, { message: 'day must be a day such as 2025-07-01' })
  day?: string;

  @ApiPropertyOptional({ description: 'Who has to decide, where the counter knows that it is another unit' })
  @IsOptional()
  @UnitCodeField()
  competentUnit?: string;
}

class ListProceduresQuery {
  @ApiPropertyOptional({ description: 'Only what this ward displays' })
  @IsOptional()
  @UnitCodeField()
  ward?: string;

  @ApiPropertyOptional({ example: 'ho-tich' })
  @IsOptional()
  @MaxLength(80)
  field?: string;

  @ApiPropertyOptional({ description: 'Code of a group of fields' })
  @IsOptional()
  @MaxLength(80)
  group?: string;

  @ApiPropertyOptional({ example: 'khai sinh', description: 'Beginnings of words, with or without accents' })
  @IsOptional()
  @MaxLength(200)
  word?: string;

  @ApiPropertyOptional({ example: '2025-07-01', description: 'Ward-local day; today when left out' })
  @IsOptional()
  @Matches(day, { message: 'day must be a day such as 2025-07-01' })
  day?: string;

  @ApiPropertyOptional({ enum: ['all'], description: 'Every version, whatever the day' })
  @IsOptional()
  @IsIn(['all'])
  versions?: 'all';

  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @MaxLength(120)
  after?: string;

  @ApiPropertyOptional({ default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

interface ProcedureAnswer extends Competence {
  day: string;
  procedure: Procedure;
  /** What an appointment given by this ward's or the competent unit's receipt follows; null where none is stated. */
  term: StatedTerm | null;
  /** Whether the ward displays it; null where the ward has not said what it displays. */
  displayed: boolean | null;
}

@Controller('catalogue/procedures')
export class AskCatalogueController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: ReferenceData,
  ) {}

  /** May this centre take it, where does it go, and whose receipt starts the clock. */
  @Get(':code')
  @Requires('catalogue.read')
  ask(@Param('code') code: string, @Query() asked: AskProcedureQuery): ProcedureAnswer {
    const { day = this.today(), ward } = asked;
    const procedure = this.reference.procedureOn(procedureCodeOf(code), day);
    if (!procedure) {
      throw new Problem(404, 'procedure-unknown', 'Danh mục không có thủ tục này có hiệu lực vào ngày đã chọn.');
    }
    const place = placeOf(this.reference, ward);
    const competentUnitCode = asked.competentUnit ?? competentUnitOf(procedure, place);
    const competentUnit = competentUnitCode === null ? null : placeOf(this.reference, competentUnitCode);
    return {
      day,
      procedure,
      term: termOf(procedure, [competentUnitCode, competentUnit?.parentCode ?? null], day) ?? null,
      displayed: this.reference.displayedOn(ward, day)?.has(procedure.procedureCode) ?? null,
      ...competenceFor(procedure, place, competentUnit),
    };
  }

  @Get()
  @Requires('catalogue.read')
  list(@Query() asked: ListProceduresQuery): { procedures: Procedure[]; next: string | null } {
    const { day = this.today(), ward, field, group, word, after, limit = 100 } = asked;
    const all = this.reference.procedureVersions();
    const inForce = (version: Procedure) => this.reference.procedureOn(version.procedureCode, day) === version;
    const displayed = ward === undefined ? undefined : (this.reference.displayedOn(ward, day) ?? new Set());
    const versions = all.filter(
      (version) =>
        (asked.versions === 'all' || inForce(version)) && (!displayed || displayed.has(version.procedureCode)),
    );
    const fieldCodes =
      group === undefined ? field && [field] : (this.reference.fieldGroupOn(group, day)?.fieldCodes ?? []);
    return findProcedures(versions, { fieldCodes: fieldCodes || undefined, word, after, limit });
  }

  private today(): string {
    return wardDayOf(this.acts.now());
  }
}
