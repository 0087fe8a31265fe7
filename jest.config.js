import { fileURLToPath } from 'node:url';

// Processes that tests start, hundreds of them, compile the same modules: Node keeps the result for the next one.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
  new URL('node_modules/.cache/node-compile', import.meta.url),
);

/** TypeScript runs as it is: Node strips the types, jest transforms nothing. */
export default {
  testEnvironment: '<rootDir>/test/harness/leak-failing-environment.js',
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/test/harness/announce-engines.js',
  testMatch: ['<rootDir>/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.(real|deep|browser)\\.test\\.ts$'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  testSequencer: '<rootDir>/test/harness/heavy-first-sequencer.js',
  setupFilesAfterEnv: ['<rootDir>/test/harness/require-assertions.js'],
  // Far above what a crowded machine needs: a test waits for events, and a wait has a limit of its own.
  testTimeout: 120_000,
  // Of two cores a third process uses what is left while the others wait for servers they have started.
  maxWorkers: 3,
  // Jest keeps the modules of finished files in memory, some 16 MB a file: a process that holds many collects garbage
  // more than it tests, and is replaced.
  workerIdleMemoryLimit: '512MB',
};
