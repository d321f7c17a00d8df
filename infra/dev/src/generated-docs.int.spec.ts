import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoFolder } from './folders';
import { ServiceConfig } from '@motcua/platform';
import { getMetadataStorage } from 'class-validator';
import { DigitizationConfig } from '../../../services/digitization/src/digitization.config';
import { IntakeConfig } from '../../../services/intake/src/intake.config';
import { PortalConfig } from '../../../services/portal/src/portal.config';
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

it('every variable that a service reads stands in .env.example', () => {
  const example = readFileSync(join(repoFolder, '.env.example'), 'utf8');
  const read = [ServiceConfig, IntakeConfig, DigitizationConfig, PortalConfig].flatMap((config) =>
    getMetadataStorage()
      .getTargetValidationMetadatas(config, '', true, false)
      .map(({ propertyName }) => propertyName),
  );
  expect(read.length).toBeGreaterThan(10);
  expect(read.filter((name) => !new RegExp(`^${name}=`, 'm').test(example))).toEqual([]);
});
