import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CrmUnderTest, createCustomer, createOpportunity, startCrm } from './start-crm.ts';
import { outsider, sales } from './viewers.ts';

interface OpportunityAnswer {
  readonly opportunity: { readonly id: string };
}

let crm: CrmUnderTest;
let customerId: string;
beforeAll(async () => {
  crm = await startCrm();
  const input = { kind: 'COMPANY', name: 'Initech' };
  const { customer } = await crm.ask<{ customer: { id: string } }>(sales, createCustomer, { input });
  customerId = customer.id;
});
afterAll(() => crm.close());

const move = `mutation($input: MoveOpportunityInput!) { moveOpportunity(input: $input) {
  opportunity { stage probability closedAt lostReason version }
} }`;
const update = `mutation($input: UpdateOpportunityInput!) { updateOpportunity(input: $input) {
  opportunity { name amount { amount currency } probability closeOn version }
} }`;
const create = async (input: Record<string, unknown> = {}): Promise<string> =>
  (
    await crm.ask<OpportunityAnswer>(sales, createOpportunity, {
      input: { customerId, name: 'Big deal', amount: { amount: '100.00', currency: 'EUR' }, ...input },
    })
  ).opportunity.id;
const moveTo = (id: string, stage: string): Promise<unknown> =>
  crm.ask(sales, move, { input: { opportunityId: id, stage } });

test('an opportunity starts PROSPECTING at ten percent', async () => {
  const input = { customerId, name: 'Deal', amount: { amount: '5', currency: 'JPY' }, closeOn: '2026-12-24' };
  expect(await crm.ask(sales, createOpportunity, { input })).toMatchObject({
    opportunity: {
      stage: 'PROSPECTING',
      probability: 10,
      amount: { amount: '5', currency: 'JPY' },
      closeOn: '2026-12-24',
      owner: { id: 'user-1' },
      closedAt: null,
      version: 1,
    },
  });
});

test('it moves stage by stage, each with its probability, and closes when it is won', async () => {
  const id = await create();
  expect(await moveTo(id, 'PROPOSAL')).toMatchObject({ opportunity: { probability: 30, closedAt: null } });
  expect(await moveTo(id, 'NEGOTIATION')).toMatchObject({ opportunity: { probability: 60, closedAt: null } });
  expect(await moveTo(id, 'WON')).toEqual({
    opportunity: {
      stage: 'WON',
      probability: 100,
      closedAt: expect.any(String),
      lostReason: null,
      version: 4,
    },
  });
  expect(
    (await crm.refuse('CONFLICT', sales, update, { input: { opportunityId: id, name: 'Later' } })).extensions,
  ).toMatchObject({ metadata: { currentState: 'WON' } });
  const stages = (await crm.events.untilAbout(id, 4)).map((event) => event.data['stage']);
  expect(stages).toEqual(['PROSPECTING', 'PROPOSAL', 'NEGOTIATION', 'WON']);
});

test('stages are neither skipped nor left once final', async () => {
  const id = await create();
  expect(
    (await crm.refuse('CONFLICT', sales, move, { input: { opportunityId: id, stage: 'WON' } })).extensions,
  ).toMatchObject({ metadata: { currentState: 'PROSPECTING', requestedState: 'WON' } });
  await crm.ask(sales, move, { input: { opportunityId: id, stage: 'LOST', lostReason: 'Price' } });
  await crm.refuse('CONFLICT', sales, move, { input: { opportunityId: id, stage: 'PROPOSAL' } });
});

test('an update changes the named fields of an open opportunity', async () => {
  const id = await create({ closeOn: '2026-10-01' });
  const input = {
    opportunityId: id,
    expectedVersion: 1,
    amount: { amount: '0.05', currency: 'USD' },
    probability: 55,
    closeOn: null,
  };
  expect(await crm.ask(sales, update, { input })).toEqual({
    opportunity: {
      name: 'Big deal',
      amount: { amount: '0.05', currency: 'USD' },
      probability: 55,
      closeOn: null,
      version: 2,
    },
  });
  expect(
    (
      await crm.refuse('BAD_USER_INPUT', sales, update, {
        input: { opportunityId: id, amount: null, probability: 101 },
      })
    ).extensions,
  ).toMatchObject({ fields: [{ path: 'amount' }, { path: 'probability' }] });
});

test('there is no opportunity of an unknown, foreign or archived customer', async () => {
  const amount = { amount: '1', currency: 'EUR' };
  const refuse = (code: string, viewer: typeof sales, id: string): Promise<unknown> =>
    crm.refuse(code, viewer, createOpportunity, { input: { customerId: id, name: 'X', amount } });
  await refuse('NOT_FOUND', sales, 'unknown');
  await refuse('NOT_FOUND', outsider, customerId);
  const { customer } = await crm.ask<{ customer: { id: string } }>(sales, createCustomer, {
    input: { kind: 'PERSON', name: 'Gone' },
  });
  await crm.ask(
    sales,
    'mutation($i: ArchiveCustomerInput!) { archiveCustomer(input: $i) { customer { id } } }',
    {
      i: { customerId: customer.id },
    },
  );
  await refuse('CONFLICT', sales, customer.id);
});

test('the pipeline counts and values every stage, one amount per currency', async () => {
  const owned = { ownerId: 'pipeline-owner' };
  await create({ ...owned, amount: { amount: '10.01', currency: 'EUR' }, probability: 25 });
  await create({ ...owned, amount: { amount: '20.00', currency: 'EUR' } });
  await create({ ...owned, amount: { amount: '7', currency: 'JPY' } });
  await moveTo(
    await create({ ...owned, amount: { amount: '90071992547409.93', currency: 'EUR' } }),
    'PROPOSAL',
  );
  const pipeline = `{ pipeline(ownerId: "pipeline-owner") {
    stage count values { amount currency } weightedValues { amount currency }
  } }`;
  expect(await crm.ask(sales, pipeline)).toEqual([
    {
      stage: 'PROSPECTING',
      count: 3,
      values: [
        { amount: '30.01', currency: 'EUR' },
        { amount: '7', currency: 'JPY' },
      ],
      weightedValues: [
        { amount: '4.50', currency: 'EUR' },
        { amount: '1', currency: 'JPY' },
      ],
    },
    {
      stage: 'PROPOSAL',
      count: 1,
      values: [{ amount: '90071992547409.93', currency: 'EUR' }],
      weightedValues: [{ amount: '27021597764222.98', currency: 'EUR' }],
    },
    ...['NEGOTIATION', 'WON', 'LOST'].map((stage) => ({ stage, count: 0, values: [], weightedValues: [] })),
  ]);
  const counts = await crm.ask<Array<{ count: number }>>(outsider, '{ pipeline { count } }');
  expect(counts.map((stage) => stage.count)).toEqual([0, 0, 0, 0, 0]);
});

test('amounts are bounded, so that many of them can be added', async () => {
  const owned = { ownerId: 'user-9' };
  const largest = { amount: '100000000000000.00', currency: 'EUR' };
  await create({ ...owned, amount: largest });
  await create({ ...owned, amount: largest });
  const input = {
    ...owned,
    customerId,
    name: 'Beyond',
    amount: { ...largest, amount: '100000000000000.01' },
  };
  expect((await crm.refuse('BAD_USER_INPUT', sales, createOpportunity, { input })).extensions).toMatchObject({
    fields: [{ path: 'amount', message: 'The amount is too large.' }],
  });
  const [stage] = await crm.ask<ReadonlyArray<{ values: unknown }>>(
    sales,
    '{ pipeline(ownerId: "user-9") { values { amount currency } } }',
  );
  expect(stage?.values).toEqual([{ amount: '200000000000000.00', currency: 'EUR' }]);
});
