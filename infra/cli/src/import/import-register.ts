import type { RowOutcome } from '@motcua/platform';
import { PlainError } from '../plain-error';
import type { Platform, ServiceAddress } from '../platform';
import { headerOf, type RegisterReject, type RegisterRow } from '../register/register-layout';
import { readRegister } from './register-file';
import { digitizationRow, intakeRow, processingRow } from './service-rows';

export interface ImportOptions {
  ward: string;
  fileHash: string;
  /** Personal columns go to the vault; otherwise nowhere. */
  personal: boolean;
  /** Rows already settled by an interrupted import of the same file. */
  skip: number;
  onReject: (reject: RegisterReject) => void;
  /** All rows up to this one are settled. */
  onProgress: (rows: number) => void;
  /** A service asked to wait. */
  onWaiting: () => void;
  isStopping: () => boolean;
}

export interface ImportResult {
  entered: number;
  corrected: number;
  unchanged: number;
  rejected: number;
  firstReceivedAt: string | null;
  lastReceivedAt: string | null;
  /** Whether the whole file was read. */
  finished: boolean;
}

const batchSize = 250;
const batchesAtOnce = 3;
const reason = 'Nhập sổ theo dõi hồ sơ';
/** The column of the register that a service's refusal speaks of. */
const columnOf: Record<string, string> = {
  'led-here': headerOf('dossierCode'),
  'in-the-future': headerOf('receivedAt'),
  'received-before': headerOf('status'),
  'no-end': headerOf('status'),
  'ended-before-receipt': headerOf('endedAt'),
};

const wasAccepted = ({ status }: RegisterRow): boolean => status !== 'not-accepted';

/**
 * Streams a register through the services' bulk endpoints; a batch is settled when all three have answered. Memory is a
 * few batches, whatever the file's size.
 */
export const importRegister = async (
  platform: Platform,
  path: string,
  options: ImportOptions,
): Promise<ImportResult> => {
  const result: ImportResult = {
    entered: 0,
    corrected: 0,
    unchanged: 0,
    rejected: 0,
    firstReceivedAt: null,
    lastReceivedAt: null,
    finished: false,
  };
  let batch: RegisterRow[] = [];
  let read = 0;
  const pipeline = new Pipeline(batchesAtOnce, (settled) => options.onProgress(settled));
  const send = async () => {
    const rows = batch;
    const upTo = read;
    batch = [];
    await pipeline.add(upTo, () => (rows.length > 0 ? sendBatch(platform, rows, options, result, upTo) : undefined));
  };
  for await (const parsed of readRegister(path)) {
    if (options.isStopping()) break;
    read = parsed.rowNumber;
    if ('row' in parsed) {
      const { receivedAt } = parsed.row;
      if (result.firstReceivedAt === null || receivedAt < result.firstReceivedAt) result.firstReceivedAt = receivedAt;
      if (result.lastReceivedAt === null || receivedAt > result.lastReceivedAt) result.lastReceivedAt = receivedAt;
      if (parsed.rowNumber > options.skip) batch.push(parsed.row);
    } else if (parsed.rowNumber > options.skip) {
      result.rejected += 1;
      parsed.rejects.forEach(options.onReject);
    }
    if (batch.length >= batchSize) await send();
  }
  if (!options.isStopping()) await send();
  await pipeline.end();
  result.finished = !options.isStopping();
  return result;
};

/**
 * Whether the services know the first row of a file whose import was interrupted: a checkpoint outlives a database that
 * was deleted or exchanged. Saying the row again changes nothing where it is known.
 */
export const knowsFirstRow = async (platform: Platform, path: string, options: ImportOptions): Promise<boolean> => {
  for await (const parsed of readRegister(path)) {
    if (parsed.rowNumber > options.skip) return false;
    if (!('row' in parsed)) continue;
    const [outcome] = await enter(platform, 'intake', options, [intakeRow(parsed.row, options.personal)], 1);
    return outcome?.outcome !== 'entered';
  }
  return false;
};

/** Some batches under way at once, settled in their order, so that a checkpoint never stands before an open batch. */
class Pipeline {
  private readonly open: { upTo: number; done: Promise<void> }[] = [];

  constructor(
    private readonly width: number,
    private readonly onSettled: (upTo: number) => void,
  ) {}

  async add(upTo: number, work: () => Promise<void> | undefined): Promise<void> {
    const done = Promise.resolve(work());
    // Its failure is met when its turn comes.
    done.catch(() => undefined);
    this.open.push({ upTo, done });
    if (this.open.length >= this.width) await this.settleFirst();
  }

  async end(): Promise<void> {
    while (this.open.length > 0) await this.settleFirst();
  }

  private async settleFirst(): Promise<void> {
    const first = this.open.shift();
    if (!first) return;
    await first.done;
    this.onSettled(first.upTo);
  }
}

const sendBatch = async (
  platform: Platform,
  batch: RegisterRow[],
  options: ImportOptions,
  result: ImportResult,
  read: number,
): Promise<void> => {
  const { personal } = options;
  const received = await enter(
    platform,
    'intake',
    options,
    batch.map((row) => intakeRow(row, personal)),
    read,
  );
  // What intake refuses is no dossier to any of them.
  const refused = new Set(received.filter(({ outcome }) => outcome === 'rejected').map(({ rowNumber }) => rowNumber));
  const rest = batch.filter((row) => wasAccepted(row) && !refused.has(row.rowNumber));
  const settled = await Promise.all([
    enter(platform, 'processing', options, rest.map(processingRow), read),
    enter(platform, 'digitization', options, rest.map(digitizationRow), read),
  ]);
  const byRow = Map.groupBy([received, ...settled].flat(), ({ rowNumber }) => rowNumber);
  for (const [rowNumber, outcomes] of byRow) {
    const refused = outcomes.find((outcome) => outcome.outcome === 'rejected');
    if (refused?.outcome === 'rejected') {
      result.rejected += 1;
      options.onReject({ rowNumber, column: columnOf[refused.code] ?? refused.code, reason: refused.reason });
    } else if (outcomes.some(({ outcome }) => outcome === 'corrected')) result.corrected += 1;
    else if (outcomes.every(({ outcome }) => outcome === 'unchanged')) result.unchanged += 1;
    // Received before, and something new was said of it since.
    else if (outcomes[0]?.outcome === 'unchanged') result.corrected += 1;
    else result.entered += 1;
  }
};

/** Waits as long as the service asks to (429), and through short outages (503). */
const enter = async (
  platform: Platform,
  service: ServiceAddress,
  options: ImportOptions,
  rows: object[],
  read: number,
): Promise<RowOutcome[]> => {
  if (rows.length === 0) return [];
  for (let attempt = 0; ; attempt += 1) {
    const { status, headers, body } = await platform.ask(
      service,
      'POST',
      `/wards/${encodeURIComponent(options.ward)}/register-entries`,
      { fileHash: options.fileHash, reason, rows },
    );
    if (status === 200) return (body as { rows: RowOutcome[] }).rows;
    if (status !== 429 && !(status === 503 && attempt < 60)) {
      const { detail, errors } = (body ?? {}) as { detail?: string; errors?: unknown };
      throw new PlainError(
        `${service} refused the rows up to ${read}: ${detail ?? status}\n${JSON.stringify(errors ?? '')}`,
      );
    }
    options.onWaiting();
    await new Promise((resolve) => setTimeout(resolve, Number(headers.get('retry-after') ?? 1) * 1_000));
  }
};
