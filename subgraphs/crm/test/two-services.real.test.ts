import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/real-services.ts';
import {
  type CrmUnderTest,
  convertLead,
  createCustomer,
  createLead,
  moveLead,
  startCrm,
} from './start-crm.ts';
import { sales } from './viewers.ts';

let postgres: TestDatabase;
let services: readonly CrmUnderTest[];
let one: CrmUnderTest;
beforeAll(async () => {
  postgres = await createTestDatabase();
  // At the same time: migrations and demo data of two starting services must not collide.
  services = await Promise.all([
    startCrm({ databaseUrl: postgres.url, seedDemo: true }),
    startCrm({ databaseUrl: postgres.url, seedDemo: true }),
  ]);
  one = services[0] as CrmUnderTest;
});
afterAll(async () => {
  for (const service of services) await service.close();
  await postgres.drop();
});

const spread = <Result>(
  count: number,
  work: (crm: CrmUnderTest, index: number) => Promise<Result>,
): Promise<Result[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      work(services[index % services.length] as CrmUnderTest, index),
    ),
  );

test('of many conversions through two services one succeeds', async () => {
  const { lead } = await one.ask<{ lead: { id: string } }>(sales, createLead, {
    input: { name: 'Ada', company: 'Raced GmbH', source: 'OTHER' },
  });
  for (const status of ['CONTACTED', 'QUALIFIED'])
    await one.ask(sales, moveLead, { input: { leadId: lead.id, status } });
  const input = { leadId: lead.id, amount: { amount: '1', currency: 'EUR' } };
  const answers = await spread(12, (crm) => crm.query(sales, convertLead, { input }));
  const codes = answers.flatMap((answer) => answer.errors).map((error) => error.extensions['code']);
  expect(codes).toEqual(Array.from({ length: 11 }, () => 'CONFLICT'));
  expect(await one.ask(sales, '{ customers(search: "Raced GmbH") { totalCount } }')).toEqual({
    totalCount: 1,
  });
});

test('of many updates from one version through two services one succeeds', async () => {
  const { customer } = await one.ask<{ customer: { id: string } }>(sales, createCustomer, {
    input: { kind: 'COMPANY', name: 'Version one' },
  });
  const update =
    'mutation($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { version } } }';
  const answers = await spread(10, (crm, index) =>
    crm.query(sales, update, {
      input: { customerId: customer.id, expectedVersion: 1, name: `Writer ${index}` },
    }),
  );
  expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
});

test('many contacts made primary through two services leave one primary', async () => {
  const { customer } = await one.ask<{ customer: { id: string } }>(sales, createCustomer, {
    input: { kind: 'COMPANY', name: 'One voice' },
  });
  const create = 'mutation($input: CreateContactInput!) { createContact(input: $input) { contact { id } } }';
  const answers = await spread(10, (crm, index) =>
    crm.query(sales, create, {
      input: { customerId: customer.id, name: `Contact ${index}`, isPrimary: true },
    }),
  );
  expect(answers.flatMap((answer) => answer.errors)).toEqual([]);
  const { contacts } = await one.ask<{ contacts: Array<{ isPrimary: boolean }> }>(
    sales,
    'query($id: ID!) { customer(id: $id) { contacts { isPrimary } } }',
    { id: customer.id },
  );
  expect(contacts.map((contact) => contact.isPrimary)).toEqual([
    true,
    ...Array.from({ length: 9 }, () => false),
  ]);
});
