import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDatabase } from './check-logs';

const scansAtOnce = 1_000;

/** Every scan that an event names lies in the folder and hashes to its name; what does not. */
export const checkScans = async (url: string, blobFolder: string): Promise<{ scans: number; problems: string[] }> =>
  withDatabase(url, async (client) => {
    const problems: string[] = [];
    let scans = 0;
    await client.query('begin');
    await client.query(
      `declare scans no scroll cursor for
       select ward_code, data ->> 'sha256' as sha256 from log.events where data ? 'sha256'`,
    );
    for (;;) {
      const { rows } = await client.query(`fetch ${scansAtOnce} from scans`);
      if (rows.length === 0) break;
      scans += rows.length;
      await Promise.all(
        rows.map(async ({ ward_code, sha256 }) => {
          const bytes = await readFile(join(blobFolder, ward_code, sha256.slice(0, 2), sha256)).catch(() => undefined);
          if (!bytes) problems.push(`scan ${sha256} of ${ward_code} is missing`);
          else if (createHash('sha256').update(bytes).digest('hex') !== sha256)
            problems.push(`scan ${sha256} of ${ward_code} holds other bytes`);
        }),
      );
    }
    await client.query('commit');
    return { scans, problems };
  });
