// `npm run bench`: the measures of this platform on this machine.
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, ensureNode24, main, repoFolder, runOnNode24 } from '../dev/bootstrap.mjs';

// Standard output carries the table or the JSON and nothing else.
const tell = (line) => void process.stderr.write(`${line}\n`);

await main(() => {
  ensureDependencies(tell);
  const node = ensureNode24(tell);
  ensureBuild(tell, node);
  return runOnNode24(join(repoFolder, 'dist/infra/bench/src/bench.js'), process.argv.slice(2), { node });
});
