// `npm start`: everything that a bare machine lacks, then the platform itself (src/start.ts).
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, ensureNode24, main, repoFolder, runOnNode24 } from './bootstrap.mjs';

const startedAt = Date.now();
const step = (number) => (text) => process.stdout.write(`[${number}/6] ${text}\n`);

await main(async () => {
  ensureDependencies(step(1));
  const node = ensureNode24(step(2));
  ensureBuild(step(3), node);
  const env = { MOTCUA_STARTED_AT: String(startedAt) };
  return runOnNode24(join(repoFolder, 'dist/infra/dev/src/start.js'), process.argv.slice(2), { node, env });
});
