import { addDays, wardDayOf } from '@motcua/deadline';
import { tokenFor, until } from '@motcua/testing';
import { v7 } from 'uuid';
import { handedOver } from '../test/requests';
import { startProcessing } from '../test/start-processing';

describe('absences of officers', () => {
  let house: Awaited<ReturnType<typeof startProcessing>>;
  const today = wardDayOf(new Date().toISOString());

  const officers = async (method: string, path: string, token: string, body?: object) => {
    const response = await fetch(`${house.service().url}/units/an-thang/officers/${path}`, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const takeOver = async (): Promise<string> => {
    const dossierId = v7();
    await house.bus.publish([handedOver(dossierId)]);
    await until('the hand-over to be heard', async () => (await house.get(dossierId, house.specialist)).ok);
    return dossierId;
  };

  beforeAll(async () => {
    house = await startProcessing();
  });

  afterAll(() => house?.stop());

  it('give what comes meanwhile to the substitute, and show what waits for whom', async () => {
    const { leader, specialist } = house;
    const [before, meanwhile] = [await takeOver(), await takeOver()];
    await house.post(`${before}/assign-officer`, leader, { officerId: 'officer-7' });
    const absence = { substituteId: 'officer-8', from: today, to: addDays(today, 4), reasonCode: 'annual-leave' };
    expect((await officers('POST', 'officer-7/absences', leader, absence)).status).toBe(201);
    expect((await officers('POST', 'officer-7/absences', leader, absence)).status).toBe(201);
    const circle = { ...absence, substituteId: 'officer-7' };
    expect(await officers('POST', 'officer-8/absences', leader, circle)).toMatchObject({
      status: 409,
      body: { code: 'substitute-absent' },
    });

    const assigned = await house.post(`${meanwhile}/assign-officer`, leader, { officerId: 'officer-7' });
    expect(await assigned.json()).toMatchObject({ officerId: 'officer-8', insteadOf: 'officer-7' });
    expect((await officers('GET', 'officer-7/absences', specialist)).body).toEqual({
      absences: [{ officerId: 'officer-7', ...absence }],
      standsInToday: 'officer-8',
      openCourses: [{ wardCode: 'an-thang', dossierId: before }],
    });

    await house.post(`${before}/stop`, specialist, { reasonCode: 'no-supplement' });
    expect((await officers('POST', 'officer-7/end-absence', leader, { backOn: today })).status).toBe(200);
    expect((await officers('GET', 'officer-7/absences', specialist)).body).toMatchObject({
      standsInToday: null,
      openCourses: [],
    });
    const again = { officerId: 'officer-7', reasonCode: 'absence' };
    const handedBack = await house.post(`${meanwhile}/assign-officer`, leader, again);
    expect(await handedBack.json()).toMatchObject({ officerId: 'officer-7', insteadOf: null });
  });

  it('are declared by the leader, on days that exist, and seen by the own unit alone', async () => {
    const { leader, specialist } = house;
    const absence = { substituteId: 'officer-8', from: today, to: today, reasonCode: 'annual-leave' };
    const neighbour = await tokenFor(['leader'], ['binh-duong']);
    expect((await officers('POST', 'officer-6/absences', specialist, absence)).status).toBe(403);
    expect((await officers('POST', 'officer-6/absences', leader, { ...absence, to: '2026-02-30' })).status).toBe(400);
    expect((await officers('POST', 'officer-6/absences', neighbour, absence)).status).toBe(404);
    expect((await officers('POST', 'officer-6/end-absence', neighbour, { backOn: today })).status).toBe(404);
    expect((await officers('GET', 'officer-7/absences', neighbour)).status).toBe(404);
  });
});
