import type { Socket } from 'node:net';
import type pg from 'pg';

/**
 * A connection on which nothing has come or gone for so many milliseconds is closed, and what was asked on it fails as
 * with a database that went away. Without it a network that swallows everything holds a query for a quarter of an hour.
 */
export const endWhenSilent = (client: pg.Client, milliseconds: number): void => {
  const socket = client.connection.stream as Socket;
  socket.setTimeout(milliseconds, () => {
    socket.destroy(
      Object.assign(new Error(`PostgreSQL said nothing for ${milliseconds / 1000} s`), { code: 'ETIMEDOUT' }),
    );
  });
};
