import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlatformOptions } from './platform';

/** Where messages to applicants and officers are put instead of being sent. */
export const messageFolderOf = (dataFolder: string): string => join(dataFolder, 'messages');

/** Intake writes its messages there, unless the environment names a file of its own. */
export const intoFolder = (dataFolder: string): NonNullable<PlatformOptions['adapt']> => {
  const file = join(dataFolder, 'notifications.json');
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ folder: messageFolderOf(dataFolder) }, null, 2)}\n`);
  return ({ service }) =>
    service === 'intake' ? { env: { NOTIFICATIONS_FILE: process.env.NOTIFICATIONS_FILE || file } } : {};
};
