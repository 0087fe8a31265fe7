import base from './jest.config.js';

/** Suites that need real servers (PostgreSQL …); `.ci/run` starts them and passes their addresses. */
export default {
  ...base,
  testMatch: ['<rootDir>/**/*.real.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
};
