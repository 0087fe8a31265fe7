import type { ExampleWorld, MutationExample } from '../../../test/harness/mutation-example.ts';
import { demoUserByEmail } from '../../kit/demo/demo-people.ts';

const amount = { amount: '100.00', currency: 'EUR' };

const newCustomer = async ({ owner, unique }: ExampleWorld): Promise<string> =>
  (await owner.do('createCustomer', { kind: 'COMPANY', name: unique() }))['customer'].id;

const newContact = async (world: ExampleWorld): Promise<string> => {
  const input = { customerId: await newCustomer(world), name: world.unique() };
  return (await world.owner.do('createContact', input))['contact'].id;
};

const newLead = async ({ owner, unique }: ExampleWorld): Promise<string> =>
  (await owner.do('createLead', { name: unique(), company: unique(), source: 'REFERRAL' }))['lead'].id;

const newOpportunity = async (world: ExampleWorld): Promise<string> => {
  const input = { customerId: await newCustomer(world), name: world.unique(), amount };
  return (await world.owner.do('createOpportunity', input))['opportunity'].id;
};

const salesId = demoUserByEmail('sales@acme.example').id;

/** How each mutation of the domain is done once. */
export const mutationExamples: Readonly<Record<string, MutationExample>> = {
  createCustomer: async ({ unique }) => ({ input: { kind: 'COMPANY', name: unique(), ownerId: salesId } }),
  updateCustomer: async (world) => ({
    input: {
      customerId: await newCustomer(world),
      name: world.unique(),
      ownerId: salesId,
      expectedVersion: 1,
    },
  }),
  archiveCustomer: async (world) => ({ input: { customerId: await newCustomer(world) } }),
  restoreCustomer: async (world) => {
    const customerId = await newCustomer(world);
    await world.owner.do('archiveCustomer', { customerId });
    return { input: { customerId } };
  },
  createContact: async (world) => ({ input: { customerId: await newCustomer(world), name: world.unique() } }),
  updateContact: async (world) => ({
    input: { contactId: await newContact(world), position: 'CFO', expectedVersion: 1 },
  }),
  deleteContact: async (world) => ({ input: { contactId: await newContact(world) } }),
  createLead: async ({ unique }) => ({ input: { name: unique(), source: 'WEBSITE', ownerId: salesId } }),
  updateLead: async (world) => ({ input: { leadId: await newLead(world), score: 7, expectedVersion: 1 } }),
  assignLead: async (world) => ({ input: { leadId: await newLead(world), ownerId: salesId } }),
  moveLead: async (world) => ({ input: { leadId: await newLead(world), status: 'CONTACTED' } }),
  convertLead: async (world) => {
    const leadId = await newLead(world);
    await world.owner.do('moveLead', { leadId, status: 'CONTACTED' });
    await world.owner.do('moveLead', { leadId, status: 'QUALIFIED' });
    return { input: { leadId, amount } };
  },
  createOpportunity: async (world) => ({
    input: { customerId: await newCustomer(world), name: world.unique(), amount, ownerId: salesId },
  }),
  updateOpportunity: async (world) => ({
    input: { opportunityId: await newOpportunity(world), ownerId: salesId, expectedVersion: 1 },
  }),
  moveOpportunity: async (world) => ({
    input: { opportunityId: await newOpportunity(world), stage: 'PROPOSAL' },
  }),
  logActivity: async (world) => ({
    input: { kind: 'NOTE', title: world.unique(), leadId: await newLead(world) },
  }),
};
