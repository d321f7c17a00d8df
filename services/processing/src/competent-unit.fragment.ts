import type { DomainEvent } from '@motcua/contracts';
import { Rejected, UnknownStream } from '@motcua/event-sourcing';
import type { ActRequest } from '@motcua/platform';
import { heardCourse } from './course.decide';
import type { Dossier } from './dossier.state';

type Decide = (dossier: Dossier, now: string) => DomainEvent[] | Rejected;

/**
 * The competent unit decides the course. The centre that received the dossier for it sees it, too, but for acts of its
 * own (DESIGN §3.12).
 */
export const byCompetentUnit =
  ({ scope }: Pick<ActRequest, 'scope'>, decide: Decide): Decide =>
  (dossier, now) => {
    const unit = heardCourse(dossier).receipt?.competentUnitCode;
    return unit === undefined || scope.units.includes(unit)
      ? decide(dossier, now)
      : new Rejected(
          'not-competent',
          'Hồ sơ thuộc thẩm quyền giải quyết của cơ quan khác; chỉ cơ quan đó thực hiện được.',
        );
  };

/** The result is handed over where the dossier was received; to the competent unit's own counter it is unknown there. */
export const byReceivingCentre = (request: ActRequest): ActRequest => ({
  ...request,
  scope: { wards: request.scope.wards, units: [] },
});

/** Acts on a unit's own matters, under the unit's own scope, whether it is a ward or not. Errors: `UnknownStream`. */
export const inOwnUnit = (request: ActRequest, unitCode: string): ActRequest => {
  if (!request.scope.units.includes(unitCode)) throw new UnknownStream();
  return { ...request, ward: unitCode, scope: { wards: [unitCode], units: [] } };
};
