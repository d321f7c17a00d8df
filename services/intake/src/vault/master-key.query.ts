import { readFileSync } from 'node:fs';
import { keyLength } from './sealed-box.fragment';

/** Read once, at start: a service that could not seal must not accept anything. */
export const readMasterKey = (file: string): Buffer => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new Error(`VAULT_KEY_FILE: ${file} can not be read (${reason}); it must hold the vault's master key.`);
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== keyLength) {
    throw new Error(`VAULT_KEY_FILE: ${file} must hold ${keyLength} bytes in base64 (it holds ${key.length}).`);
  }
  return key;
};
