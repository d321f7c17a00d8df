import { endWhenSilent } from '@motcua/event-sourcing';
import pg from 'pg';

// Log positions and counts stay far below 2^53, so numbers are safe and simpler than text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A day is a day: never a Date at somebody's midnight.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/**
 * A connection whose query is not answered within `answerWithin` milliseconds is thrown away, and the query fails as with
 * a database that is away; connections that nobody uses are closed before that.
 */
export const createPool = (
  connectionString: string,
  max: number,
  applicationName: string,
  answerWithin: number,
): pg.Pool => {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: applicationName,
    connectionTimeoutMillis: Math.min(answerWithin, 2_000),
    idleTimeoutMillis: Math.min(answerWithin / 2, 30_000),
  });
  // An idle connection that breaks is replaced at the next use.
  pool.on('error', () => undefined);
  // One in use that breaks between two statements fails the next one; unheard, the error would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    endWhenSilent(client, answerWithin);
  });
  return pool;
};

/** No connection, or the server is shutting down or starting: it is not the statement's fault. */
export const isDatabaseAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof pg.DatabaseError) return /^(08|53|57)/.test(error.code ?? '');
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
    /connection (terminated|timeout)|timeout exceeded when trying to connect|Client has encountered/i.test(
      error.message,
    )
  );
};

const patience = 30_000;

/**
 * For a service that starts: a database that starts too, or a busy machine, is waited for.
 * Errors: those of `ask`; after half a minute also that the database is away.
 */
export const whenDatabaseAnswers = async <T>(ask: () => Promise<T>): Promise<T> => {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isDatabaseAway(error) || performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
};
