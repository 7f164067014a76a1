// How fast the engine is: `npm run banc`. No part of `npm test`.
const commun = require('./jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...commun,
  globalSetup: undefined,
  globalTeardown: undefined,
  testMatch: ['<rootDir>/test/banc/*.ts'],
};
