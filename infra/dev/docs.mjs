// `npm run docs`: writes what is generated from the code.
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, main, repoFolder, runOnNode24 } from './bootstrap.mjs';

await main(() => {
  ensureDependencies();
  ensureBuild();
  return runOnNode24(join(repoFolder, 'dist/infra/dev/src/write-docs.js'));
});
