import base from './jest.config.js';

/**
 * Suites that look long for what is rare: a minute of random operations that only a change of the engine can make fail.
 * `.ci/run` runs them; `npm test` runs a part of each.
 */
export default {
  ...base,
  testMatch: ['<rootDir>/**/*.deep.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
