import type { Bus, ParkedEvent } from '@motcua/messaging';
import type pg from 'pg';

export const parkEvent = async (pool: pg.Pool, { producer, subject, headers, payload, problem }: ParkedEvent) => {
  await pool.query(
    `insert into parked (event_id, producer, subject, headers, payload, problem)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (event_id) do update set problem = excluded.problem, parked_at = now(), settled_at = null`,
    [
      headers['ce-id'] ?? `${subject} ${payload.slice(0, 40)}`,
      producer,
      subject,
      JSON.stringify(headers),
      payload,
      problem,
    ],
  );
};

/**
 * Gives parked events back to the service, as they came, on the subject of what is said again. Whatever still cannot be
 * handled is parked once more. Answers how many there were.
 */
export const retryParked = async (pool: pg.Pool, bus: Bus, service: string, request: string): Promise<number> => {
  const { rows } = await pool.query(
    'select event_id, producer, headers, payload from parked where settled_at is null order by parked_at limit 10000',
  );
  for (const { event_id, producer, headers, payload } of rows) {
    await bus.sayAgain(service, { producer, headers, payload }, `${event_id} ${request}`);
    await pool.query('update parked set settled_at = now() where event_id = $1', [event_id]);
  }
  return rows.length;
};
