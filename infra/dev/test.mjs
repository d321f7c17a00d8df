// `npm test`: everything that a bare machine lacks, then the test steps (src/test.ts).
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, ensureNode24, main, repoFolder, runOnNode24 } from './bootstrap.mjs';

const step = (number) => (text) => process.stdout.write(`[${number}/3] ${text}\n`);

await main(async () => {
  ensureDependencies(step(1));
  const node = ensureNode24(step(2));
  ensureBuild(step(3), node);
  return runOnNode24(join(repoFolder, 'dist/infra/dev/src/test.js'), process.argv.slice(2), { node });
});
