import pg from 'pg';
import { assertDurable } from './durability';

describe('the settings of a database', () => {
  const assertWith = async (options?: string) => {
    const pool = new pg.Pool({ connectionString: process.env.TEST_DATABASE_URL, ...(options && { options }) });
    try {
      await assertDurable([pool]);
    } finally {
      await pool.end();
    }
  };

  it('keep what was acknowledged, or the service does not start', async () => {
    await assertWith();
    await expect(assertWith('-c synchronous_commit=off')).rejects.toThrow(
      'The database would lose what it has acknowledged: synchronous_commit is off.',
    );
  });
});
