import pg from 'pg';

// Log positions and counts stay far below 2^53, so numbers are safe and simpler than text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A day is a day: never a Date at somebody's midnight.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export const createPool = (connectionString: string, max: number, applicationName: string): pg.Pool => {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: applicationName,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
  });
  // An idle connection that breaks is replaced at the next use.
  pool.on('error', () => undefined);
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
