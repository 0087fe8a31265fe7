import base from './jest.config.js';

/**
 * Suites that need real servers (PostgreSQL …), and every contract on PostgreSQL alone: `npm test` runs it on SQLite.
 * `.ci/run` starts the servers and passes their addresses.
 */
export default {
  ...base,
  globals: { testEngines: ['postgres'] },
  testMatch: ['<rootDir>/**/*.real.test.ts', '<rootDir>/**/*.contract.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // One after the other: suites measure what a database does, and share one server.
  maxWorkers: 1,
};
