import { expect, test } from '@jest/globals';
import { readsOnly } from '../../subgraphs/kit/grpc/reads-only.ts';
import { loadServiceDefinitions } from '../harness/service-definitions.ts';
import { mutationNames } from '../story/repeated-mutations/example-world.ts';

/** RPCs that change something, or ask what is true now, without a mutation of their name. */
const withoutMutation = new Set([
  'checkPermissions',
  'handleWebhook',
  'revokeToken',
  'rotateSigningKey',
  'validateToken',
]);

test('an RPC reads only, by its name, or is that of a mutation', async () => {
  const definitions = await loadServiceDefinitions();
  const rpcs = [...definitions.values()].flatMap((definition) => Object.keys(definition));
  const changing = rpcs.filter((name) => !readsOnly(name) && !withoutMutation.has(name));
  expect(changing.toSorted()).toEqual([...mutationNames].toSorted());
});
