import { createHash } from 'node:crypto';
import { canonicalJson, type EventData } from '@motcua/contracts';

/** What names a version: the first 16 hexadecimal digits of the sha-256 over all else that it says. */
export const procedureVersionOf = (content: Omit<EventData<'ProcedureDefined'>, 'procedureVersion'>): string =>
  createHash('sha256')
    .update(canonicalJson({ ...content, procedureVersion: undefined }))
    .digest('hex')
    .slice(0, 16);
