import { expect, test } from '@jest/globals';
import type { Permissions } from '../../subgraphs/kit/graphql/permission-rules.ts';
import { readSubgraphSdl } from '../../subgraphs/kit/graphql/serve-subgraph.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';
import { permissionCoverage } from '../harness/permission-coverage.ts';

test.each(domainRegistry.map(({ name }) => name))(
  'in %s every field has a rule, and every rule a field',
  async (name) => {
    const { permissions } = (await import(`../../subgraphs/${name}/permissions.ts`)) as {
      readonly permissions: Permissions;
    };
    expect(permissionCoverage(await readSubgraphSdl(name), permissions)).toEqual({ missing: [], stale: [] });
  },
);
