import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { consumerName } from '@motcua/messaging';
import { tokenFor, until } from '@motcua/testing';
import { v7 } from 'uuid';
import { pdf, png, program } from '../test/files';
import { handedOver, received, resolved } from '../test/heard-events';
import { sha256Of, startDigitization } from '../test/start-digitization';
import { BlobStore } from './blob-store/blob-store';
import { RefusedScans } from './upload/refused-scans';
import { largestScan } from './upload/scan-upload';

const fields = { componentCode: 'giay-chung-sinh', pages: '2' };

const refusalOf = async (answer: Response): Promise<unknown[]> => {
  const { code, detail } = (await answer.json()) as { code: string; detail: string };
  return [answer.status, code, detail.length > 20];
};

describe('scans of a dossier', () => {
  let house: Awaited<ReturnType<typeof startDigitization>>;
  const get: typeof house.get = (...asked) => house.get(...asked);
  const upload: typeof house.upload = (...asked) => house.upload(...asked);
  const heardDossier = () => house.heardDossier();
  const eventsOf = (dossierId: string) => house.eventsOf(dossierId);

  beforeAll(async () => {
    house = await startDigitization();
  });

  afterAll(() => house?.stop());

  it('are kept, stated, listed and read back', async () => {
    const dossierId = v7();
    const early = await upload(`${dossierId}/digitize-component`, { bytes: pdf, fields });
    expect([early.status, early.headers.get('retry-after')]).toEqual([404, '1']);

    await house.bus.publish([received(dossierId), handedOver(dossierId)]);
    await until('the dossier to be heard of', async () => (await get(`${dossierId}/scans`)).ok);
    const answer = await upload(`${dossierId}/digitize-component`, {
      bytes: pdf,
      fields,
      headers: { 'if-match': '"1"' },
    });
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"2"']);
    const scan = {
      of: 'component',
      componentCode: 'giay-chung-sinh',
      sha256: sha256Of(pdf),
      size: pdf.length,
      pages: 2,
    };
    expect(await answer.json()).toMatchObject({ scans: [{ ...scan, mediaType: 'application/pdf' }] });
    expect(await (await get(`${dossierId}/scans`)).json()).toMatchObject({ position: 2, scans: [scan] });

    const bytes = await get(`${dossierId}/scans/${sha256Of(pdf)}`);
    expect(bytes.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await bytes.arrayBuffer()).equals(pdf)).toBe(true);
    expect(await eventsOf(dossierId)).toEqual(['DossierHeard', 'ComponentDigitized']);
    expect(await readdir(join(house.folder, 'incoming'))).toEqual([]);
  });

  it('are told by their bytes, not by what the sender claims', async () => {
    const dossierId = await heardDossier();
    const answer = await upload(`${dossierId}/digitize-component`, { bytes: png, fields });
    expect(await answer.json()).toMatchObject({ scans: [{ mediaType: 'image/png', size: png.length }] });
    const refused = await upload(`${dossierId}/digitize-component`, { bytes: program, fields });
    expect(await refusalOf(refused)).toEqual([415, 'media-type-unknown', true]);
    expect(await eventsOf(dossierId)).toEqual(['DossierHeard', 'ComponentDigitized']);
  });

  it('are refused above 50 MB, and taken at 50 MB', async () => {
    const dossierId = await heardDossier();
    const full = Buffer.concat([pdf, Buffer.alloc(largestScan - pdf.length)]);
    const over = Buffer.concat([full, Buffer.alloc(1)]);
    expect(await refusalOf(await upload(`${dossierId}/digitize-component`, { bytes: over, fields }))).toEqual([
      413,
      'too-large',
      true,
    ]);
    expect(await eventsOf(dossierId)).toEqual(['DossierHeard']);
    expect(await readdir(join(house.folder, 'incoming'))).toEqual([]);
    expect((await upload(`${dossierId}/digitize-component`, { bytes: full, fields })).status).toBe(200);
  });

  it('are refused where the bytes are absent: no file, an empty one, or one that the store lost', async () => {
    const dossierId = await heardDossier();
    const path = `${dossierId}/digitize-component`;
    expect(await refusalOf(await upload(path, { fields }))).toEqual([400, 'bytes-absent', true]);
    expect(await refusalOf(await upload(path, { bytes: Buffer.alloc(0), fields }))).toEqual([
      400,
      'bytes-absent',
      true,
    ]);
    const lost = jest.spyOn(house.service().app.get(BlobStore), 'has').mockResolvedValue(false);
    expect(await refusalOf(await upload(path, { bytes: pdf, fields }))).toEqual([409, 'bytes-absent', true]);
    lost.mockRestore();
    expect(await eventsOf(dossierId)).toEqual(['DossierHeard']);
  });

  it('name every wrong field, and refuse what is no form', async () => {
    const dossierId = await heardDossier();
    const wrong = await upload(`${dossierId}/digitize-component`, { bytes: pdf, fields: { pages: 'two', other: 'x' } });
    const problem = (await wrong.json()) as { errors: { field: string }[] };
    expect(wrong.status).toBe(400);
    expect(new Set(problem.errors.map(({ field }) => field))).toEqual(new Set(['componentCode', 'other', 'pages']));
    const json = await house.send(`${dossierId}/digitize-component`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(json.status).toBe(415);
    const cut = await house.send(`${dossierId}/digitize-component`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4 and no end',
    });
    expect(await refusalOf(cut)).toEqual([400, 'malformed', true]);
    expect(await readdir(join(house.folder, 'incoming'))).toEqual([]);
  });

  it('answer a repeated key with the first answer, other bytes under it with 422, the same scan quietly', async () => {
    const dossierId = await heardDossier();
    const path = `${dossierId}/digitize-component`;
    const headers = { 'idempotency-key': `scanner-${dossierId}` };
    const first = await upload(path, { bytes: pdf, fields, headers });
    const second = await upload(path, { bytes: pdf, fields, headers });
    expect(await second.json()).toEqual(await first.json());
    expect((await upload(path, { bytes: png, fields, headers })).status).toBe(422);
    expect((await upload(path, { bytes: pdf, fields })).headers.get('etag')).toBe('"2"');
    expect(await eventsOf(dossierId)).toEqual(['DossierHeard', 'ComponentDigitized']);
  });

  it('of a result follow the result, in whatever order both were heard of', async () => {
    const dossierId = await heardDossier();
    const result = { bytes: pdf, fields: { pages: '1' } };
    expect(await refusalOf(await upload(`${dossierId}/digitize-result`, result))).toEqual([409, 'not-resolved', true]);

    const other = v7();
    await house.bus.publish([resolved(dossierId), resolved(other)]);
    await until('both results', async () => (await eventsOf(other)).length + (await eventsOf(dossierId)).length === 3);
    expect((await upload(`${other}/digitize-result`, result)).status).toBe(404);
    await house.bus.publish([received(other)]);
    for (const id of [dossierId, other]) {
      const answer = await until('the dossier', async () => {
        const tried = await upload(`${id}/digitize-result`, result);
        return tried.ok && tried;
      });
      expect(await answer.json()).toMatchObject({ position: 3, scans: [{ of: 'result', componentCode: 'result' }] });
    }
  });

  it('of refused acts go after a day, unless an event of the ward names the same bytes', async () => {
    const dossierId = await heardDossier();
    const [refused, named] = ['refused', 'named'].map((said) => Buffer.concat([pdf, Buffer.from(said)])) as [
      Buffer,
      Buffer,
    ];
    for (const bytes of [refused, named]) {
      expect((await upload(`${dossierId}/digitize-result`, { bytes, fields: { pages: '1' } })).status).toBe(409);
    }
    const [scans, blobs] = [house.service().app.get(RefusedScans), house.service().app.get(BlobStore)];
    const areThere = () => Promise.all([refused, named].map((bytes) => blobs.has('an-thang', sha256Of(bytes))));
    const tomorrow = Date.now() + 25 * 3_600_000;
    await scans.sweep(Date.now());
    expect(await areThere()).toEqual([true, true]);

    expect((await upload(`${dossierId}/digitize-component`, { bytes: named, fields })).status).toBe(200);
    // As if another act of the same bytes had been refused after that.
    await upload(`${dossierId}/digitize-result`, { bytes: named, fields: { pages: '1' } });
    await scans.sweep(tomorrow);
    expect(await areThere()).toEqual([false, true]);
    await scans.sweep(tomorrow);
    expect(await areThere()).toEqual([false, true]);
    expect(await readdir(join(house.folder, 'undecided'))).toEqual([]);
  });

  it('are neither listed nor read nor stored by another ward, nor through a dossier that does not name them', async () => {
    const dossierId = await heardDossier();
    await upload(`${dossierId}/digitize-component`, { bytes: pdf, fields });
    const stranger = await tokenFor(['receptionist'], ['binh-duong'], 'counter-9');
    expect((await get(`${dossierId}/scans`, stranger)).status).toBe(404);
    expect((await get(`${dossierId}/scans/${sha256Of(pdf)}`, stranger)).status).toBe(404);
    expect((await upload(`${dossierId}/digitize-component`, { bytes: png, fields }, stranger)).status).toBe(404);
    const without = await heardDossier();
    expect((await get(`${without}/scans/${sha256Of(pdf)}`)).status).toBe(404);
    expect((await get(`${without}/scans/..%2f..%2fsecret`)).status).toBe(404);
  });

  it('are heard of once, also where what was committed was never acknowledged', async () => {
    const count = async () => (await house.look.query('select count(*) from log.events')).rows[0].count;
    const before = await count();
    const producers = ['intake', 'processing'] as const;
    const consumers = producers.map((producer) => consumerName('digitization', producer));
    const { consumers: manager } = house.bus.manager;
    // Consumers without any acknowledgement: as if the last ones had died between commit and ack, every time.
    await house.restart(() => Promise.all(consumers.map((name) => manager.delete('DOSSIERS', name))));
    for (const name of consumers) {
      await until('everything to be acknowledged', async () => {
        const { num_pending, num_ack_pending } = await manager.info('DOSSIERS', name);
        return num_pending + num_ack_pending === 0;
      });
    }
    expect(await count()).toBe(before);
  });
});
