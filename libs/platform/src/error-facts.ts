import pg from 'pg';

/**
 * What may be logged of an error that a request led to: where and of which kind. Its message is left out, since parsers
 * and databases quote there what was sent.
 */
export const errorFacts = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { code } = error as { code?: unknown };
  return {
    error: error.name,
    ...(typeof code === 'string' && { code }),
    ...(error instanceof pg.DatabaseError && {
      routine: error.routine,
      table: error.table,
      column: error.column,
      constraint: error.constraint,
    }),
    at: at.slice(0, 12).map((line) => line.trim()),
  };
};
