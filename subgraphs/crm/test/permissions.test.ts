import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CrmServiceService } from '../../../proto/generated/erp/crm/v1/crm.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import type { CallOptions } from '../../kit/grpc/grpc-client.ts';
import type { GrpcService } from '../../kit/grpc/grpc-method.ts';
import { type CrmUnderTest, createCustomer, startCrm } from './start-crm.ts';
import { sales, unprivilegedViewer } from './viewers.ts';

let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm();
});
afterAll(() => crm.close());

test('the service refuses what the schema would have refused, RPC by RPC', async () => {
  const { customer } = await crm.ask<{ customer: { id: string } }>(sales, createCustomer, {
    input: { kind: 'COMPANY', name: 'Initech', email: 'secret@initech.example' },
  });
  const service = crm.service(CrmServiceService);
  const options = await crm.callAs(unprivilegedViewer);
  const definition: GrpcService = CrmServiceService;
  // Every RPC by name: a new one without a permission check fails here.
  const refused = Object.entries(service).filter(([name]) => name !== 'batchGetCustomers');
  const codes = await Promise.all(
    refused.map(async ([name, rpc]) => {
      const call = rpc as (request: unknown, options: CallOptions) => Promise<unknown>;
      const request = definition[name]?.requestDeserialize(Buffer.alloc(0));
      return [
        name,
        await call(request, options).then(
          () => 'OK',
          (error: { code: string }) => error.code,
        ),
      ];
    }),
  );
  expect(codes).toEqual(refused.map(([name]) => [name, 'FORBIDDEN']));
  expect(await service.batchGetCustomers({ ids: [customer.id] }, options)).toMatchObject({
    customers: [{ id: customer.id, name: 'Initech', email: undefined, ownerId: '' }],
  });
});

test('conversion needs the permissions for what it creates', async () => {
  const convert = 'mutation($input: ConvertLeadInput!) { convertLead(input: $input) { lead { id } } }';
  const input = { leadId: 'any', amount: { amount: '1', currency: 'EUR' } };
  for (const missing of ['crm:customer:write', 'crm:opportunity:write']) {
    const viewer = userViewer(sales.permissions.filter((permission) => permission !== missing));
    expect(await crm.refuse('FORBIDDEN', viewer, convert, { input })).toEqual(
      expect.objectContaining({
        message: `This needs the permission ${missing}.`,
        extensions: { code: 'FORBIDDEN', metadata: { permission: missing } },
      }),
    );
  }
});
