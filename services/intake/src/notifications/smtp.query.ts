import { createTransport, type Transporter } from 'nodemailer';
import type { NotificationPort, OutgoingMessage } from './notification-port.fragment';

export interface SmtpSettings {
  host: string;
  port: number;
  secure: boolean;
  user?: string;
  password?: string;
  from: string;
}

const patience = 20_000;
/** A server may look through a letter before it says that it has taken it; to give up then would send it again. */
const patienceAfterData = 180_000;

/** Letters by a mail server. The Message-ID is the message's own, so a server may drop what comes twice. */
export class Smtp implements NotificationPort {
  readonly channel = 'email';
  private readonly transport: Transporter;

  constructor(private readonly settings: SmtpSettings) {
    const { host, port, secure, user, password } = settings;
    this.transport = createTransport({
      host,
      port,
      secure,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patienceAfterData,
      ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    });
  }

  async send({ id, to, subject, text }: OutgoingMessage): Promise<void> {
    const { from, host } = this.settings;
    await this.transport.sendMail({ from, to, subject, text, messageId: `<${id}@${host}>` });
  }
}
