import type pg from 'pg';

/** Without these a crash takes back what was acknowledged. */
const needed: Record<string, readonly string[]> = {
  fsync: ['on'],
  full_page_writes: ['on'],
  synchronous_commit: ['on', 'remote_apply'],
};

/** Errors: names each setting, as the role's own sessions see it, with which the service must not run. */
export const assertDurable = async (pools: readonly pg.Pool[]): Promise<void> => {
  for (const pool of pools) {
    const { rows } = await pool.query('select name, setting from pg_settings where name = any ($1) order by name', [
      Object.keys(needed),
    ]);
    const wrong = rows.filter(({ name, setting }) => !needed[name]?.includes(setting));
    if (wrong.length > 0) {
      const list = wrong.map(({ name, setting }) => `${name} is ${setting}`).join(', ');
      throw new Error(`The database would lose what it has acknowledged: ${list}. Set it to on and start again.`);
    }
  }
};
