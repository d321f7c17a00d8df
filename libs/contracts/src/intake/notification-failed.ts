import { ChoiceField, CountField, IdField } from '../fields';
import {
  type NotificationOccasion,
  notificationOccasions,
  type NotificationRecipient,
  notificationRecipients,
} from '../words';

/** Private: the last try to tell somebody failed, too; it is tried again only when asked for. */
export class NotificationFailed {
  @IdField() notificationId: string;
  @ChoiceField(notificationOccasions) occasion: NotificationOccasion;
  @ChoiceField(notificationRecipients) recipient: NotificationRecipient;
  @CountField() attempts: number;
}
