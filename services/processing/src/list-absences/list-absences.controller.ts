import { CodeField, UnitCodeField } from '@motcua/contracts';
import { wardDayOf } from '@motcua/deadline';
import { type Scope, UnknownStream } from '@motcua/event-sourcing';
import { Acts, InScope, Requires } from '@motcua/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { type Absence, standInFor } from '../absences.state';
import { Absences, type OpenCourse } from './absences.query';

class OfficerPath {
  @ApiProperty({ example: 'an-thang' }) @UnitCodeField() unit: string;
  @ApiProperty({ example: 'officer-7' }) @CodeField() officerId: string;
}

/** When an officer is away, who stands in today, and at most a thousand courses that are the officer's. */
@Controller('units/:unit/officers/:officerId/absences')
export class ListAbsencesController {
  constructor(
    private readonly acts: Acts,
    private readonly absences: Absences,
  ) {}

  @Get()
  @Requires('officer.read-absences')
  async list(
    @InScope() scope: Scope,
    @Param() { unit, officerId }: OfficerPath,
  ): Promise<{ absences: Absence[]; standsInToday: string | null; openCourses: OpenCourse[] }> {
    if (!scope.units.includes(unit)) throw new UnknownStream();
    const [all, openCourses] = await Promise.all([this.absences.of(unit), this.absences.openCourses(unit, officerId)]);
    const today = standInFor(all, officerId, wardDayOf(this.acts.now()));
    return {
      absences: all.filter((absence) => absence.officerId === officerId),
      standsInToday: today === officerId ? null : today,
      openCourses,
    };
  }
}
