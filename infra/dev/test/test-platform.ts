import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@motcua/testing';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { issueToken } from '../../cli/src/token';
import { intoFolder, messageFolderOf } from '../src/message-folder';
import { compiled } from '../src/folders';
import { type Platform, startPlatform } from '../src/platform';
import { findFreePorts } from '../src/ports';
import { databaseUrlOf } from '../src/postgres';
import { type Ended, motcua, runScript, type Script } from '../src/run-script';

export interface Summary {
  received: { total: number; online: number; direct: number; postal: number; carriedOver: number };
  resolved: { total: number; early: number; onTime: number; late: number };
  pending: { total: number; inTime: number; overdue: number };
  rates: { definition: string; numerator: number; denominator: number; printed: string }[];
  completeness: { complete: boolean };
  fields: { fieldName: string; resolved: { late: number }; pending: { overdue: number } }[];
}

interface Answered {
  dossierId: string;
  dossierIds: string[];
  dossierCode: string;
  rows: { outcome: string; settlement: { registerNumber: number } }[];
}

/** The platform as `npm start` runs it, in a folder and on ports of its own, with the `motcua` command at hand. */
export class TestPlatform {
  private constructor(
    readonly folder: string,
    private readonly platform: Platform,
  ) {}

  static async start(): Promise<TestPlatform> {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-e2e-'));
    const platform = await startPlatform({
      dataFolder: folder,
      ports: await findFreePorts(),
      log: () => undefined,
      adapt: intoFolder(folder),
    });
    const test = new TestPlatform(folder, platform);
    const made = await runScript(
      platform,
      compiled('infra/samples/src/make-samples.js'),
      [test.file('registers')],
      folder,
    ).ended;
    if (made.code !== 0) throw new Error(made.output);
    return test;
  }

  async stop(): Promise<void> {
    await this.platform.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get urls(): Platform['urls'] {
    return this.platform.urls;
  }

  databaseUrl(service: string): string {
    return databaseUrlOf(this.platform.adminUrl, service);
  }

  file(...path: string[]): string {
    return join(this.folder, ...path);
  }

  /** Messages that went out so far. */
  messages(): string[] {
    const folder = messageFolderOf(this.folder);
    return existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')) : [];
  }

  /** The command on its way, to be interrupted. */
  begin(...args: string[]): Script {
    return motcua(this.platform, args, this.folder);
  }

  motcua(...args: string[]): Promise<Ended> {
    return this.begin(...args).ended;
  }

  async report(ward: string, from: string, to: string): Promise<Summary> {
    const period = ['--from', from, '--to', to];
    const { code, output } = await this.motcua('report', '--ward', ward, ...period, '--by', 'field', '--json');
    if (code !== 0) throw new Error(output);
    return JSON.parse(output);
  }

  /** The figures once reporting has heard everything. */
  settledReport(ward: string, from: string, to: string, total: number): Promise<Summary> {
    const settled = async () => {
      const summary = await this.report(ward, from, to);
      const adds = summary.resolved.total + summary.pending.total === total;
      return summary.completeness.complete && summary.received.total === total && adds && summary;
    };
    return until(`${total} dossiers of ${ward}`, settled, 120_000);
  }

  /** Defines reference data through the command. */
  async define(name: string, definitions: object[]): Promise<void> {
    const path = this.file(`${name}.json`);
    writeFileSync(path, JSON.stringify(definitions));
    const { code, output } = await this.motcua('define', path);
    if (code !== 0) throw new Error(output);
  }

  token(roles: Parameters<typeof issueToken>[1]['roles'], units: string[]): Promise<string> {
    return issueToken(this.file('keys', 'private-key.json'), { subject: 'officer-1', roles, units });
  }

  async call(
    service: 'intake' | 'processing',
    path: string,
    token: string,
    body?: object,
  ): Promise<{ status: number; body: Answered }> {
    const response = await fetch(`${this.urls[service]}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answered };
  }

  /** The first rows of a sample as the register of a ward of its own; the first of them names an applicant. */
  async registerOf(ward: string, rows: number, applicant: string): Promise<string> {
    const unit = { unitCode: ward, name: ward, kind: 'ward', parentCode: null, dossierCodePrefix: 'H00.00.00' };
    await this.define(ward, [{ type: 'UnitDefined', data: { ...unit, from: '2020-01-01', to: null } }]);
    const lines = readFileSync(this.file('registers', 'quang-cu.csv'), 'utf8').split('\r\n');
    const header = lines.findIndex((line) => line.startsWith('STT,'));
    const cells = parse(lines.slice(header, header + 1 + rows).join('\r\n')) as string[][];
    (cells[1] as string[])[cells[0]?.indexOf('Người nộp') ?? -1] = applicant;
    const path = this.file(`${ward}.csv`);
    writeFileSync(path, `# wardCode: ${ward}\r\n${stringify(cells)}`);
    return path;
  }
}
