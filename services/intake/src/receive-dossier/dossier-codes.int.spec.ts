import { tokenFor } from '@motcua/testing';
import { applicant, startIntake, type TestIntake } from '../../test/start-intake';

describe('many counters at once', () => {
  let intake: TestIntake;
  let receptionist: string;

  beforeAll(async () => {
    intake = await startIntake();
    receptionist = await tokenFor(['receptionist'], ['an-thang', 'binh-duong']);
  });

  afterAll(() => intake?.stop());

  const receive = (ward: string, idNumber: string) =>
    intake.post(`/wards/${ward}/dossiers`, receptionist, {
      procedureCode: '1.001193',
      channel: 'direct',
      applicant: { ...applicant, idNumber },
    });

  it('give 200 receipts 200 codes, per ward without a gap', async () => {
    const wards = ['an-thang', 'an-thang', 'an-thang', 'binh-duong'];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_none, index) => receive(wards[index % 4] as string, `0000${index % 20}0`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const codes = answers.map(({ body }) => body.dossierCode);
    expect(new Set(codes).size).toBe(200);
    const sequences = codes.filter((code) => code.includes('an-thang')).map((code) => Number(code.slice(-4)));
    expect(sequences.sort((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_none, index) => index + 1));
    expect((await intake.look('select from vault')).length).toBe(200);
    expect((await intake.look('select from vault_person_keys')).length).toBe(20);
  });

  it("do not fail for a neighbour's failing row, in their ward or in the next", async () => {
    await receive('an-thang', '666666');
    const [row] = await intake.look('select person_id from vault order by dossier_id desc limit 1');
    await intake.look(`
      create function fail_for_one() returns trigger language plpgsql as $$
        begin
          if new.person_id = '${row?.person_id}' then raise exception 'planted'; end if;
          return new;
        end $$`);
    await intake.look('create trigger plant before insert on vault for each row execute function fail_for_one()');
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_none, index) =>
        receive(index % 2 ? 'an-thang' : 'binh-duong', index === 21 ? '666666' : `777${index}00`),
      ),
    );
    expect(answers.flatMap(({ status }, index) => (status === 201 ? [] : [[index, status]]))).toEqual([[21, 500]]);
    const events = await intake.look('select from log.events');
    expect((await intake.look('select from vault')).length).toBe(events.length);
  });
});
