import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { permissionCoverage } from '../../../test/harness/permission-coverage.ts';
import { permissions } from '../permissions.ts';

test('every field of the schema has a rule and every rule a field', async () => {
  const sdl = await readFile(new URL('../../../schema/hrm.graphql', import.meta.url), 'utf8');
  expect(permissionCoverage(sdl, permissions)).toEqual({ missing: [], stale: [] });
});
