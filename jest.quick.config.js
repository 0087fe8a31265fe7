import base from './jest.config.js';

/**
 * Less than a minute for the answer to "does it still work": the unit tests beside their files, the rules of the
 * repository, and the ERP started once to sell a ticket.
 */
export default {
  ...base,
  testMatch: [
    '<rootDir>/{files,router,schema,proto}/**/*.test.ts',
    '<rootDir>/subgraphs/*.test.ts',
    '<rootDir>/subgraphs/*/service/**/*.test.ts',
    '<rootDir>/subgraphs/{kit,new-domain}/**/*.test.ts',
    '<rootDir>/test/harness/*.test.ts',
    '<rootDir>/test/repository/{import-boundaries,layout,permission-coverage,unclear-wording}.test.ts',
    '<rootDir>/test/deploy/*.test.ts',
    '<rootDir>/test/story/ticket-story.test.ts',
  ],
};
