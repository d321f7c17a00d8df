// `npm run docs`
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoFolder } from './folders';
import { generatedDocs } from './generated-docs';

void generatedDocs().then((files) => {
  for (const [path, content] of files) {
    writeFileSync(join(repoFolder, path), content);
    process.stdout.write(`${path}\n`);
  }
});
