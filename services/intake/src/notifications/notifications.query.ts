import type { DomainEvent, Envelope, Instant } from '@motcua/contracts';
import type { Companion } from '@motcua/event-sourcing';
import { Injectable } from '@nestjs/common';
import { IntakeConfig } from '../intake.config';
import { notificationRows } from './notification-rows.fragment';
import type { NotificationPort } from './notification-port.fragment';
import { readNotificationsFile } from './notifications-file.query';

/** Who passes messages on here, and the rows of what is to be told. Without a port nobody is told and no row is written. */
@Injectable()
export class Notifications {
  readonly ports: readonly NotificationPort[];

  constructor({ NOTIFICATIONS_FILE }: IntakeConfig) {
    this.ports = NOTIFICATIONS_FILE === undefined ? [] : readNotificationsFile(NOTIFICATIONS_FILE);
  }

  /** Of an act that happens once to a dossier. */
  ofAct(wardCode: string, dossierId: string, events: readonly DomainEvent[], at: Instant): Companion[] {
    if (this.ports.length === 0) return [];
    return notificationRows(
      { wardCode, dossierId, at },
      events.map(({ type, data }) => ({ type, data, ground: type })),
    );
  }

  ofHeard({ type, data, id, receivingWardCode, dossierId, occurredAt }: Envelope): Companion[] {
    if (this.ports.length === 0 || dossierId === null) return [];
    return notificationRows({ wardCode: receivingWardCode, dossierId, at: occurredAt }, [{ type, data, ground: id }]);
  }
}
