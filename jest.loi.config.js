// The law alone: no database, no server. `npm run test:loi`.
const commun = require('./jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...commun,
  globalSetup: undefined,
  globalTeardown: undefined,
  testMatch: [
    '<rootDir>/test/workflows/**/*.spec.ts',
    '<rootDir>/test/scenarios/moteur.spec.ts',
    '<rootDir>/test/libs/{droit,moteur}/**/*.spec.ts',
  ],
};
