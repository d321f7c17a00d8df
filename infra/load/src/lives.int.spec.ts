import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@motcua/testing';
import { type Platform, startPlatform } from '../../dev/src/platform';
import { findFreePorts } from '../../dev/src/ports';
import { leadLife } from './lead-life';
import { type Course, courses, stepsOf } from './whole-life';
import { prepareWorld, type World } from './world';

jest.setTimeout(180_000);

/** Invented people only: see whole-life.ts. */
describe('lives of dossiers on a running platform', () => {
  let folder: string;
  let platform: Platform;
  let world: World;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-load-'));
    platform = await startPlatform({
      dataFolder: folder,
      ports: await findFreePorts(),
      log: () => undefined,
      topology: { intake: { api: 2, worker: 1 } },
    });
    world = await prepareWorld({ platform, dataFolder: folder, wards: 3 });
  });

  afterAll(async () => {
    await world?.client.close();
    await platform?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are led to their ends, and each stands in the figures', async () => {
    const names = Object.keys(courses) as Course[];
    const ends = await Promise.all(
      names.map((course, number) =>
        leadLife(
          world.client,
          {
            name: `life-${number}`,
            ward: world.wards[2] as string,
            steps: stepsOf(course, { number, procedureCode: world.procedures[0] as string }),
            token: world.token,
            pause: 0,
          },
          { intendedAt: performance.now() },
        ),
      ),
    );
    expect(ends.map(({ kind }) => kind)).toEqual(names.map(() => 'whole'));
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const counts = await until('the figures', async () => {
      const answer = await world.client.ask({
        service: 'reporting',
        method: 'GET',
        path: `/wards/w003/summary?from=${today}&to=${today}`,
        token: world.operatorToken,
      });
      const summary = answer.status === 200 && (answer.body as { counts: Record<string, number> });
      const all = summary && summary.counts.withdrawn === 2 && summary.counts.resultsDigitized === 1;
      return all && summary.counts;
    });
    expect(counts).toMatchObject({
      receivedInPeriod: names.length - 1,
      notAccepted: 1,
      resolved: 5,
      refused: 1,
      stopped: 1,
      returned: 3,
    });
  });
});
