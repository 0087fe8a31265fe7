import { expect, test } from '@jest/globals';
import { DomainError } from '../errors/domain-error.ts';
import type { GrpcService } from '../grpc/grpc-method.ts';
import type { ServiceCall } from '../grpc/grpc-server.ts';
import { newId } from '../values/uuid-v7.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { createNodeRpcs, type NodeTypes } from './node-rpcs.ts';

const [lead, customer, unknown] = [newId(), newId(), newId()];

function callOf(viewer: Viewer): ServiceCall {
  const signal = new AbortController().signal;
  return { viewer, requestId: '', clientIp: '', clientUserAgent: '', deadline: undefined, signal };
}
const reader = callOf({
  kind: 'user',
  userId: 'user-1',
  organizationId: 'acme-org',
  roles: [],
  permissions: ['crm:lead:read'],
  sessionId: 'session-1',
});
const anonymous = callOf({ kind: 'anonymous' });

/** Finds its one object, and notes the ids it is asked for. */
function lookUp(own: string, asked: string[][] = []): NodeTypes<GrpcService>[string]['find'] {
  return async (_rpcs, ids) => {
    asked.push(ids);
    return ids.filter((id) => id === own).map((id) => ({ id }));
  };
}
async function findTypes(types: NodeTypes<GrpcService>, ids: string[], call = reader): Promise<unknown> {
  const { nodes } = await createNodeRpcs<GrpcService>(types, {}).findTypes({ ids }, call);
  return nodes;
}

test('type after type, each is asked for the ids that are not found yet', async () => {
  const asked: string[][] = [];
  const types = { Lead: { find: lookUp(lead, asked) }, Customer: { find: lookUp(customer, asked) } };
  expect(await findTypes(types, [customer, lead, customer, 'not an id', '\u0000'])).toEqual([
    { id: lead, type: 'Lead' },
    { id: customer, type: 'Customer' },
  ]);
  expect(asked).toEqual([[customer, lead], [customer]]);
  asked.length = 0;
  expect(await findTypes(types, [lead])).toEqual([{ id: lead, type: 'Lead' }]);
  expect(await findTypes(types, ['not an id'])).toEqual([]);
  expect(asked).toEqual([[lead]]);
});

test('a type whose permission the caller does not have is not looked at', async () => {
  const types = {
    Lead: { permission: 'crm:lead:read', find: lookUp(lead) },
    Customer: { permission: 'crm:customer:read', find: lookUp(customer) },
  };
  expect(await findTypes(types, [lead, customer])).toEqual([{ id: lead, type: 'Lead' }]);
  expect(await findTypes(types, [lead, customer], anonymous)).toEqual([]);
});

test.each(['UNAUTHENTICATED', 'FORBIDDEN'] as const)(
  'an RPC that is closed to the caller (%s) finds nothing; the other types are looked at',
  async (code) => {
    const closed = () => Promise.reject(new DomainError(code, 'No.'));
    const types = { Customer: { find: closed }, Lead: { find: lookUp(lead) } };
    expect(await findTypes(types, [lead, unknown])).toEqual([{ id: lead, type: 'Lead' }]);
  },
);

test('an RPC that fails fails the look-up: what may be there is never reported as missing', async () => {
  const failing = () => Promise.reject(new DomainError('UNAVAILABLE', 'The database does not answer.'));
  await expect(findTypes({ Lead: { find: failing } }, [lead])).rejects.toThrow('does not answer');
});
