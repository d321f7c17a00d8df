import { ChoiceField, CodeField, CountField, IdField } from '../fields';
import {
  type NotificationChannel,
  notificationChannels,
  type NotificationOccasion,
  notificationOccasions,
  type NotificationRecipient,
  notificationRecipients,
} from '../words';

/** Private: somebody was told of the dossier. Neither the address nor the text is kept. */
export class NotificationSent {
  @IdField() notificationId: string;
  @ChoiceField(notificationOccasions) occasion: NotificationOccasion;
  @ChoiceField(notificationRecipients) recipient: NotificationRecipient;
  @ChoiceField(notificationChannels) channel: NotificationChannel;
  /** Version of the template, with its language: `accepted.vi.1`. */
  @CodeField() template: string;
  /** From 1. */
  @CountField() attempt: number;
}
