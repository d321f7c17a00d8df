#!/usr/bin/env node
// The `motcua` command: brings what is missing, then runs infra/cli/src/main.ts as compiled, on Node 24.
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, main, repoFolder, runOnNode24 } from '../dev/bootstrap.mjs';

await main(() => {
  ensureDependencies();
  ensureBuild();
  return runOnNode24(join(repoFolder, 'dist/infra/cli/src/main.js'), process.argv.slice(2));
});
