import type { NotificationChannel } from '@motcua/contracts';
import type { NotificationPort, OutgoingMessage } from './notification-port.fragment';

export interface GatewaySettings {
  url: string;
  token: string;
}

const patience = 20_000;

/** SMS or Zalo by an HTTP gateway: `{to, subject, text}` with an Idempotency-Key; any 2xx is taken. */
export class MessageGateway implements NotificationPort {
  constructor(
    readonly channel: NotificationChannel,
    private readonly settings: GatewaySettings,
  ) {}

  async send({ id, to, subject, text }: OutgoingMessage): Promise<void> {
    const response = await fetch(this.settings.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.settings.token}`,
        'idempotency-key': id,
      },
      body: JSON.stringify({ to, subject, text }),
      signal: AbortSignal.timeout(patience),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
  }
}
