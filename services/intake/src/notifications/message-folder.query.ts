import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NotificationChannel } from '@motcua/contracts';
import type { NotificationPort, OutgoingMessage } from './notification-port.fragment';

/** For development: a text file per message, to be looked at; the same message again is the same file. */
export class MessageFolder implements NotificationPort {
  constructor(
    readonly channel: NotificationChannel,
    private readonly folder: string,
  ) {}

  async send({ id, to, subject, text }: OutgoingMessage): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const file = join(this.folder, `${id}.txt`);
    await writeFile(`${file}.part`, `${this.channel}: ${to}\n${subject}\n\n${text}`);
    await rename(`${file}.part`, file);
  }
}
