import { ChoiceField } from '../fields';
import { type AnnouncementManner, announcementManners } from '../words';

/** The applicant was told that the result is there before the appointment's day (NĐ 61/2018 art. 20(4)). */
export class EarlyResultAnnounced {
  @ChoiceField(announcementManners) manner: AnnouncementManner;
}
