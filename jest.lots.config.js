// The whole suite, as `npm test` runs it: the specs of each lot share one loading of the libraries.
const commun = require('./jest.config.js');

/** @type {import('jest').Config} */
module.exports = { ...commun, testMatch: ['<rootDir>/test/lots/lot-*.ts'] };
