import { tokenFor, until } from '@motcua/testing';
import { v7 } from 'uuid';
import { heardEvent, plainCalendar, receipt } from '../test/heard-events';
import { handedOver } from '../test/requests';
import { startProcessing } from '../test/start-processing';

describe('lists of appointments', () => {
  let house: Awaited<ReturnType<typeof startProcessing>>;
  const ask = async (path: string, token: string) => {
    const response = await fetch(`${house.service().url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, body: (await response.json()) as Record<string, never[]> };
  };
  const takeOver = async (over: Partial<typeof receipt>): Promise<string> => {
    const dossierId = v7();
    await house.bus.publish([handedOver(dossierId, over)]);
    await until('the hand-over', async () => (await house.eventsOf(dossierId)).length > 0);
    return dossierId;
  };

  beforeAll(async () => {
    house = await startProcessing();
  });
  afterAll(() => house?.stop());

  it('show the drafts that wait for the head of a unit, and to nobody else', async () => {
    const clock = { ...receipt.clock, dueAt: '2025-10-15T02:00:00.000Z' };
    const [waiting, ended] = await Promise.all([takeOver({ clock }), takeOver({ clock })]);
    const elsewhere = await takeOver({ clock, competentUnitCode: 'so-tu-phap' });
    await takeOver({});
    expect((await house.post(`${ended}/stop`, house.specialist, { reasonCode: 'no-supplement' })).status).toBe(200);

    const { body } = await ask('/units/an-thang/apology-drafts', house.leader);
    expect(body).toMatchObject({ more: false, drafts: [{ dossierId: waiting, occasion: 'learnt-late' }] });
    const department = await tokenFor(['leader'], ['so-tu-phap'], 'leader-9');
    expect((await ask('/units/so-tu-phap/apology-drafts', department)).body).toMatchObject({
      drafts: [{ dossierId: elsewhere, wardCode: 'an-thang' }],
    });
    expect((await ask('/units/an-thang/apology-drafts', department)).body).toEqual({ drafts: [], more: false });
  });

  it('name the open appointments that a calendar would give otherwise, and the days that do it', async () => {
    // Tuesday 7 to Wednesday 8 January 2031; the new calendar has the Wednesday off.
    const counted = { receivedAt: '2031-01-06T02:00:00.000Z' };
    const clock = { ...receipt.clock, termAmount: 2, dueAt: '2031-01-08T02:00:00.000Z' };
    const touched = await takeOver({ ...counted, clock });
    await takeOver({ ...counted, clock: { ...clock, termAmount: 1, dueAt: '2031-01-07T02:00:00.000Z' } });
    const calendar = { ...plainCalendar, id: 'plain.day-off', daysOff: ['2031-01-08'] };
    await house.bus.publish([heardEvent('CalendarDefined', calendar, { dossierId: null })]);
    const path = '/wards/an-thang/appointments-touched?calendar=plain.day-off';
    const answer = await until('the calendar', async () => {
      const asked = await ask(path, house.leader);
      return asked.status === 200 && asked;
    });
    expect(answer.body).toMatchObject({
      calendar: 'plain.day-off',
      changes: [
        {
          from: 'plain',
          changedDays: [{ day: '2031-01-08' }],
          touched: [
            {
              dossierId: touched,
              printedDueAt: '2031-01-08T02:00:00.000Z',
              wouldBeDueAt: '2031-01-09T02:00:00.000Z',
              movesByDays: 1,
              because: [{ day: '2031-01-08' }],
            },
          ],
          uncountable: [],
        },
      ],
    });
    // Asking moved nothing.
    expect(await (await house.get(touched, house.leader)).json()).toMatchObject({ clock: { dueAt: clock.dueAt } });
    const stranger = await tokenFor(['leader'], ['quang-cu'], 'leader-8');
    expect((await ask(path, stranger)).body).toEqual({ calendar: 'plain.day-off', changes: [] });
  });

  it('ask for a calendar that is defined', async () => {
    const { status, body } = await ask('/wards/an-thang/appointments-touched?calendar=none', house.leader);
    expect([status, body.code]).toEqual([404, 'calendar-unknown']);
  });
});
