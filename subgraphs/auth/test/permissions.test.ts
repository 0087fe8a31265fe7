import { expect, test } from '@jest/globals';
import { permissionCoverage } from '../../../test/harness/permission-coverage.ts';
import { readSubgraphSdl } from '../../kit/graphql/serve-subgraph.ts';
import { permissions } from '../permissions.ts';

test('every field of the schema has a rule and every rule a field', async () => {
  expect(permissionCoverage(await readSubgraphSdl('auth'), permissions)).toEqual({ missing: [], stale: [] });
});
