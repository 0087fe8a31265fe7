import { afterAll, describe, expect, test } from '@jest/globals';
import { createPostgresEngine, createSqliteEngine, type TestEngine } from './test-engine.ts';

const creators = { sqlite: createSqliteEngine, postgres: createPostgresEngine };
const contractFile = /\.contract\.test\.ts$/;

/**
 * Runs a contract on every storage engine: on SQLite always, on PostgreSQL when `ERP_TEST_DATABASE_URL` names a
 * server; otherwise a skipped test says so. `npm run test:real` runs PostgreSQL alone and fails without a server.
 * Only files named `*.contract.test.ts` may call it: these are the ones that `test:real` runs too.
 * @param contract registers hooks and tests; databases it asks for are removed after its own `afterAll` hooks
 */
export function describeOnEngines(name: string, contract: (engine: TestEngine) => void): void {
  const { testPath } = expect.getState();
  if (testPath === undefined || !contractFile.test(testPath))
    throw new Error(`A suite that runs on every engine is named *.contract.test.ts, unlike ${testPath}.`);
  for (const kind of enginesOfThisRun()) {
    const engine = creators[kind]();
    describe(`${name} on ${engine.title}`, () => {
      contract(engine);
      afterAll(() => engine.dispose());
    });
  }
  if (!enginesOfThisRun().includes('postgres'))
    test.skip(`${name} on PostgreSQL: ERP_TEST_DATABASE_URL is not set`, () => {});
}

/** `testEngines` is a global of the jest configuration: `jest.real.config.js` sets it. */
function enginesOfThisRun(): ReadonlyArray<TestEngine['kind']> {
  const { testEngines } = globalThis as { readonly testEngines?: ReadonlyArray<TestEngine['kind']> };
  return testEngines ?? (process.env['ERP_TEST_DATABASE_URL'] ? ['sqlite', 'postgres'] : ['sqlite']);
}
