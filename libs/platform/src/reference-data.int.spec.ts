import { createServiceDatabase, plainCalendar, type ServiceDatabase } from '@motcua/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { createCommonTablesV1 } from './common-tables-v1';
import { versionReferenceDataV2 } from './common-tables-v2';
import { ReferenceData } from './reference-data';

describe('the copy of reference data', () => {
  let database: ServiceDatabase;
  let worker: pg.Pool;
  let api: pg.Pool;
  let reference: ReferenceData;
  beforeEach(async () => {
    database = await createServiceDatabase('processing', (roles) => ({
      '0001_create_tables': { up: (db) => createCommonTablesV1(db, roles) },
      '0002_version_reference_data': { up: versionReferenceDataV2 },
    }));
    worker = new pg.Pool({ connectionString: database.worker });
    api = new pg.Pool({ connectionString: database.api });
    reference = new ReferenceData(api);
  });
  afterEach(async () => {
    await Promise.all([worker.end(), api.end()]);
    await database.drop();
  });

  const arrive = async (number: number, type: string, data: object) => {
    await worker.query(
      "insert into reference_data (number, store, epoch, event_id, type, data) values ($1, 'reference', 1, $2, $3, $4)",
      [number, v7(), type, JSON.stringify(data)],
    );
    await reference.refresh();
  };
  const late = (code: string, name: string) => ({ list: 'late', code, name });

  it('knows a definition that arrived after a newer one, as when two replicas share the listening', async () => {
    await arrive(2, 'CauseDefined', late('flood', 'Lũ lụt'));
    expect(reference.causes.size).toBe(1);
    await arrive(1, 'CalendarDefined', plainCalendar);
    expect(reference.calendar().id).toBe(plainCalendar.id);
    expect(reference.causes.size).toBe(1);
  });

  it('lets the newest definition win, in whatever order they arrive', async () => {
    await arrive(1, 'CauseDefined', late('flood', 'first'));
    await arrive(3, 'CauseDefined', late('flood', 'third'));
    await arrive(4, 'CauseDefined', late('storm', 'fourth'));
    await arrive(2, 'CauseDefined', late('flood', 'second'));
    expect([...reference.causes.values()].map(({ name }) => name)).toEqual(['third', 'fourth']);
    await arrive(5, 'CauseDefined', late('flood', 'fifth'));
    expect(reference.causes.get('late flood')?.name).toBe('fifth');
  });

  it('answers the version of a procedure that holds on a day, read as the newest form of its event', async () => {
    const first = {
      procedureCode: '1.001193',
      procedureVersion: 'v1',
      name: 'Đăng ký khai sinh',
      fieldCode: 'ho-tich',
      fieldName: 'Hộ tịch',
      termUnit: 'working-days',
      termAmount: 3,
      termCutOff: null,
      serviceLevel: 'full',
      competentLevel: 'commune',
      from: '2025-07-01',
    };
    await arrive(1, 'ProcedureDefined', first);
    await arrive(2, 'ProcedureDefined', { ...first, procedureVersion: 'v2', from: '2026-01-01', to: '2026-06-30' });
    await arrive(3, 'ProcedureDefined', { ...first, procedureVersion: 'v1 corrected' });
    const on = (day: string) => reference.procedureOn('1.001193', day)?.procedureVersion;
    expect(['2025-06-30', '2025-12-31', '2026-01-01', '2026-07-01'].map(on)).toEqual([
      undefined,
      'v1 corrected',
      'v2',
      undefined,
    ]);
    expect(reference.pinnedProcedure('1.001193', 'v1')).toMatchObject({ procedureVersion: 'v1', from: '2025-07-01' });
    expect(reference.pinnedProcedure('1.001193', 'unlisted')).toBeUndefined();
    expect(reference.procedureOn('1.001193', '2025-12-31')).toMatchObject({ rawCode: '1.001193', fees: null });
    expect(reference.procedureVersions().map(({ from }) => from)).toEqual(['2025-07-01', '2026-01-01']);
  });

  it('knows what a ward displays from a day on, and nothing of a ward that has not said it', async () => {
    const displayed = { wardCode: 'quang-cu', procedureCodes: ['1.001193'], from: '2025-07-01' };
    await arrive(1, 'ProceduresDisplayed', displayed);
    expect(reference.displayedOn('quang-cu', '2025-07-01')).toEqual(new Set(['1.001193']));
    expect(reference.displayedOn('quang-cu', '2025-06-30')).toBeUndefined();
    expect(reference.displayedOn('an-thang', '2025-07-01')).toBeUndefined();
  });
});
