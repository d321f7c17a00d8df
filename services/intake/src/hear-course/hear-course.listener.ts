import type { Envelope, EventType } from '@motcua/contracts';
import { Hears, type Outcome } from '@motcua/messaging';
import { Heard } from '@motcua/platform';
import { Controller } from '@nestjs/common';
import { dossierStream } from '../dossier.state';
import { courseHistoryRow } from './course-history.fragment';

/** What papers, the public's look-up and messages tell of a course. */
const told = [
  'ProcessingStarted',
  'OfficerAssigned',
  'SupplementRequested',
  'DossierSupplemented',
  'DossierPaused',
  'DossierResumed',
  'ApologyDrafted',
  'OfficerWarned',
  'ApologyIssued',
  'AppointmentExtended',
  'AppointmentMoved',
  'DossierResolved',
  'DossierRefused',
  'DossierWithdrawn',
  'DossierStopped',
  'EarlyResultAnnounced',
  'ResultReturned',
  'CourseCorrected',
] as const satisfies readonly EventType[];

/** Keeps what processing says of a dossier; nothing in intake is decided by it, so no event is made of it. */
@Controller()
export class HearCourseListener {
  constructor(private readonly heard: Heard) {}

  @Hears(...told)
  hear(event: Envelope): Promise<Outcome> {
    return this.heard.record(
      event,
      dossierStream,
      () => [],
      () => [courseHistoryRow(event)],
    );
  }
}
