import type { Scope } from '@motcua/event-sourcing';
import { startTestService, tokenFor } from '@motcua/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';
import { intakeService } from '../intake.module';
import { Vault } from './vault.query';

const scopeOf = (...wards: string[]): Scope => ({ wards, units: [] });
const receipt = { procedureCode: '1.001193', channel: 'direct', applicant };

describe('the vault', () => {
  let intake: TestIntake;
  let vault: Vault;
  let receptionist: string;

  beforeAll(async () => {
    intake = await startIntake();
    vault = intake.service.app.get(Vault);
    receptionist = await tokenFor(['receptionist'], ['an-thang']);
  });

  afterAll(() => intake?.stop());

  const receive = async (body: object = receipt, headers = {}): Promise<string> => {
    const answer = await intake.post('/wards/an-thang/dossiers', receptionist, body, headers);
    expect(answer.status).toBe(201);
    return answer.body.dossierId;
  };

  it('gives the applicant back to the ward, and no answer but that one repeats it', async () => {
    const dossierId = await receive();
    const shown = await intake.get(`/wards/an-thang/dossiers/${dossierId}/applicant`, receptionist);
    expect(shown.body).toEqual(applicant);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    const status = await intake.get(`/wards/an-thang/dossiers/${dossierId}`, receptionist);
    expect(status.body).toMatchObject({ status: 'received', position: 1 });
    expect(JSON.stringify(status.body)).not.toContain('Đơn');
  });

  it('leaves nothing personal in any column of any table of the whole database', async () => {
    await receive(receipt, { 'idempotency-key': 'canary-1' });
    const tables = await intake.look(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const dumps: unknown[] = [];
    for (const { name } of tables) {
      dumps.push(...(await intake.look(`select t::text as row from ${name} t`)).map(({ row }) => row));
    }
    const dump = dumps.join('\n').toLowerCase();
    expect(dump).toContain('dossierreceived');
    expect(dump).toContain('canary-1');
    const canaries = [
      'nguyễn',
      'đơn thử',
      'don thu',
      '000000000001',
      '0900 000 001',
      '0900000001',
      'không có thật',
      'don-thu@',
    ];
    expect(canaries.filter((canary) => dump.includes(canary.toLowerCase()))).toEqual([]);
  });

  it('commits with the event or not at all: a repeated key seals once', async () => {
    const body = { ...receipt, applicant: { fullName: 'Người Lặp Lại', idNumber: '000000000002' } };
    const key = { 'idempotency-key': 'seal-once' };
    const [first, second] = await Promise.all([receive(body, key), receive(body, key)]);
    expect(second).toBe(first);
    expect(await vault.find('an-thang', 'lap lai', scopeOf('an-thang'))).toEqual([first]);
  });

  it('finds by words of the name in any accents, by id and by phone, and by nothing less', async () => {
    const dossierId = await receive({
      ...receipt,
      applicant: { fullName: 'Đặng Ví Dụ Mười', idNumber: '000000000010', phone: '+84 900 000 010' },
    });
    const found = async (word: string) => {
      const { body } = await intake.post('/wards/an-thang/applicants/find', receptionist, { word });
      return body;
    };
    const words = [
      'dang',
      'ĐẶNG',
      'Đặng'.normalize('NFD'),
      'muoi vi du',
      '000 000 000 010',
      '0900000010',
      '+84900000010',
    ];
    for (const word of words) expect(await found(word)).toEqual({ dossierIds: [dossierId], more: false });
    for (const word of ['dan', 'dang khac', '00000000001', '%%%']) {
      expect(await found(word)).toEqual({ dossierIds: [], more: false });
    }
  });

  it("shows another ward's scope nothing, whatever it asks for", async () => {
    const dossierId = await receive();
    const neighbour = await tokenFor(['receptionist'], ['binh-duong']);
    expect(await vault.open('an-thang', dossierId, scopeOf('binh-duong'))).toBeUndefined();
    expect(await vault.open('binh-duong', dossierId, scopeOf('binh-duong'))).toBeUndefined();
    expect(await vault.find('an-thang', 'nguyen', scopeOf('binh-duong'))).toEqual([]);
    expect((await intake.get(`/wards/an-thang/dossiers/${dossierId}/applicant`, neighbour)).status).toBe(404);
    expect((await intake.post('/wards/an-thang/applicants/find', neighbour, { word: 'nguyen' })).body).toEqual({
      dossierIds: [],
      more: false,
    });
    const refused = await intake.post('/wards/an-thang/dossiers', neighbour, receipt);
    expect(refused.status).toBe(404);
  });

  it('makes no key and draws no code for a ward that is not the caller’s', async () => {
    expect((await intake.post('/wards/quang-cu/dossiers', receptionist, receipt)).status).toBe(404);
    expect(await intake.look("select from vault_ward_keys where ward_code = 'quang-cu'")).toEqual([]);
    expect(await intake.look("select from dossier_code_sequences where ward_code = 'quang-cu'")).toEqual([]);
  });

  it('is closed to the worker, and its rows to change by anyone', async () => {
    const client = new pg.Client({ connectionString: intake.database.worker });
    await client.connect();
    for (const table of ['vault', 'vault_index', 'vault_person_keys', 'vault_ward_keys']) {
      await expect(client.query(`select from ${table}`)).rejects.toThrow(/permission denied/);
    }
    await client.end();
    const api = new pg.Client({ connectionString: intake.database.api });
    await api.connect();
    await expect(api.query("update vault set sealed = ''")).rejects.toThrow(/permission denied/);
    await expect(api.query('delete from vault')).rejects.toThrow(/permission denied/);
    expect((await api.query('select from vault')).rowCount).toBe(0);
    await api.end();
  });

  it('erases a person in all of their dossiers, leaves the others, and takes the person in again', async () => {
    const person = { fullName: 'Người Sẽ Xoá', idNumber: '000000000099' };
    const [first, second] = [
      await receive({ ...receipt, applicant: person }),
      await receive({ ...receipt, applicant: person }),
    ];
    const other = await receive();
    const opened = await vault.open('an-thang', first, scopeOf('an-thang'));
    if (!opened || opened === 'erased') throw new Error('the applicant must be readable first');

    expect(await vault.erasePerson('an-thang', opened.personId)).toBe(true);
    expect(await vault.erasePerson('an-thang', opened.personId)).toBe(false);
    for (const dossierId of [first, second]) {
      expect(await vault.open('an-thang', dossierId, scopeOf('an-thang'))).toBe('erased');
    }
    const gone = await intake.get(`/wards/an-thang/dossiers/${first}/applicant`, receptionist);
    expect([gone.status, gone.body.code]).toEqual([410, 'erased']);
    expect(await vault.find('an-thang', 'se xoa', scopeOf('an-thang'))).toEqual([]);
    expect(await vault.open('an-thang', other, scopeOf('an-thang'))).toMatchObject({ applicant });

    const again = await receive({ ...receipt, applicant: person });
    expect(await vault.open('an-thang', again, scopeOf('an-thang'))).toMatchObject({ applicant: person });
    expect(await vault.open('an-thang', first, scopeOf('an-thang'))).toBe('erased');
  });

  it('erases nothing through another ward', async () => {
    const dossierId = await receive();
    const [row] = await intake.look('select person_id from vault where dossier_id = $1', [dossierId]);
    expect(await vault.erasePerson('binh-duong', row?.person_id as string)).toBe(false);
    expect(await vault.open('an-thang', dossierId, scopeOf('an-thang'))).toMatchObject({ applicant });
  });

  it('seals many at once, one person under one key, strangers each under their own', async () => {
    const people = [
      { fullName: 'A Mẫu', idNumber: '000000000077' },
      { fullName: 'A Mẫu', idNumber: '000 000 000 077' },
      { fullName: 'B Mẫu' },
    ];
    const sealed = await vault.sealAll(
      'an-thang',
      people.map((each) => ({ dossierId: v7(), applicant: each })),
    );
    const persons = sealed.map((rows) => rows.find(({ table }) => table === 'vault')?.row.person_id);
    expect(persons[1]).toBe(persons[0]);
    expect(persons[2]).not.toBe(persons[0]);
    expect(sealed.map((rows) => rows.some(({ table }) => table === 'vault_person_keys'))).toEqual([false, false, true]);
  });

  it('opens many at once, erased ones as such, and none of another ward', async () => {
    const kept = await receive();
    const erased = await receive({ ...receipt, applicant: { fullName: 'Người Bị Xoá', idNumber: '000000000055' } });
    const opened = await vault.open('an-thang', erased, scopeOf('an-thang'));
    if (!opened || opened === 'erased') throw new Error('the applicant must be readable first');
    await vault.erasePerson('an-thang', opened.personId);
    const many = await vault.openMany('an-thang', [kept, erased, v7()], scopeOf('an-thang'));
    expect([...many.keys()].sort()).toEqual([kept, erased].sort());
    expect(many.get(kept)).toEqual(await vault.open('an-thang', kept, scopeOf('an-thang')));
    expect(many.get(erased)).toBe('erased');
    expect((await vault.openMany('an-thang', [kept], scopeOf('binh-duong'))).size).toBe(0);
    expect((await vault.openMany('binh-duong', [kept], scopeOf('binh-duong'))).size).toBe(0);
  });

  it('stops the service at start when its key file is absent', async () => {
    const absent = startTestService(intakeService, intake.database, {
      environment: { VAULT_KEY_FILE: '/nowhere/vault.key' },
    });
    await expect(absent).rejects.toThrow(/VAULT_KEY_FILE: \/nowhere\/vault\.key can not be read \(ENOENT\)/);
    await expect(startTestService(intakeService, intake.database)).rejects.toThrow(/VAULT_KEY_FILE/);
  });
});
