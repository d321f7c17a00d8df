import { Act, type ActAnswer, type ActRequest, Acts, Requires } from '@motcua/platform';
import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { byCompetentUnit } from '../competent-unit.fragment';
import { dossierStream, renderCourse } from '../dossier.state';
import { signResult } from './sign-result.decide';

@Controller('wards/:ward/dossiers/:dossierId/sign-result')
export class SignResultController {
  constructor(private readonly acts: Acts) {}

  @Post()
  @HttpCode(200)
  @Requires('dossier.sign')
  sign(@Act() request: ActRequest, @Param('dossierId', ParseUUIDPipe) dossierId: string): Promise<ActAnswer> {
    return this.acts.run(request, dossierStream, {
      dossierId,
      decide: byCompetentUnit(request, (dossier, now) =>
        signResult(dossier, { signerId: request.identity.subject, now }),
      ),
      render: renderCourse,
    });
  }
}
