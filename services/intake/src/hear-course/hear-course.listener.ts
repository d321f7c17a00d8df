import type { Envelope, EventType } from '@motcua/contracts';
import { Hears, type Outcome } from '@motcua/messaging';
import { Heard } from '@motcua/platform';
import { Controller } from '@nestjs/common';
import { dossierStream } from '../dossier.state';
import { Notifications } from '../notifications/notifications.query';
import { courseHistoryRow } from './course-history.fragment';
import { hearForwardedProgress, tellsProgress } from './forwarded-progress.decide';
import { Receivers } from './receivers.query';

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
  'ResultAppointed',
  'DossierResolved',
  'DossierRefused',
  'DossierWithdrawn',
  'DossierStopped',
  'EarlyResultAnnounced',
  'ResultReturned',
  'CourseCorrected',
] as const satisfies readonly EventType[];

/**
 * Keeps what processing says of a dossier; no act of intake is decided by it. Of a dossier that was forwarded, how far it
 * has come is said in the stream of the centre that received it first: there an act of that centre could rest on it.
 */
@Controller()
export class HearCourseListener {
  constructor(
    private readonly heard: Heard,
    private readonly receivers: Receivers,
    private readonly notifications: Notifications,
  ) {}

  @Hears(...told)
  async hear(event: Envelope): Promise<Outcome> {
    const receiver =
      event.dossierId !== null && tellsProgress(event)
        ? await this.receivers.of(event.receivingWardCode, event.dossierId)
        : null;
    // One event is claimed once, so the row of its own dossier commits with the receiver's event.
    const there = receiver && { dossierId: receiver.dossierId, receivingWardCode: receiver.wardCode };
    return this.heard.record(
      { ...event, ...there },
      dossierStream,
      (dossier) => (receiver ? hearForwardedProgress(dossier, event) : []),
      () => [courseHistoryRow(event), ...this.notifications.ofHeard(event)],
    );
  }
}
