import { fieldCodeOf, type Outcome, outcomes, type ReturnManner, returnManners } from '@motcua/contracts';
import {
  Act,
  type ActRequest,
  BulkActs,
  dossierIdOf,
  ReferenceData,
  Requires,
  type RowOutcome,
} from '@motcua/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import { enterFromRegister, enteredCourseStream } from './enter-from-register.decide';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

class RegisterCourseRow {
  @ApiProperty() @IsInt() rowNumber: number;
  @ApiProperty({ example: 'H01.11.07-250701-0001' }) @MaxLength(80) dossierCode: string;
  @ApiProperty() @Matches(instant) receivedAt: string;
  @ApiProperty({ nullable: true, type: String }) @IsOptional() @Matches(instant) dueAt: string | null;
  @ApiProperty({ nullable: true, enum: outcomes }) @IsOptional() @IsIn([...outcomes]) outcome: Outcome | null;
  @ApiProperty({ nullable: true, type: String }) @IsOptional() @Matches(instant) endedAt: string | null;
  @ApiProperty({ nullable: true, type: String }) @IsOptional() @Matches(instant) returnedAt: string | null;
  @ApiProperty({ nullable: true, enum: returnManners })
  @IsOptional()
  @IsIn([...returnManners])
  returnManner: ReturnManner | null;
  @ApiProperty({ description: 'Why it is late, in the words of the register' }) @MaxLength(500) lateCause: string;
}

class EnterCoursesRequest {
  @ApiProperty({ description: 'sha-256 of the register file' }) @Matches(/^[0-9a-f]{64}$/) fileHash: string;
  @ApiProperty({ example: 'Nhập sổ theo dõi hồ sơ' }) @MaxLength(200) reason: string;
  @ApiProperty({ type: [RegisterCourseRow] })
  @Type(() => RegisterCourseRow)
  @ValidateNested({ each: true })
  @ArrayMaxSize(1_000)
  rows: RegisterCourseRow[];
}

/** A register's words are matched with the cause list; free text may name people, so it is never kept. */
const lateCauseCodeOf = (text: string, reference: ReferenceData): string | null => {
  if (text.trim() === '') return null;
  const wanted = fieldCodeOf(text);
  const known = [...reference.causes.values()].find(
    ({ list, code, name }) => list === 'late' && (code === wanted || fieldCodeOf(name) === wanted),
  );
  return known?.code ?? 'other';
};

@Controller('wards/:ward/register-entries')
export class EnterFromRegisterController {
  constructor(
    private readonly bulk: BulkActs,
    private readonly reference: ReferenceData,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('register.enter')
  async enter(@Act() request: ActRequest, @Body() body: EnterCoursesRequest): Promise<{ rows: RowOutcome[] }> {
    const calendar = this.reference.calendar();
    const officeHours = this.reference.hours(request.ward);
    const rows = await this.bulk.run(request, enteredCourseStream, () =>
      body.rows.map((row) => ({
        rowNumber: row.rowNumber,
        dossierId: dossierIdOf(request.ward, row.dossierCode),
        competentUnitCode: request.ward,
        decide: (course, now) =>
          enterFromRegister(
            course,
            {
              receivedAt: row.receivedAt,
              dueAt: row.dueAt ?? null,
              outcome: row.outcome ?? null,
              endedAt: row.endedAt ?? null,
              returnedAt: row.returnedAt ?? null,
              returnManner: row.returnManner ?? null,
              lateCauseCode: lateCauseCodeOf(row.lateCause, this.reference),
              calendar,
              officeHours,
              source: { source: 'register', fileHash: body.fileHash, rowNumber: row.rowNumber, reason: body.reason },
            },
            now,
          ),
      })),
    );
    return { rows };
  }
}
