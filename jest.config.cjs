const swc = require('node:fs').readFileSync('.swcrc', 'utf8');
const { jsc } = JSON.parse(swc);
const { baseUrl, paths, ...compiler } = jsc;

/** ESM-only packages that jest's CommonJS loader needs transformed, transitive ones included (ecosystem.md §0.2). */
const esmPackages = ['@nestjs', 'kysely', 'cookie', 'jose', 'uuid', '@fastify/static', 'content-disposition'];

const base = {
  testEnvironment: 'node',
  transform: {
    '\\.(ts|js|mjs)$': [
      '@swc/jest',
      { swcrc: false, jsc: compiler, module: { type: 'commonjs' }, sourceMaps: 'inline' },
    ],
  },
  transformIgnorePatterns: [`node_modules/(?!(${esmPackages.join('|')})/)`],
  moduleNameMapper: { '^@motcua/([^/]+)$': '<rootDir>/libs/$1/src/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.motcua/'],
  setupFiles: ['reflect-metadata'],
};

const level = (displayName, suffix) => ({ ...base, displayName, testMatch: [`<rootDir>/**/*.${suffix}.spec.ts`] });

module.exports = {
  projects: [level('unit', 'unit'), level('integration', 'int'), level('e2e', 'e2e')],
  testTimeout: 60_000,
};
