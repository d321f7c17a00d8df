import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from './plain-error';
import { ensureDevelopmentKey } from './token';

/** The key that wraps the vault's keys: made once, since what it has wrapped is lost without it. Answers its file. */
export const ensureVaultKey = (folder: string): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'vault.key');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  return file;
};

/**
 * `motcua keys FOLDER`: a platform's development keys, made once, in a folder for each circle of those who need them:
 * signing (who issues tokens), public (every service) and vault (intake alone).
 */
export const keysCommand = async ([folder]: string[]): Promise<number> => {
  if (!folder) throw new PlainError('Name the folder for the keys: motcua keys FOLDER');
  const { jwksFile } = await ensureDevelopmentKey(join(folder, 'signing'));
  mkdirSync(join(folder, 'public'), { recursive: true });
  copyFileSync(jwksFile, join(folder, 'public/keys.json'));
  ensureVaultKey(join(folder, 'vault'));
  process.stdout.write(`the keys are in ${folder}\n`);
  return 0;
};
