import { CodeField, DayField, UnitCodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601 } from 'class-validator';
import { absencesStream } from '../absences.state';
import { inOwnUnit } from '../competent-unit.fragment';
import { endAbsence } from './end-absence.decide';

class OfficerPath {
  @ApiProperty({ example: 'an-thang' }) @UnitCodeField() unit: string;
  @ApiProperty({ example: 'officer-7' }) @CodeField() officerId: string;
}

class EndAbsenceRequest {
  @ApiProperty({ example: '2025-10-08', description: 'The first day of work again, ward-local' })
  @IsISO8601({ strict: true })
  @DayField()
  backOn: string;
}

@Controller('units/:unit/officers/:officerId/end-absence')
export class EndAbsenceController {
  constructor(private readonly acts: Acts) {}

  @Post()
  @HttpCode(200)
  @Requires('officer.declare-absence')
  end(
    @Act() request: ActRequest,
    @Param() { unit, officerId }: OfficerPath,
    @Body() { backOn }: EndAbsenceRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(inOwnUnit(request, unit), absencesStream, {
      dossierId: null,
      key: unit,
      decide: (absences) => endAbsence(absences, { officerId, backOn }),
      render: (absences) => ({ absences: absences.filter((absence) => absence.officerId === officerId) }),
    });
  }
}
