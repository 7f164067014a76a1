// ESM-only packages must be turned into CommonJS by swc: the list comes from what npm installed.
const { readFileSync } = require('node:fs');
const path = require('node:path');

const installed = JSON.parse(readFileSync(path.join(__dirname, 'node_modules/.package-lock.json'), 'utf8')).packages;
const esm = Object.keys(installed).filter((folder) => {
  try {
    const manifest = JSON.parse(readFileSync(path.join(__dirname, folder, 'package.json'), 'utf8'));
    return manifest.type === 'module' || Boolean(manifest.exports && JSON.stringify(manifest.exports).includes('.mjs'));
  } catch {
    return false;
  }
});

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/\\.donnees'],
  globalSetup: '<rootDir>/test/poste/global-setup.ts',
  globalTeardown: '<rootDir>/test/poste/global-teardown.ts',
  // More than the cores: many tests wait for the programs that they start, stop or kill.
  maxWorkers: 4,
  // Only against a test that hangs: how fast the machine is never fails one.
  testTimeout: 300_000,
  moduleNameMapper: {
    '^#libs/(.*)$': '<rootDir>/libs/$1/index.ts',
    '^#workflows/(.*)$': '<rootDir>/workflows/$1.ts',
  },
  transform: {
    '\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'commonjs', ignoreDynamic: false },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.map((f) => f.replace(/^.*node_modules\//, '')).join('|')})/)`],
};
