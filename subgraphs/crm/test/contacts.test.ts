import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type CrmUnderTest, createCustomer, startCrm } from './start-crm.ts';
import { outsider, sales } from './viewers.ts';

let crm: CrmUnderTest;
let customerId: string;
beforeAll(async () => {
  crm = await startCrm();
});
afterAll(() => crm.close());
beforeEach(async () => {
  const input = { kind: 'COMPANY', name: 'Initech' };
  const { customer } = await crm.ask<{ customer: { id: string } }>(sales, createCustomer, { input });
  customerId = customer.id;
});

const create = `mutation($input: CreateContactInput!) { createContact(input: $input) {
  contact { id name position isPrimary version } customer { contacts { name isPrimary } }
} }`;
const update = `mutation($input: UpdateContactInput!) { updateContact(input: $input) {
  contact { id name position isPrimary version } customer { contacts { name isPrimary } }
} }`;
const remove =
  'mutation($input: DeleteContactInput!) { deleteContact(input: $input) { id customer { contacts { name } } } }';

interface ContactAnswer {
  readonly contact: { readonly id: string };
  readonly customer: {
    readonly contacts: ReadonlyArray<{ readonly name: string; readonly isPrimary: boolean }>;
  };
}
const add = (name: string, isPrimary = false): Promise<ContactAnswer> =>
  crm.ask<ContactAnswer>(sales, create, { input: { customerId, name, isPrimary } });

test('a new primary contact takes the place of the former one', async () => {
  await add('Bill', true);
  const { customer } = await add('Anna', true);
  expect(customer.contacts).toEqual([
    { name: 'Anna', isPrimary: true },
    { name: 'Bill', isPrimary: false },
  ]);
});

test('of several contacts that become primary at the same time, one stays primary', async () => {
  const added = await Promise.all(['Ann', 'Ben', 'Cid', 'Dan'].map((name) => add(name)));
  await Promise.all(
    added.map(({ contact }) => crm.ask(sales, update, { input: { contactId: contact.id, isPrimary: true } })),
  );
  const { contacts } = await crm.ask<ContactAnswer['customer']>(
    sales,
    'query($id: ID!) { customer(id: $id) { contacts { isPrimary } } }',
    { id: customerId },
  );
  expect(contacts.map((contact) => contact.isPrimary)).toEqual([true, false, false, false]);
});

test('a contact is changed field by field and removed for good', async () => {
  const { contact } = await add('Milton');
  expect(
    await crm.ask(sales, update, {
      input: { contactId: contact.id, expectedVersion: 1, position: 'Stapler keeper' },
    }),
  ).toMatchObject({ contact: { name: 'Milton', position: 'Stapler keeper', version: 2 } });
  await crm.refuse('CONFLICT', sales, remove, { input: { contactId: contact.id, expectedVersion: 1 } });
  expect(await crm.ask(sales, remove, { input: { contactId: contact.id } })).toEqual({
    id: contact.id,
    customer: { contacts: [] },
  });
  await crm.refuse('NOT_FOUND', sales, remove, { input: { contactId: contact.id } });
  const types = (await crm.events.untilAbout(customerId, 4)).map((event) => event.type);
  expect(types.slice(1)).toEqual([
    'erp.crm.contact-created.v1',
    'erp.crm.contact-updated.v1',
    'erp.crm.contact-deleted.v1',
  ]);
});

test('contacts of a foreign customer can be neither added nor touched', async () => {
  const { contact } = await add('Lumbergh');
  await crm.refuse('NOT_FOUND', outsider, create, { input: { customerId, name: 'Spy' } });
  await crm.refuse('NOT_FOUND', outsider, update, { input: { contactId: contact.id, name: 'Spy' } });
});
