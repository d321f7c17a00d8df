import { setTimeout as wait } from 'node:timers/promises';
import type { Role } from '@motcua/platform';
import type { Answer, LoadClient } from './client';
import type { Step } from './whole-life';

export interface LedLife {
  /** Its own within a run; together with the act it makes the Idempotency-Key. */
  name: string;
  ward: string;
  steps: readonly Step[];
  token: (role: Role, ward: string) => string;
  /** Milliseconds between the intended moments of two acts: a clerk takes a while, and so do facts on their way. */
  pause: number;
}

export interface Attempt {
  name: string;
  ward: string;
  act: string;
  idempotencyKey: string;
  attempt: number;
  /** As `performance.now()` counts. */
  intendedAt: number;
  answeredAt: number;
  answer: Answer;
  /** Whether the act has taken effect: answered 2xx. */
  accepted: boolean;
}

export type LifeEnd = { kind: 'whole'; dossierId: string } | { kind: 'broken'; act: string; answer: Answer };

export interface LeadOptions {
  intendedAt: number;
  /** Told of every answer. */
  onAttempt?: (attempt: Attempt) => void;
  /** Milliseconds after which an act that is still not accepted breaks the life. */
  patience?: number;
  abort?: AbortSignal;
}

const firstRetry = 50;
const longestRetry = 4_000;

/**
 * Leads one dossier through its life. An act that comes too early (404, a refusal until heard), meets a busy or broken
 * process (429, 5xx) or an unknown end is sent again with the same key until it is accepted; any other refusal breaks
 * the life. Each act's intended moment is that of the one before plus the pause, however late that was.
 */
export const leadLife = async (
  client: LoadClient,
  { name, ward, steps, token, pause }: LedLife,
  { intendedAt: firstAt, onAttempt, patience = 60_000, abort }: LeadOptions,
): Promise<LifeEnd> => {
  let dossierId = '';
  for (const [index, step] of steps.entries()) {
    const intendedAt = firstAt + index * pause;
    const early = intendedAt - performance.now();
    if (early > 0) await wait(early);
    const idempotencyKey = `${name}-${step.act}`;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await client.ask({
        service: step.service,
        method: 'POST',
        path: `/wards/${ward}${step.path(dossierId)}`,
        token: token(step.role, ward),
        ...(step.body && { body: step.body }),
        idempotencyKey,
      });
      const accepted = answer.status !== 'unknown' && answer.status < 300;
      const answeredAt = performance.now();
      onAttempt?.({ name, ward, act: step.act, idempotencyKey, attempt, intendedAt, answeredAt, answer, accepted });
      if (accepted) {
        dossierId ||= (answer.body as { dossierId: string }).dossierId;
        break;
      }
      const late = answeredAt - intendedAt > patience;
      if (late || abort?.aborted || !isWorthRepeating(step, answer)) return { kind: 'broken', act: step.act, answer };
      await wait(Math.min(longestRetry, firstRetry * 2 ** (attempt - 1)));
    }
  }
  return { kind: 'whole', dossierId };
};

export const codeOf = (answer: Answer): string | undefined =>
  answer.status === 'unknown' ? undefined : ((answer.body as { code?: string } | null)?.code ?? undefined);

const isWorthRepeating = (step: Step, answer: Answer): boolean => {
  if (answer.status === 'unknown' || answer.status >= 500) return true;
  if (answer.status === 404 || answer.status === 429) return answer.headers['retry-after'] !== undefined;
  return answer.status === 409 && step.refusedUntilHeard.includes(codeOf(answer) ?? '');
};
