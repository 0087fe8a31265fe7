import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CrmServiceService } from '../../../proto/generated/erp/crm/v1/crm.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import {
  type CrmUnderTest,
  convertLead,
  createCustomer,
  createLead,
  createOpportunity,
  moveLead,
  startCrm,
} from './start-crm.ts';

const manager = userViewer([
  'crm:customer:read',
  'crm:customer:write',
  'crm:lead:read',
  'crm:lead:write',
  'crm:lead:assign',
  'crm:opportunity:read',
  'crm:opportunity:write',
  'crm:activity:read',
]);

let crm: CrmUnderTest;
let customerId: string;
let leadId: string;
let opportunityId: string;

beforeAll(async () => {
  crm = await startCrm();
  const person = { kind: 'PERSON', name: 'Owned' };
  customerId = (await crm.ask<{ customer: { id: string } }>(manager, createCustomer, { input: person }))
    .customer.id;
  leadId = (
    await crm.ask<{ lead: { id: string } }>(manager, createLead, {
      input: { name: 'Owned', source: 'OTHER' },
    })
  ).lead.id;
  opportunityId = (
    await crm.ask<{ opportunity: { id: string } }>(manager, createOpportunity, { input: opportunity() })
  ).opportunity.id;
});
afterAll(() => crm.close());

const opportunity = () => ({
  customerId,
  name: 'Owned',
  amount: { amount: '10.00', currency: 'EUR' },
  closeOn: '2030-01-31',
});
const assignLead = 'mutation($input: AssignLeadInput!) { assignLead(input: $input) { lead { id } } }';
const updateCustomer =
  'mutation($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { id } } }';
const updateOpportunity =
  'mutation($input: UpdateOpportunityInput!) { updateOpportunity(input: $input) { opportunity { id } } }';

/** Every mutation that names an owner, with the permission an owner of the record needs. */
const writes: ReadonlyArray<readonly [string, string, () => object, string]> = [
  ['createCustomer', createCustomer, () => ({ kind: 'PERSON', name: 'X' }), 'crm:customer:read'],
  ['updateCustomer', updateCustomer, () => ({ customerId }), 'crm:customer:read'],
  ['createLead', createLead, () => ({ name: 'X', source: 'OTHER' }), 'crm:lead:read'],
  ['assignLead', assignLead, () => ({ leadId }), 'crm:lead:read'],
  ['createOpportunity', createOpportunity, opportunity, 'crm:opportunity:read'],
  ['updateOpportunity', updateOpportunity, () => ({ opportunityId }), 'crm:opportunity:read'],
];

test.each(writes)(
  '%s names an owner who is an active member and sees the record',
  async (_, write, input, permission) => {
    const give = (ownerId: string) => ({ input: { ...input(), ownerId } });
    await crm.run(manager, write, give('user-7'));
    await crm.refuse('NOT_FOUND', manager, write, give('nonsense'));
    for (const ownerId of ['disabled-seller', 'invited-seller'])
      expect((await crm.refuse('BAD_USER_INPUT', manager, write, give(ownerId))).extensions).toMatchObject({
        fields: [{ path: 'ownerId', message: 'This user is not an active member of the organization.' }],
      });
    expect((await crm.refuse('BAD_USER_INPUT', manager, write, give('accountant'))).extensions).toMatchObject(
      {
        fields: [{ path: 'ownerId', message: `This user lacks the permission ${permission}.` }],
      },
    );
  },
);

test('over gRPC an owner is checked too', async () => {
  const service = crm.service(CrmServiceService);
  const refused = service.assignLead({ id: leadId, ownerId: 'disabled-seller' }, await crm.callAs(manager));
  await expect(refused).rejects.toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'ownerId' }] });
});

test('a viewer who may write but not see a record does not get it', async () => {
  const writer = userViewer(['crm:customer:write']);
  const answer = await crm.query(writer, createCustomer, { input: { kind: 'PERSON', name: 'X' } });
  expect(answer.errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
});

test('an owner who was disabled stays where an update leaves them, and looks after nothing new', async () => {
  const ownerId = 'leaving-seller';
  const person = { kind: 'PERSON', name: 'Kept', ownerId };
  const kept = (await crm.ask<{ customer: { id: string } }>(manager, createCustomer, { input: person }))
    .customer;
  const business = await crm.ask<{ opportunity: { id: string } }>(manager, createOpportunity, {
    input: { ...opportunity(), ownerId },
  });
  const lead = await qualifiedLead(ownerId);
  crm.disableUser(ownerId);
  await crm.run(manager, updateCustomer, { input: { customerId: kept.id, name: 'Kept on', ownerId } });
  await crm.run(manager, updateOpportunity, {
    input: { opportunityId: business.opportunity.id, name: 'Kept on', ownerId },
  });
  await crm.run(manager, assignLead, { input: { leadId: lead, ownerId } });
  await crm.refuse('BAD_USER_INPUT', manager, updateCustomer, { input: { customerId, ownerId } });
  const converted = await crm.ask<{ customer: object; opportunity: object }>(manager, convertLead, {
    input: { leadId: lead, amount: { amount: '1.00', currency: 'EUR' } },
  });
  const owner = { owner: { id: manager.userId } };
  expect(converted).toMatchObject({ customer: owner, opportunity: owner });
});

test('a converted lead keeps an owner who may look after what it became', async () => {
  const lead = await qualifiedLead('user-7');
  const converted = await crm.ask<{ customer: object; opportunity: object }>(manager, convertLead, {
    input: { leadId: lead, amount: { amount: '1.00', currency: 'EUR' } },
  });
  const owner = { owner: { id: 'user-7' } };
  expect(converted).toMatchObject({ customer: owner, opportunity: owner });
});

async function qualifiedLead(ownerId: string): Promise<string> {
  const { lead } = await crm.ask<{ lead: { id: string } }>(manager, createLead, {
    input: { name: 'Lead', source: 'OTHER', ownerId },
  });
  for (const status of ['CONTACTED', 'QUALIFIED'])
    await crm.run(manager, moveLead, { input: { leadId: lead.id, status } });
  return lead.id;
}
