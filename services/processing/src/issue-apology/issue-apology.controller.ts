import { CodeField } from '@motcua/contracts';
import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { CourseReference } from '../reference/course-reference.query';
import { issueApology } from './issue-apology.decide';

class IssueApologyRequest {
  @ApiProperty({ example: '2026-11-27T09:00:00.000Z', description: 'The one new date, to the minute, in UTC' })
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00\.000Z$/, {
    message: 'newDate must be a whole minute in UTC such as 2026-11-27T09:00:00.000Z',
  })
  newDate: string;

  @ApiProperty({ example: 'staff-overload', description: 'Of the list of apology causes' })
  @CodeField()
  reasonCode: string;
}

@Controller('wards/:ward/dossiers/:dossierId/issue-apology')
export class IssueApologyController {
  constructor(
    private readonly acts: Acts,
    private readonly reference: CourseReference,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.apologise')
  apologise(
    @Act() request: ActRequest,
    @Param('dossierId', ParseUUIDPipe) dossierId: string,
    @Body() body: IssueApologyRequest,
  ): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        issueApology(dossier, {
          ...body,
          now,
          time: this.reference.time(dossier),
          reasons: this.reference.causes('apology'),
        }),
      ),
      render: renderCourse,
    });
  }
}
