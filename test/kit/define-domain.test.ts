import { afterEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { AuthServiceService } from '../../proto/generated/erp/auth/v1/auth.ts';
import { CrmServiceService } from '../../proto/generated/erp/crm/v1/crm.ts';
import { moneyResolvers } from '../../subgraphs/kit/graphql/money-resolver.ts';
import { anyone, type Permissions } from '../../subgraphs/kit/graphql/permission-rules.ts';
import { scalarResolvers } from '../../subgraphs/kit/graphql/scalars.ts';
import type { CallOptions, ServiceClient } from '../../subgraphs/kit/grpc/grpc-client.ts';
import { defineDomain } from '../../subgraphs/kit/part/define-domain.ts';
import { defineService } from '../../subgraphs/kit/part/define-service.ts';
import { defineSettings } from '../../subgraphs/kit/part/define-settings.ts';
import { wholeNumber } from '../../subgraphs/kit/part/read-settings.ts';
import { type DomainUnderTest, openRecordedBus, startDomain } from '../harness/start-domain.ts';
import { userViewer } from '../harness/viewers.ts';

/** A domain of one RPC, under the SDL of crm. */
const proto = { batchGetCustomers: CrmServiceService.batchGetCustomers } as const;
type Proto = typeof proto;

const settings = defineSettings(
  'crm',
  z.object({ ERP_TEST_SIZE: wholeNumber(1, 9).default(3).describe('a size') }),
  (values) => ({ size: values.ERP_TEST_SIZE }),
);
const permissions: Permissions = { Query: { customer: anyone }, Customer: { id: anyone, name: anyone } };

let steps: string[] = [];
let started: DomainUnderTest | undefined;
afterEach(async () => {
  await started?.close();
  started = undefined;
  steps = [];
});

const service = defineService<Proto, unknown, { readonly size: number }>({
  migrations: {},
  nodeTypes: {},
  settings,
  createParts: ({ settings: { size }, connectPeer }) => {
    const auth = connectPeer('auth', AuthServiceService);
    return {
      rpcs: {
        batchGetCustomers: async ({ ids }, call) => {
          if (ids.includes('ask auth')) await auth.rpc(call).batchGetUsers({ ids: [] });
          const name = `${size} for ${call.viewer.kind === 'user' ? call.viewer.userId : 'no user'}`;
          return { customers: ids.map((id) => ({ id, name, kind: 'PERSON', ownerId: '', version: 1 })) };
        },
      },
      close: () => {
        steps.push('parts are released');
      },
    };
  },
});
const createLoaders = (client: ServiceClient<Proto>, call: CallOptions) => ({
  nameOf: async (id: string) => (await client.batchGetCustomers({ ids: [id] }, call)).customers[0]?.name,
});
type Loaders = ReturnType<typeof createLoaders>;

interface Context {
  readonly service: ServiceClient<Proto>;
  readonly call: CallOptions;
  readonly loaders: Loaders;
}

const resolvers = {
  ...scalarResolvers,
  Money: moneyResolvers,
  Query: {
    customer: async (_parent: unknown, { id }: { id: string }, context: Context) => ({
      id: (await context.service.batchGetCustomers({ ids: [id] }, context.call)).customers[0]?.id,
      name: context.loaders.nameOf(id),
    }),
  },
};
const customer = (id: string): string => `{ customer(id: "${id}") { id name } }`;
const viewer = userViewer([]);

test('resolvers reach the service through the context, as the viewer', async () => {
  const domain = defineDomain({
    name: 'crm',
    proto,
    service,
    subgraph: { resolvers, permissions, createLoaders },
  });
  started = await startDomain(domain);
  expect(await started.run(viewer, customer('a'))).toEqual({ customer: { id: 'a', name: '3 for user-1' } });
});

test('settings are read before anything is opened', async () => {
  const domain = defineDomain({
    name: 'crm',
    proto,
    service,
    subgraph: { resolvers, permissions, createLoaders },
  });
  expect(domain.settings).toBe(settings);
  const bus = await openRecordedBus();
  try {
    await expect(startDomain(domain, { bus, environment: { ERP_TEST_SIZE: '10' } })).rejects.toThrow(
      'The settings of crm are not valid. ERP_TEST_SIZE: a whole number from 1 to 9',
    );
  } finally {
    await bus.close();
  }
  started = await startDomain(domain, { environment: { ERP_TEST_SIZE: '7' } });
  expect(await started.run(viewer, customer('a'))).toMatchObject({ customer: { name: '7 for user-1' } });
});

test('a peer that is not reachable makes only the calls that need it UNAVAILABLE', async () => {
  const domain = defineDomain({
    name: 'crm',
    proto,
    service,
    subgraph: { resolvers, permissions, createLoaders },
  });
  started = await startDomain(domain);
  const answer = await started.query(viewer, customer('ask auth'));
  expect(answer.errors[0]?.extensions['code']).toBe('UNAVAILABLE');
  await started.run(viewer, customer('a'));
  await started.close();
  started = undefined;
  expect(steps).toEqual(['parts are released']);
});

test('a domain may extend its context and add routes', async () => {
  const other = userViewer([], { userId: 'other-1' });
  const domain = defineDomain({
    name: 'crm',
    proto,
    service,
    subgraph: {
      resolvers: {
        ...resolvers,
        Query: {
          customer: async (
            _parent: unknown,
            { id }: { id: string },
            context: Context & { readonly asOther: () => Promise<Context> },
          ) => ({ id, name: (await context.asOther()).loaders.nameOf(id) }),
        },
      },
      permissions,
      createLoaders,
      extendContext: (context, { viewerTokens, createContext }) => ({
        ...context,
        asOther: async () => {
          const viewerToken = await viewerTokens.sign(other);
          return createContext({ ...context, viewer: other, call: { ...context.call, viewerToken } });
        },
      }),
      addRoutes: (server, { service: client, viewerTokens }) => {
        server.get('/first', async () => {
          const call = { viewerToken: await viewerTokens.sign(other), requestId: 'route' };
          return (await client.batchGetCustomers({ ids: ['first'] }, call)).customers[0];
        });
      },
    },
  });
  started = await startDomain(domain);
  expect(await started.run(viewer, customer('a'))).toEqual({ customer: { id: 'a', name: '3 for other-1' } });
  const response = await fetch(`${started.subgraphUrl}/first`);
  expect(await response.json()).toMatchObject({ id: 'first', name: '3 for other-1' });
});
