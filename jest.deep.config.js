import base from './jest.config.js';

/**
 * Suites that take long for what is rare: a minute of random operations that only a change of the engine can make fail,
 * a domain made by `npm run new-domain` in a copy of the repository, which then passes its check and all its tests, the
 * router with workers, the stop of every part, signals and flags for every npm script. `.ci/run` runs them.
 */
export default {
  ...base,
  testMatch: ['<rootDir>/**/*.deep.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 2,
};
