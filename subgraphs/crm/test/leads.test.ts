import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  type CrmUnderTest,
  convertLead,
  createCustomer,
  createLead,
  logActivity,
  moveLead,
  startCrm,
} from './start-crm.ts';
import { manager, outsider, sales } from './viewers.ts';

interface LeadAnswer {
  readonly lead: { readonly id: string; readonly version: number };
}
interface ConvertAnswer extends LeadAnswer {
  readonly customer: { readonly id: string };
  readonly opportunity: { readonly id: string };
}

let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm();
});
afterAll(() => crm.close());

const create = async (input: Record<string, unknown> = {}): Promise<string> =>
  (
    await crm.ask<LeadAnswer>(sales, createLead, {
      input: { name: 'Ada Bell', company: 'Bell Events', source: 'WEBSITE', ...input },
    })
  ).lead.id;
const move = (id: string, status: string): Promise<unknown> =>
  crm.ask(sales, moveLead, { input: { leadId: id, status } });
const createQualified = async (input: Record<string, unknown> = {}): Promise<string> => {
  const id = await create(input);
  await move(id, 'CONTACTED');
  await move(id, 'QUALIFIED');
  return id;
};
const assign =
  'mutation($input: AssignLeadInput!) { assignLead(input: $input) { lead { id owner { id } version } } }';
const amount = { amount: '1250.50', currency: 'EUR' };

test('a lead starts NEW and belongs to the user who created it', async () => {
  expect(
    await crm.ask(sales, createLead, { input: { name: 'Eve', source: 'REFERRAL', score: 80 } }),
  ).toMatchObject({
    lead: {
      status: 'NEW',
      source: 'REFERRAL',
      score: 80,
      company: null,
      owner: { id: 'user-1' },
      version: 1,
    },
  });
});

test('only a viewer who may assign leads can create one for another user, and an event names the new owner', async () => {
  const input = { name: 'Eve', source: 'OTHER', ownerId: 'user-9' };
  await crm.refuse('FORBIDDEN', sales, createLead, { input });
  const { lead } = await crm.ask<LeadAnswer>(manager, createLead, { input });
  const events = await crm.events.untilAbout(lead.id, 2);
  expect(events.map((event) => event.type)).toEqual(['erp.crm.lead-created.v1', 'erp.crm.lead-assigned.v1']);
});

test('a lead goes to users of the organization alone', async () => {
  const id = await create();
  for (const [viewer, target, missing] of [
    [manager, { leadId: id, ownerId: 'unknown-user' }, 'User unknown-user'],
    [outsider, { leadId: id, ownerId: 'user-7' }, 'User user-7'],
    [outsider, { leadId: id, ownerId: 'outsider-1' }, `Lead ${id}`],
    [manager, { leadId: 'unknown', ownerId: 'user-7' }, 'Lead unknown'],
  ] as const) {
    expect(await crm.refuse('NOT_FOUND', viewer, assign, { input: target })).toEqual(
      expect.objectContaining({ message: `${missing} was not found.`, extensions: { code: 'NOT_FOUND' } }),
    );
  }
  const input = { name: 'Eve', source: 'OTHER', ownerId: 'unknown-user' };
  await crm.refuse('NOT_FOUND', manager, createLead, { input });
});

test('while auth is not reachable, a lead keeps its owner', async () => {
  const alone = await startCrm({ peers: { auth: '127.0.0.1:1' } });
  try {
    const { lead } = await alone.ask<LeadAnswer>(sales, createLead, {
      input: { name: 'Eve', source: 'OTHER' },
    });
    await alone.refuse('UNAVAILABLE', manager, assign, { input: { leadId: lead.id, ownerId: 'user-7' } });
    const read = 'query($id: ID!) { lead(id: $id) { owner { id } version } }';
    expect(await alone.ask(sales, read, { id: lead.id })).toEqual({ owner: { id: 'user-1' }, version: 1 });
  } finally {
    await alone.close();
  }
});

test('assigning publishes one event for the new owner', async () => {
  const id = await create();
  const input = { leadId: id, ownerId: 'user-7' };
  await crm.refuse('FORBIDDEN', sales, assign, { input });
  expect(await crm.ask(manager, assign, { input })).toEqual({
    lead: { id, owner: { id: 'user-7' }, version: 2 },
  });
  expect(await crm.ask(manager, assign, { input })).toEqual({
    lead: { id, owner: { id: 'user-7' }, version: 2 },
  });
  await move(id, 'CONTACTED');
  const events = await crm.events.untilAbout(id, 3);
  expect(events.map((event) => event.type)).toEqual([
    'erp.crm.lead-created.v1',
    'erp.crm.lead-assigned.v1',
    'erp.crm.lead-moved.v1',
  ]);
  expect(events[1]?.data).toEqual({
    leadId: id,
    name: 'Ada Bell',
    ownerId: 'user-7',
    assignedBy: 'manager-1',
  });
});

test.each([
  [[], 'QUALIFIED', 'NEW'],
  [['CONTACTED'], 'CONTACTED', 'CONTACTED'],
  [['LOST'], 'CONTACTED', 'LOST'],
  [['CONTACTED', 'QUALIFIED'], 'CONTACTED', 'QUALIFIED'],
])('after %j a lead cannot become %s', async (path, status, currentState) => {
  const id = await create();
  for (const step of path) await move(id, step);
  expect(await crm.refuse('CONFLICT', sales, moveLead, { input: { leadId: id, status } })).toEqual(
    expect.objectContaining({
      message: `Lead ${id} is ${currentState} and cannot become ${status}.`,
      extensions: { code: 'CONFLICT', metadata: { currentState, requestedState: status } },
    }),
  );
});

test('CONVERTED is reached by conversion alone, and only a lost lead has a reason', async () => {
  const id = await createQualified();
  expect(
    (await crm.refuse('BAD_USER_INPUT', sales, moveLead, { input: { leadId: id, status: 'CONVERTED' } }))
      .extensions,
  ).toMatchObject({ fields: [{ path: 'status' }] });
  expect(
    (
      await crm.refuse('BAD_USER_INPUT', sales, moveLead, {
        input: { leadId: id, status: 'CONTACTED', lostReason: 'x' },
      })
    ).extensions,
  ).toMatchObject({ fields: [{ path: 'lostReason', message: 'Only a lost lead has a reason.' }] });
  expect(
    await crm.ask(sales, moveLead, { input: { leadId: id, status: 'LOST', lostReason: 'No budget' } }),
  ).toMatchObject({
    lead: { status: 'LOST', lostReason: 'No budget' },
  });
});

test('a lost lead takes no updates', async () => {
  const id = await create();
  await move(id, 'LOST');
  const update = 'mutation($input: UpdateLeadInput!) { updateLead(input: $input) { lead { id } } }';
  expect(
    (await crm.refuse('CONFLICT', sales, update, { input: { leadId: id, score: 3 } })).extensions,
  ).toMatchObject({ metadata: { currentState: 'LOST' } });
});

test('conversion creates customer, contact and opportunity, and takes the activities along', async () => {
  const id = await createQualified({ email: 'ada@bell.example' });
  await crm.ask(sales, logActivity, { input: { kind: 'CALL', title: 'Hello', leadId: id } });
  const answer = await crm.ask<ConvertAnswer>(sales, convertLead, {
    input: { leadId: id, expectedVersion: 3, amount, closeOn: '2026-12-31' },
  });
  const { customer, opportunity } = answer;
  expect(answer).toEqual({
    lead: {
      id,
      status: 'CONVERTED',
      version: 4,
      convertedAt: expect.any(String),
      customer: { id: customer.id },
      opportunity: { id: opportunity.id },
    },
    customer: {
      id: customer.id,
      kind: 'COMPANY',
      name: 'Bell Events',
      email: 'ada@bell.example',
      owner: { id: 'user-1' },
      contacts: [{ name: 'Ada Bell', isPrimary: true }],
      activities: { nodes: [{ title: 'Hello' }] },
    },
    opportunity: {
      id: opportunity.id,
      name: 'Bell Events',
      stage: 'PROSPECTING',
      amount: { amount: '1250.50', currency: 'EUR' },
      probability: 10,
      closeOn: '2026-12-31',
      owner: { id: 'user-1' },
      lead: { id },
      customer: { id: customer.id },
    },
  });
  const converted = (await crm.events.untilAbout(id, 5)).at(-1);
  expect(converted).toMatchObject({
    type: 'erp.crm.lead-converted.v1',
    data: { leadId: id, customerId: customer.id, opportunityId: opportunity.id },
  });
  expect((await crm.events.untilAbout(customer.id, 2)).map((event) => event.type)).toEqual([
    'erp.crm.customer-created.v1',
    'erp.crm.contact-created.v1',
  ]);
});

test('a lead without company becomes a person; a lead of a known customer gets no second one', async () => {
  const person = await createQualified({ company: null });
  expect(await crm.ask(sales, convertLead, { input: { leadId: person, amount } })).toMatchObject({
    customer: { kind: 'PERSON', name: 'Ada Bell', contacts: [] },
  });
  const { customer } = await crm.ask<ConvertAnswer>(sales, createCustomer, {
    input: { kind: 'COMPANY', name: 'Old friend' },
  });
  const id = await createQualified();
  expect(
    await crm.ask(sales, convertLead, {
      input: { leadId: id, amount, customerId: customer.id, opportunityName: 'More business' },
    }),
  ).toMatchObject({ customer: { id: customer.id, contacts: [] }, opportunity: { name: 'More business' } });
});

test('of ten conversions at the same time one succeeds, and there is one customer', async () => {
  const id = await createQualified({ company: 'Raced GmbH' });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => crm.query(sales, convertLead, { input: { leadId: id, amount } })),
  );
  expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
  expect(answers.flatMap((answer) => answer.errors).map((error) => error.extensions['code'])).toEqual(
    Array.from({ length: 9 }, () => 'CONFLICT'),
  );
  expect(await crm.ask(sales, '{ customers(search: "Raced GmbH") { totalCount } }')).toEqual({
    totalCount: 1,
  });
});

test('a conversion that fails leaves nothing behind', async () => {
  const id = await createQualified({ company: 'Half done' });
  for (const [viewer, input, code] of [
    [sales, { leadId: id, amount, customerId: 'unknown' }, 'NOT_FOUND'],
    [sales, { leadId: id, amount: { amount: '1.234', currency: 'EUR' } }, 'BAD_USER_INPUT'],
    [sales, { leadId: id, amount: { amount: '-1', currency: 'EUR' } }, 'BAD_USER_INPUT'],
    [sales, { leadId: id, amount, expectedVersion: 1 }, 'CONFLICT'],
    [outsider, { leadId: id, amount }, 'NOT_FOUND'],
  ] as const) {
    await crm.refuse(code, viewer, convertLead, { input });
  }
  expect(await crm.ask(sales, '{ customers(search: "Half done") { totalCount } }')).toEqual({
    totalCount: 0,
  });
  expect(
    await crm.ask(sales, 'query($id: ID!) { lead(id: $id) { status opportunity { id } } }', { id }),
  ).toEqual({
    status: 'QUALIFIED',
    opportunity: null,
  });
});

test('leads are filtered by status, source and owner', async () => {
  const id = await create({ name: 'Findme Quickly', source: 'TRADE_FAIR' });
  const read = (filter: string): Promise<unknown> =>
    crm.ask(sales, `{ leads(search: "findme", ${filter}) { nodes { id } totalCount } }`);
  expect(await read('status: NEW, source: TRADE_FAIR, ownerId: "user-1"')).toEqual({
    nodes: [{ id }],
    totalCount: 1,
  });
  expect(await read('status: LOST')).toEqual({ nodes: [], totalCount: 0 });
  expect(await read('ownerId: "user-2"')).toEqual({ nodes: [], totalCount: 0 });
});
