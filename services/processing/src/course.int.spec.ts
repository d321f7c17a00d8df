import { tokenFor, until } from '@motcua/testing';
import { v7 } from 'uuid';
import { heardEvent, receipt } from '../test/heard-events';
import { handedOver } from '../test/requests';
import { startProcessing } from '../test/start-processing';

describe('the course of a dossier', () => {
  let house: Awaited<ReturnType<typeof startProcessing>>;
  const get: typeof house.get = (...asked) => house.get(...asked);
  const post: typeof house.post = (...asked) => house.post(...asked);
  const eventsOf = (dossierId: string) => house.eventsOf(dossierId);
  let specialist: string;
  let leader: string;
  let receptionist: string;

  const takeOver = async (over: Partial<typeof receipt> = {}): Promise<string> => {
    const dossierId = v7();
    await house.bus.publish([handedOver(dossierId, over)]);
    await until('the hand-over to be heard', async () => (await get(dossierId, specialist)).ok);
    return dossierId;
  };

  beforeAll(async () => {
    house = await startProcessing();
    ({ specialist, leader, receptionist } = house);
  });

  afterAll(() => house?.stop());

  it('is unknown, to be asked for again soon, until its hand-over was heard', async () => {
    const dossierId = v7();
    for (const answer of [await get(dossierId, specialist), await post(`${dossierId}/start-processing`, specialist)]) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([404, '1']);
    }
    await house.bus.publish([handedOver(dossierId)]);
    const shown = await until('the hand-over', async () => {
      const answer = await get(dossierId, specialist);
      return answer.ok && answer;
    });
    expect(shown.headers.get('etag')).toBe('"1"');
    expect(await shown.json()).toMatchObject({ status: 'taken-over', dossierCode: receipt.dossierCode });
  });

  it('runs from its start to the hand-over of its result, each act once and by who may', async () => {
    const dossierId = await takeOver();
    const started = await post(`${dossierId}/start-processing`, specialist, undefined, { 'if-match': '"1"' });
    expect([started.status, started.headers.get('etag')]).toEqual([200, '"2"']);
    const stale = await post(`${dossierId}/resolve`, specialist, {}, { 'if-match': '"1"' });
    expect([stale.status, stale.headers.get('etag')]).toEqual([412, '"2"']);

    const key = { 'idempotency-key': 'desk-7-0001' };
    const resolved = await (await post(`${dossierId}/resolve`, specialist, {}, key)).json();
    expect(resolved).toMatchObject({ status: 'resolved', position: 3 });
    expect(await (await post(`${dossierId}/resolve`, specialist, {}, key)).json()).toEqual(resolved);

    expect((await post(`${dossierId}/return-result`, specialist, { manner: 'office' })).status).toBe(403);
    const returned = await post(`${dossierId}/return-result`, receptionist, { manner: 'office' });
    expect(await returned.json()).toMatchObject({ status: 'returned', position: 4 });
    expect(await eventsOf(dossierId)).toEqual([
      'CourseTakenOver',
      'ProcessingStarted',
      'DossierResolved',
      'ResultReturned',
    ]);
  });

  it('says what it publishes in positions without gaps, and keeps its private events', async () => {
    const dossierId = await takeOver();
    await post(`${dossierId}/start-processing`, specialist);
    await post(`${dossierId}/withdraw`, specialist, { reasonCode: 'applicant-wish' });
    const consumer = await house.bus.client.consumers.get('DOSSIERS', {
      filter_subjects: 'dossier.an-thang.processing.>',
    });
    const said: string[] = [];
    await until('both events', async () => {
      const message = await consumer.next({ expires: 5_000 });
      if (message?.headers?.get('ce-dossierid') !== dossierId) return false;
      said.push(`${message.headers.get('ce-type')} ${message.headers.get('ce-position')}`);
      return said.length === 2;
    });
    expect(said).toEqual(['ProcessingStarted 1', 'DossierWithdrawn 2']);
  });

  it('takes every other act over HTTP', async () => {
    const dossierId = await takeOver();
    const soon = new Date(Date.now() + 37 * 24 * 3_600_000);
    while (soon.getUTCDay() !== 3) soon.setUTCDate(soon.getUTCDate() + 1);
    const newDate = `${soon.toISOString().slice(0, 10)}T02:00:00.000Z`;
    const acts: [string, string, object][] = [
      ['assign-officer', leader, { officerId: 'officer-7' }],
      ['start-processing', specialist, { officeCode: 'tu-phap' }],
      ['issue-apology', leader, { newDate, reasonCode: 'staff-overload' }],
      ['pause', specialist, { groundCode: 'financial-duty' }],
      ['resume', specialist, {}],
      ['request-supplement', specialist, { papers: ['giay-chung-sinh'], reasonCode: 'papers-missing' }],
      ['stop', specialist, { reasonCode: 'no-supplement' }],
    ];
    for (const [act, token, body] of acts)
      expect([act, (await post(`${dossierId}/${act}`, token, body)).status]).toEqual([act, 200]);
    expect(await (await get(dossierId, specialist)).json()).toMatchObject({ status: 'stopped', position: 8 });

    const other = await takeOver();
    await post(`${other}/start-processing`, specialist);
    expect((await post(`${other}/refuse`, specialist, { reasonCode: 'conditions-not-met' })).status).toBe(200);
  });

  it('hears once from its timer that its clock has run out', async () => {
    const dossierId = await takeOver({ clock: { ...receipt.clock, dueAt: '2025-10-15T02:00:00.000Z' } });
    await until('the firing', async () => (await eventsOf(dossierId)).includes('OfficerWarned'));
    expect(await eventsOf(dossierId)).toEqual([
      'CourseTakenOver',
      'ApologyDrafted',
      'CourseTimerFired',
      'OfficerWarned',
    ]);
    await until('no timer is left', async () => {
      const { rows } = await house.look.query('select timer from timers where dossier_id = $1', [dossierId]);
      return rows.length === 0;
    });
  });

  it('is completed by the papers that the counter took', async () => {
    const dossierId = await takeOver();
    await post(`${dossierId}/request-supplement`, specialist, { papers: ['birth'], reasonCode: 'papers-missing' });
    await house.bus.publish([heardEvent('SupplementDelivered', { papers: ['birth'] }, { dossierId })]);
    const shown = await until('the supplement', async () => {
      const course = (await (await get(dossierId, specialist)).json()) as { status: string };
      return course.status === 'taken-over' && course;
    });
    expect(shown).toMatchObject({ clockStandsStill: false, supplement: { complete: true } });
    expect(await eventsOf(dossierId)).toEqual([
      'CourseTakenOver',
      'SupplementRequested',
      'SupplementDeliveryHeard',
      'DossierSupplemented',
    ]);
  });

  it('says why not in words for a clerk, and names a wrong field', async () => {
    const dossierId = await takeOver();
    const refusal = await post(`${dossierId}/resolve`, specialist, {});
    expect(refusal.status).toBe(409);
    expect(await refusal.json()).toMatchObject({ code: 'not-started', detail: expect.stringContaining('Hồ sơ') });
    const wrong = await post(`${dossierId}/pause`, specialist, { groundCode: '' });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ errors: [{ field: 'groundCode' }] });
  });

  it("is the competent unit's to decide, the receiving centre's to see and to return, and nobody else's", async () => {
    const dossierId = await takeOver({ competentUnitCode: 'so-tu-phap', competentLevel: 'province' });
    const department = await tokenFor(['specialist', 'receptionist'], ['so-tu-phap'], 'officer-9');
    const stranger = await tokenFor(['specialist'], ['binh-duong'], 'officer-8');
    const centres = await post(`${dossierId}/start-processing`, specialist);
    expect([centres.status, await centres.json()]).toMatchObject([409, { code: 'not-competent' }]);
    expect((await post(`${dossierId}/start-processing`, department)).status).toBe(200);
    expect((await get(dossierId, stranger)).status).toBe(404);
    expect((await post(`${dossierId}/resolve`, stranger, {})).status).toBe(404);
    expect((await post(`${dossierId}/resolve`, department, {})).status).toBe(200);
    expect((await post(`${dossierId}/return-result`, department, { manner: 'office' })).status).toBe(404);
    expect((await post(`${dossierId}/return-result`, receptionist, { manner: 'office' })).status).toBe(200);
  });
});
