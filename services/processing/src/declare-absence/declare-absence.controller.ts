import { CodeField, DayField, UnitCodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601 } from 'class-validator';
import { absencesStream } from '../absences.state';
import { inOwnUnit } from '../competent-unit.fragment';
import { CourseReference } from '../reference/course-reference.query';
import { declareAbsence } from './declare-absence.decide';

class OfficerPath {
  @ApiProperty({ example: 'an-thang' }) @UnitCodeField() unit: string;
  @ApiProperty({ example: 'officer-7', description: 'An account id, never a name' }) @CodeField() officerId: string;
}

class DeclareAbsenceRequest {
  @ApiProperty({ example: 'officer-8', description: 'Who works in the place of the officer' })
  @CodeField()
  substituteId: string;

  @ApiProperty({ example: '2025-10-06', description: 'First day, ward-local' })
  @IsISO8601({ strict: true })
  @DayField()
  from: string;

  @ApiProperty({ example: '2025-10-10', description: 'Last day, ward-local' })
  @IsISO8601({ strict: true })
  @DayField()
  to: string;

  @ApiProperty({ example: 'annual-leave', description: 'Of the list of absence causes' })
  @CodeField()
  reasonCode: string;
}

@Controller('units/:unit/officers/:officerId/absences')
export class DeclareAbsenceController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @Requires('officer.declare-absence')
  declare(
    @Act() request: ActRequest,
    @Param() { unit, officerId }: OfficerPath,
    @Body() { substituteId, from, to, reasonCode }: DeclareAbsenceRequest,
  ): Promise<ActAnswer> {
    const command = { officerId, substituteId, from, to, reasonCode, reasons: this.reference.causes('absence') };
    return this.acts.run(inOwnUnit(request, unit), absencesStream, {
      dossierId: null,
      key: unit,
      begins: true,
      decide: (absences) => declareAbsence(absences, command),
      render: (absences) => ({ absences: absences.filter((absence) => absence.officerId === officerId) }),
    });
  }
}
