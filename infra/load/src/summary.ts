import type { LoadClient } from './client';

/** The part of a ward's summary that load looks at. */
export interface Summary {
  counts: Record<string, number>;
  received: { total: number };
  resolved: { total: number };
  pending: { total: number };
  completeness: { incompleteDossiers: number };
}

/** A ward's figures over HTTP, for a period of ward-local days. Errors: any answer but 200. */
export const askSummary = async (
  client: LoadClient,
  token: string,
  { ward, from, to }: { ward: string; from: string; to: string },
): Promise<Summary> => {
  const path = `/wards/${ward}/summary?from=${from}&to=${to}`;
  const answer = await client.ask({ service: 'reporting', method: 'GET', path, token });
  if (answer.status !== 200) throw new Error(`A summary was answered with ${JSON.stringify(answer)}.`);
  return answer.body as Summary;
};
