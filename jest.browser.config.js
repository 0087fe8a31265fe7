import base from './jest.config.js';

/** Pages in a headless Chromium, which must be installed. `.ci/run` installs it. */
export default {
  ...base,
  testMatch: ['<rootDir>/**/*.browser.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 2,
};
