import { createServiceDatabase, plainCalendar, type ServiceDatabase } from '@motcua/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { createCommonTablesV1 } from './common-tables-v1';
import { ReferenceData } from './reference-data';

describe('the copy of reference data', () => {
  let database: ServiceDatabase;
  let worker: pg.Pool;
  let api: pg.Pool;
  let reference: ReferenceData;
  beforeEach(async () => {
    database = await createServiceDatabase('processing', (roles) => ({
      '0001_create_tables': { up: (db) => createCommonTablesV1(db, roles) },
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
});
