import type { NotificationChannel } from '@motcua/contracts';

/** A message on its way; `id` is the same at every try, so that whoever passes it on can drop the second. */
export interface OutgoingMessage {
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** Who passes messages on. Errors: whatever it throws is a try that failed, and is tried again. */
export interface NotificationPort {
  readonly channel: NotificationChannel;
  send(message: OutgoingMessage): Promise<void>;
}
