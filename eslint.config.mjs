import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Pure files: decisions, folds, contracts and deadlines know no framework, no I/O, no clock. */
const pureFiles = [
  'libs/contracts/src/**/*.ts',
  'libs/deadline/src/**/*.ts',
  'libs/forms/src/*.ts',
  '**/*.decide.ts',
  '**/*.state.ts',
  '**/*.flow.ts',
  '**/*.fold.ts',
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.motcua', '.nx', 'services/portal/page/dist'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin, '@nx': nx },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Name what is exported; barrels hide circles.' },
        {
          selector: "CallExpression[callee.name='forwardRef']",
          message: 'A circle between providers is a design to change.',
        },
      ],
    },
  },
  {
    files: ['libs/*/src/**/*.ts', 'services/*/src/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: [
            {
              sourceTag: 'type:pure',
              onlyDependOnLibsWithTags: [],
              bannedExternalImports: [
                '@nestjs/*',
                'kysely',
                'kysely/*',
                'pg',
                '@nats-io/*',
                'node:*',
                'fastify',
                'rxjs',
              ],
            },
            { sourceTag: 'scope:event-sourcing', onlyDependOnLibsWithTags: ['scope:contracts'] },
            { sourceTag: 'scope:forms', onlyDependOnLibsWithTags: ['scope:deadline'] },
            { sourceTag: 'scope:messaging', onlyDependOnLibsWithTags: ['scope:contracts'] },
            {
              sourceTag: 'type:platform',
              onlyDependOnLibsWithTags: ['scope:event-sourcing', 'scope:messaging', 'scope:contracts'],
            },
            { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:pure', 'type:lib', 'type:platform'] },
            { sourceTag: 'type:service', onlyDependOnLibsWithTags: ['type:pure', 'type:lib', 'type:platform'] },
            {
              sourceTag: 'scope:reporting',
              notDependOnLibsWithTags: ['scope:event-sourcing'],
            },
          ],
        },
      ],
    },
  },
  {
    files: ['libs/*/src/**/*.spec.ts', 'services/*/src/**/*.spec.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: pureFiles,
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@nestjs/*', 'kysely', 'kysely/*', 'pg', '@nats-io/*', 'node:*', 'fastify', 'rxjs', 'uuid'],
              message: 'A pure file decides or folds; I/O, time and ids come in from outside.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Name what is exported; barrels hide circles.' },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time comes in with the command.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time comes in with the command.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Chance comes in with the command.',
        },
        { selector: "CallExpression[callee.name='randomUUID']", message: 'Ids come in with the command.' },
      ],
    },
  },
);
