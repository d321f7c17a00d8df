import type { Envelope, EventType } from '@motcua/contracts';
import { goldenOf } from '@motcua/testing';
import { v7 } from 'uuid';

/** The golden message of another service, said now and with what is given. */
export const said = <T extends EventType>(type: T, given: Partial<Envelope<T>> = {}): Envelope<T> => {
  const golden = goldenOf(type).at(-1) as Envelope<T>;
  const now = new Date().toISOString();
  const dossierId = given.dossierId ?? v7();
  return {
    ...golden,
    id: v7(),
    stream: `${golden.source}-${dossierId}`,
    occurredAt: now,
    recordedAt: now,
    ...given,
    dossierId,
  };
};
