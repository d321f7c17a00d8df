import { type Envelope, subjectOf } from '@motcua/contracts';
import { consumerName, toMessage } from '@motcua/messaging';
import { tokenFor, until } from '@motcua/testing';
import { v7 } from 'uuid';
import { handedOver, withdrawalRequested } from '../test/requests';
import { startProcessing } from '../test/start-processing';
import { HearWithdrawalRequestListener } from './hear-withdrawal-request/hear-withdrawal-request.listener';

const inChunks = async <T>(items: T[], size: number, work: (chunk: T[]) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < items.length; from += size) await work(items.slice(from, from + size));
};

describe('what processing hears', () => {
  let house: Awaited<ReturnType<typeof startProcessing>>;
  const get: typeof house.get = (...asked) => house.get(...asked);
  const post: typeof house.post = (...asked) => house.post(...asked);
  const eventsOf = (dossierId: string) => house.eventsOf(dossierId);
  let specialist: string;

  const untilEvents = (dossierId: string, count: number) =>
    until(`${count} events`, async () => (await eventsOf(dossierId)).length === count);
  const countOf = async (table: string): Promise<number> =>
    (await house.look.query(`select count(*) from ${table}`)).rows[0].count;

  beforeAll(async () => {
    house = await startProcessing();
    ({ specialist } = house);
  });

  afterAll(() => house?.stop());

  it('decides a withdrawal heard before the hand-over when the hand-over arrives', async () => {
    const dossierId = v7();
    await house.bus.publish([withdrawalRequested(dossierId, 'so-tu-phap')]);
    await untilEvents(dossierId, 1);
    expect((await get(dossierId, specialist)).status).toBe(404);
    expect((await post(`${dossierId}/start-processing`, specialist)).status).toBe(404);

    await house.bus.publish([handedOver(dossierId, { competentUnitCode: 'so-tu-phap' })]);
    await untilEvents(dossierId, 3);
    expect(await eventsOf(dossierId)).toEqual(['WithdrawalRequestHeard', 'CourseTakenOver', 'DossierWithdrawn']);
    // The competent unit sees the stream from its first event, or its positions would not be the stream's.
    const department = await tokenFor(['specialist'], ['so-tu-phap'], 'officer-9');
    expect(await (await get(dossierId, department)).json()).toMatchObject({ status: 'withdrawn', position: 3 });
  });

  it('takes the same event once, however often it arrives', async () => {
    const dossierId = v7();
    const event = handedOver(dossierId);
    const request = withdrawalRequested(dossierId);
    const sayAgain = (said: Envelope, time: number) => {
      const { headers, payload } = toMessage(said);
      return house.bus.client.publish(subjectOf(said), payload, { headers, msgID: `${said.id} ${time}` });
    };
    await Promise.all([1, 2, 3].flatMap((time) => [sayAgain(event, time), sayAgain(request, time)]));
    await untilEvents(dossierId, 3);
    await house.everythingAcknowledged();
    expect((await eventsOf(dossierId)).sort()).toEqual([
      'CourseTakenOver',
      'DossierWithdrawn',
      'WithdrawalRequestHeard',
    ]);
  });

  it('changes nothing when what was committed was never acknowledged', async () => {
    const before = await countOf('log.events');
    // A consumer without any acknowledgement: as if the last one had died between commit and ack, every time.
    await house.restart(() => house.bus.manager.consumers.delete('DOSSIERS', consumerName('processing', 'intake')));
    await house.everythingAcknowledged();
    expect(await countOf('log.events')).toBe(before);
    expect(await countOf('parked')).toBe(0);
  });

  it('ends each of 1,000 dossiers once where withdrawal and resolution race', async () => {
    const dossiers = Array.from({ length: 1_000 }, () => v7());
    await inChunks(dossiers, 250, (chunk) => house.bus.publish(chunk.map((id) => handedOver(id))));
    await house.everythingAcknowledged();
    await inChunks(dossiers, 50, (chunk) =>
      Promise.all(chunk.map((id) => post(`${id}/start-processing`, specialist, {}))),
    );
    const answers: number[] = [];
    // Over the broker a request takes longer than a resolution over HTTP; in every other round it is handed to the
    // listener as it sets out, so that both read the same position.
    const listener = house.service().app.get(HearWithdrawalRequestListener);
    let round = 0;
    await inChunks(dossiers, 25, async (chunk) => {
      round += 1;
      const requests = chunk.map((id) => withdrawalRequested(id));
      const hearAtOnce = round % 2 === 0;
      const resolutions = chunk.map(async (id) => {
        answers.push((await post(`${id}/resolve`, specialist, {})).status);
      });
      await Promise.all([
        ...(hearAtOnce ? requests.map((request) => listener.hear(request)) : []),
        ...resolutions,
        house.bus.publish(requests),
      ]);
    });
    await house.everythingAcknowledged();

    const { rows } = await house.look.query(
      `select count(*) filter (where type = 'DossierResolved') as resolved,
              count(*) filter (where type = 'DossierWithdrawn') as withdrawn,
              count(*) filter (where type = 'WithdrawalRequestHeard') as requests
       from log.events where dossier_id = any ($1::uuid[]) group by dossier_id`,
      [dossiers],
    );
    const ends = rows.map(({ resolved, withdrawn }) => resolved + withdrawn);
    expect([ends.length, ends.every((count) => count === 1)]).toEqual([1_000, true]);
    expect(rows.every(({ requests }) => requests === 1)).toBe(true);
    const resolved = rows.filter((row) => row.resolved === 1).length;
    expect(answers.filter((status) => status === 200)).toHaveLength(resolved);
    expect(answers.filter((status) => status === 409)).toHaveLength(1_000 - resolved);
    // Neither side always comes first, or nothing was raced.
    expect(resolved).toBeGreaterThan(0);
    expect(resolved).toBeLessThan(1_000);
  });
});
