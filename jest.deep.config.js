import base from './jest.config.js';

/**
 * Suites that take long for what is rare: a minute of random operations that only a change of the engine can make fail,
 * a domain made by `npm run new-domain` in a copy of the repository, which then passes its check and the tests that every
 * domain is held to, the router with workers, the stop of every part, signals and flags for every npm script. `.ci/run` runs them.
 */
export default {
  ...base,
  testMatch: ['<rootDir>/**/*.deep.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // One after the other: they start npm, which starts others in turn.
  maxWorkers: 1,
};
