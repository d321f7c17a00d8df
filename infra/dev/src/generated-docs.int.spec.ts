import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoFolder } from './folders';
import { generatedDocs } from './generated-docs';

it('what is generated from the code is fresh (npm run docs)', async () => {
  const stale = [...(await generatedDocs())]
    .filter(
      ([path, content]) =>
        !existsSync(join(repoFolder, path)) || readFileSync(join(repoFolder, path), 'utf8') !== content,
    )
    .map(([path]) => path);
  expect(stale).toEqual([]);
});
