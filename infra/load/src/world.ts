import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { EventData } from '@motcua/contracts';
import type { Role } from '@motcua/platform';
import { plainCalendar, until } from '@motcua/testing';
import { issueToken } from '../../cli/src/token';
import { addressesOf, type Answer, json, LoadClient } from './client';
import type { Platform } from '../../dev/src/platform';

/** Invented wards and procedures of a platform under load, with tokens for those who act. */
export interface World {
  /** Codes `w001`, `w002`, … */
  wards: string[];
  procedures: string[];
  /** Role and ward of `clerkRoles`, and of every ward; sync, as the load needs it. Errors: one that was not issued. */
  token: (role: Role, ward: string) => string;
  /** Sees all figures and runs operations. */
  operatorToken: string;
  client: LoadClient;
}

const clerkRoles = ['portal', 'receptionist', 'specialist', 'leader'] as const satisfies Role[];
const fields = 12;

export interface WorldOptions {
  platform: Platform;
  /** The platform's data folder, where its development key lies. */
  dataFolder: string;
  wards: number;
  connections?: number;
  /** Who gets tokens beside those of a dossier's life. */
  moreRoles?: readonly Role[];
  /** As `jose` reads it; a run with skewed clocks wants a month. */
  tokensValidFor?: string;
}

/** Defines what load needs and waits until every process has heard it. Errors: a definition is refused, or not heard. */
export const prepareWorld = async ({
  platform,
  dataFolder,
  wards,
  connections,
  moreRoles = [],
  tokensValidFor,
}: WorldOptions): Promise<World> => {
  const privateKeyFile = join(dataFolder, 'keys', 'private-key.json');
  const operatorToken = await issueToken(privateKeyFile, {
    subject: 'load-operator',
    roles: ['operator'],
    units: ['national'],
  });
  const client = new LoadClient(addressesOf(platform), connections === undefined ? {} : { connections });
  const codes = wardCodes(wards);
  const procedures = procedureDefinitions();
  const definitions = [
    { type: 'CalendarDefined', data: plainCalendar },
    ...procedures.map((data) => ({ type: 'ProcedureDefined', data })),
    // Last, so that whoever knows the last ward has heard all.
    ...codes.map((code) => ({ type: 'UnitDefined', data: unit(code) })),
  ];
  const answer = await client.ask({
    service: 'intake',
    method: 'POST',
    path: '/reference-data',
    token: operatorToken,
    body: json({ definitions }),
  });
  if (answer.status !== 200) throw new Error(`The load's reference data was refused: ${JSON.stringify(answer)}`);
  await untilHeard(client, operatorToken, codes.at(-1) as string);
  const tokens = new Map<string, string>();
  for (const ward of codes) {
    for (const role of [...clerkRoles, ...moreRoles]) {
      const claims = { subject: `${role}-${ward}`, roles: [role], units: [ward] };
      tokens.set(`${role} ${ward}`, await issueToken(privateKeyFile, claims, tokensValidFor));
    }
  }
  const token = (role: Role, ward: string): string => {
    const found = tokens.get(`${role} ${ward}`);
    if (found === undefined) throw new Error(`No token was issued for ${role} of ${ward}.`);
    return found;
  };
  return {
    wards: codes,
    procedures: procedures.map(({ procedureCode }) => procedureCode),
    token,
    operatorToken,
    client,
  };
};

export const wardCodes = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `w${String(index + 1).padStart(3, '0')}`);

const unit = (unitCode: string): EventData<'UnitDefined'> => ({
  unitCode,
  name: `Phường Thử ${unitCode}`,
  kind: 'ward',
  parentCode: null,
  dossierCodePrefix: `H99.${unitCode}`,
  from: '2020-01-01',
  to: null,
});

/** One of each field, in working days, so that nothing depends on the hour of the run. */
export const procedureDefinitions = (): EventData<'ProcedureDefined'>[] =>
  Array.from({ length: fields }, (_, index) => ({
    procedureCode: `9.${String(index + 1).padStart(6, '0')}`,
    rawCode: `9.${String(index + 1).padStart(6, '0')}`,
    procedureVersion: 'load.1',
    name: `Thủ tục thử ${index + 1}`,
    fieldCode: `linh-vuc-${index + 1}`,
    fieldName: `Lĩnh vực thử ${index + 1}`,
    termUnit: 'working-days',
    termAmount: 3 + index,
    termCutOff: null,
    committedTerms: [],
    serviceLevel: 'full',
    competentLevel: 'commune',
    competentUnitCode: null,
    receivingArea: 'nation',
    papers: null,
    fees: null,
    stages: [],
    isImmediate: false,
    from: '2020-01-01',
    to: null,
    isSample: true,
    source: null,
  }));

const services = ['intake', 'processing', 'digitization', 'reporting'] as const;
/** How often a process reads its copy of reference data anew, with room: none tells how far its own reading is. */
const copyIsReadAnew = 1_500;

const untilHeard = async (client: LoadClient, token: string, lastWard: string): Promise<void> => {
  await until(
    'reporting to know the wards',
    async () => JSON.stringify(bodyOf(await get('reporting', '/wards'))).includes(`"${lastWard}"`),
    60_000,
  );
  const logs = bodyOf(await get('intake', '/operations/logs')) as { store: string; number: number }[];
  const head = logs.find(({ store }) => store === 'reference')?.number ?? 0;
  for (const service of services) {
    await until(
      `${service} to have heard the reference data`,
      async () => {
        const heard = bodyOf(await get(service, '/operations/heard')) as { store: string; from: number; to: number }[];
        return heard.some(({ store, from, to }) => store === 'reference' && from === 1 && to >= head);
      },
      60_000,
    );
  }
  await wait(copyIsReadAnew);

  function get(service: (typeof services)[number], path: string): Promise<Answer> {
    return client.ask({ service, method: 'GET', path, token });
  }
};

const bodyOf = (answer: Answer): unknown => {
  if (answer.status !== 200) throw new Error(`Asked in vain: ${JSON.stringify(answer)}`);
  return answer.body;
};
