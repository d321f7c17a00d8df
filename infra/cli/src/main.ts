import { catalogueCommand } from './catalogue/catalogue.cli';
import { deadlineCommand } from './deadline.cli';
import { keysCommand } from './development-keys';
import { importCommand } from './import/import.cli';
import { migrateAll } from './migrate';
import {
  defineCommand,
  rebuildCommand,
  republishCommand,
  retryParkedCommand,
  tokenCommand,
  verifyCommand,
} from './operations.cli';
import { PlainError } from './plain-error';
import { reportCommand } from './report.cli';

const usage = `motcua – the command of Một Cửa

  import FILE… [--ward W] [--drop-personal] [--rejects FILE]   registers (form 07) in
  catalogue import FILE [--dry-run] [--rejects FILE] [--json]      procedures (CSV or xlsx) in; says first what changes
  catalogue export FILE [--day D]                                  every version, or those that hold on a day
  catalogue display FILE --ward W --from D [--dry-run]             what a ward displays from that day, by its codes
  report --ward W --from D --to D [--by field] [--as-of T] [--known-at K] [--json]
  deadline --received 2025-04-24T09:00 --working-days N | --working-hours N | --calendar-days N | --same-day
           [--cut-off HH:mm] [--pause FROM/TO]… [--ward W] [--reference FILE] [--trace] [--json]
                       when it falls due, and which time counted; needs no server
  verify [--json]      ledger, facts and logs compared; exit 1 when they differ
  rebuild              facts and ledger anew, beside, then swapped
  define FILE…         reference data: units, procedures, causes, calendars (JSON)
  republish --store S --for SERVICE --from N --to N
  republish --missing  what any service has not heard, e.g. after the broker lost its store
  retry-parked         parked events, tried again by every service
  token --role R --ward W
  migrate              databases to the newest level (DATABASE_URL)
  faults [--kills N] [--minutes M] [--acknowledged N] [--seed S] [--json]
                       a platform of its own under load and faults, then checked; exit 1 on any violation
  keys FOLDER          development keys for a platform in containers
`;

const migrateCommand = async (): Promise<number> => {
  const adminUrl = process.env.DATABASE_URL;
  if (!adminUrl) throw new PlainError('Set DATABASE_URL to a role that may create databases and roles.');
  await migrateAll(adminUrl, { log: (line) => process.stdout.write(`${line}\n`) });
  return 0;
};

const commands: Record<string, (args: string[]) => Promise<number>> = {
  import: importCommand,
  catalogue: catalogueCommand,
  report: reportCommand,
  deadline: deadlineCommand,
  verify: verifyCommand,
  rebuild: rebuildCommand,
  define: defineCommand,
  republish: republishCommand,
  'retry-parked': retryParkedCommand,
  token: tokenCommand,
  migrate: migrateCommand,
  // Brings the whole development platform with it, so it is loaded only when asked for.
  faults: async (args) => (await import('../../faults/src/faults.cli.js')).faultsCommand(args),
  keys: keysCommand,
};

const run = async (): Promise<number> => {
  const [name = '', ...args] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    process.stdout.write(usage);
    return name === '' || name === 'help' || name === '--help' ? 0 : 2;
  }
  return command(args);
};

run().then(
  (code) => process.exit(code),
  (error) => {
    const plain = error instanceof PlainError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    process.stderr.write(`${plain ? error.message : (error as Error).stack}\n`);
    process.exit(1);
  },
);
