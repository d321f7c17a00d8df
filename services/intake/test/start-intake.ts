import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventData } from '@motcua/contracts';
import type { RunningService } from '@motcua/platform';
import { createServiceDatabase, plainCalendar, type ServiceDatabase, startTestService } from '@motcua/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import type { ReferenceEvent } from '../src/define-reference-data/define-reference-data.decide';
import { shippedReference } from '../src/define-reference-data/shipped-reference.query';
import { intakeService } from '../src/intake.module';
import { migrations } from '../src/migrations';

export const birth: EventData<'ProcedureDefined'> = {
  procedureCode: '1.001193',
  rawCode: '1.001193',
  procedureVersion: 'v1',
  name: 'Đăng ký khai sinh',
  fieldCode: 'ho-tich',
  fieldName: 'Tư pháp – hộ tịch',
  termUnit: 'working-days',
  termAmount: 3,
  termCutOff: null,
  committedTerms: [],
  serviceLevel: 'full',
  competentLevel: 'commune',
  competentUnitCode: null,
  receivingArea: 'province',
  papers: null,
  fees: null,
  stages: [],
  isImmediate: false,
  from: '2025-07-01',
  to: null,
  isSample: false,
  source: null,
};

/** Certified copies: handed out at once; 2,000 đồng a page, from the third on 1,000. */
export const certifiedCopies: EventData<'ProcedureDefined'> = {
  ...birth,
  procedureCode: '2.000815',
  rawCode: '2.000815',
  name: 'Chứng thực bản sao từ bản chính',
  fieldCode: 'chung-thuc',
  fieldName: 'Chứng thực',
  termUnit: 'same-day',
  termAmount: 0,
  serviceLevel: 'direct',
  fees: [
    { code: 'trang-dau', name: 'Trang 1, 2', amount: 2_000, per: 'page', startingAt: 1, ceiling: 200_000 },
    { code: 'trang-sau', name: 'Từ trang 3', amount: 1_000, per: 'page', startingAt: 3, ceiling: 200_000 },
  ],
  isImmediate: true,
};

const unit = (unitCode: string): ReferenceEvent => ({
  type: 'UnitDefined',
  data: {
    unitCode,
    name: unitCode,
    kind: 'ward',
    parentCode: null,
    dossierCodePrefix: `H00.${unitCode}`,
    from: '2025-07-01',
    to: null,
  },
});

/** Obviously invented; the words are searched for where they must not be. */
export const applicant = {
  fullName: 'Nguyễn Thị Đơn Thử',
  idNumber: '000000000001',
  phone: '0900 000 001',
  address: 'Thôn Không Có Thật',
  email: 'don-thu@example.com',
};

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { dossierId: string; dossierCode: string; position: number; code: string };
}

export interface TestIntake {
  service: RunningService;
  database: ServiceDatabase;
  /** For another process of the same service. */
  environment: Record<string, string>;
  post: (path: string, token: string, body: object, headers?: Record<string, string>) => Promise<Answer>;
  get: (path: string, token: string) => Promise<Answer>;
  /** Rows of the database as its superuser sees them. */
  look: (statement: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
  stop: () => Promise<void>;
}

/** A file as VAULT_KEY_FILE names it. */
export const vaultKeyFile = (): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'motcua-vault-')), 'vault.key');
  writeFileSync(file, randomBytes(32).toString('base64'));
  return file;
};

/** A file as PAYMENTS_FILE names it. */
export const paymentsFile = (content: object): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'motcua-payments-')), 'payments.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};

/** Intake on a database of its own that knows its reference data already, so that it needs no broker for them. */
export const startIntake = async (natsUrl?: string, environment: Record<string, string> = {}): Promise<TestIntake> => {
  const database = await createServiceDatabase('intake', migrations);
  const admin = new pg.Client({ connectionString: database.admin });
  // The database is dropped under this connection when the spec ends early.
  admin.on('error', () => undefined);
  await admin.connect();
  const definitions: ReferenceEvent[] = [
    ...shippedReference(),
    { type: 'CalendarDefined', data: plainCalendar },
    { type: 'ProcedureDefined', data: birth },
    // Announced, and not in force while any spec runs.
    { type: 'ProcedureDefined', data: { ...birth, procedureVersion: 'announced', from: '2999-01-01' } },
    { type: 'ProcedureDefined', data: { ...birth, procedureCode: '1.000001', serviceLevel: 'direct' } },
    { type: 'ProcedureDefined', data: certifiedCopies },
    ...['an-thang', 'binh-duong', 'quang-cu'].map(unit),
  ];
  for (const [index, { type, data }] of definitions.entries()) {
    await admin.query(
      "insert into reference_data (number, store, epoch, event_id, type, data) values ($1, 'planted', 1, $2, $3, $4)",
      [index + 1, v7(), type, JSON.stringify(data)],
    );
  }
  const ownEnvironment = { VAULT_KEY_FILE: vaultKeyFile(), ...environment };
  const service = await startTestService(intakeService, database, {
    environment: ownEnvironment,
    ...(natsUrl !== undefined && { natsUrl }),
  });
  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${service.url}${path}`, init);
    return { status: response.status, headers: response.headers, body: JSON.parse((await response.text()) || 'null') };
  };
  return {
    service,
    database,
    environment: ownEnvironment,
    post: (path, token, body, headers = {}) =>
      call(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
        body: JSON.stringify(body),
      }),
    get: (path, token) => call(path, { headers: { authorization: `Bearer ${token}` } }),
    look: async (statement, values = []) => (await admin.query(statement, values)).rows,
    stop: async () => {
      await service.stop();
      await admin.end();
      await database.drop();
    },
  };
};
