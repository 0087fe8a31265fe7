import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CrmServiceService } from '../../../proto/generated/erp/crm/v1/crm.ts';
import {
  type CrmUnderTest,
  createCustomer,
  createLead,
  createOpportunity,
  logActivity,
  startCrm,
} from './start-crm.ts';
import { outsider, sales } from './viewers.ts';

const now = new Date('2026-05-20T10:00:00.000Z');

let crm: CrmUnderTest;
let customerId: string;
beforeAll(async () => {
  crm = await startCrm({ clock: () => now });
  const input = { kind: 'COMPANY', name: 'Initech' };
  const { customer } = await crm.ask<{ customer: { id: string } }>(sales, createCustomer, { input });
  customerId = customer.id;
});
afterAll(() => crm.close());

const log = (input: Record<string, unknown>): Promise<unknown> =>
  crm.ask(sales, logActivity, { input: { kind: 'NOTE', title: 'A note', ...input } });

test('an activity on an opportunity is on the record of its customer too', async () => {
  const { opportunity } = await crm.ask<{ opportunity: { id: string } }>(sales, createOpportunity, {
    input: { customerId, name: 'Deal', amount: { amount: '1', currency: 'EUR' } },
  });
  expect(await log({ kind: 'MEETING', opportunityId: opportunity.id, body: ' Minutes ' })).toEqual({
    activity: {
      id: expect.any(String),
      kind: 'MEETING',
      title: 'A note',
      body: 'Minutes',
      occurredAt: now.toISOString(),
      author: { id: 'user-1' },
      customer: { id: customerId },
      lead: null,
      opportunity: { id: opportunity.id },
    },
  });
  const customer = await crm.ask(
    sales,
    'query($id: ID!) { customer(id: $id) { activities { nodes { kind } } } }',
    {
      id: customerId,
    },
  );
  expect(customer).toEqual({ activities: { nodes: [{ kind: 'MEETING' }] } });
  expect(await crm.events.untilAbout(opportunity.id, 2)).toMatchObject([
    { type: 'erp.crm.opportunity-created.v1' },
    {
      type: 'erp.crm.activity-logged.v1',
      data: { kind: 'MEETING', customerId, opportunityId: opportunity.id },
    },
  ]);
});

test('the newest activities of a lead come first, as many as were asked for', async () => {
  const { lead } = await crm.ask<{ lead: { id: string } }>(sales, createLead, {
    input: { name: 'Ada', source: 'OTHER' },
  });
  for (const day of ['03', '01', '02'])
    await log({ leadId: lead.id, title: `Day ${day}`, occurredAt: `2026-05-${day}T08:00:00Z` });
  const read = (first: number): string =>
    `query($id: ID!) { lead(id: $id) { activities(first: ${first}) { totalCount nodes { title } pageInfo { hasNextPage } } } }`;
  expect(await crm.ask(sales, read(2), { id: lead.id })).toEqual({
    activities: {
      totalCount: 3,
      nodes: [{ title: 'Day 03' }, { title: 'Day 02' }],
      pageInfo: { hasNextPage: true },
    },
  });
  expect((await crm.refuse('BAD_USER_INPUT', sales, read(101), { id: lead.id })).extensions).toMatchObject({
    fields: [{ path: 'first' }],
  });
  const page = 'query($id: ID!) { activities(leadId: $id, last: 1) { totalCount nodes { title } } }';
  expect(await crm.ask(sales, page, { id: lead.id })).toEqual({
    totalCount: 3,
    nodes: [{ title: 'Day 01' }],
  });
  expect(await crm.ask(outsider, page, { id: lead.id })).toEqual({ totalCount: 0, nodes: [] });
});

test('a caller that knows no pages gets the newest activities and opportunities of each subject', async () => {
  const { lead } = await crm.ask<{ lead: { id: string } }>(sales, createLead, {
    input: { name: 'Bo', source: 'OTHER' },
  });
  for (const day of ['01', '02'])
    await log({ leadId: lead.id, title: `Day ${day}`, occurredAt: `2026-05-${day}T08:00:00Z` });
  const service = crm.service(CrmServiceService);
  const call = await crm.callAs(sales);
  const subjectIds = [lead.id, 'unknown'];
  const found = await service.batchListActivitiesBySubject({ subject: 'LEAD', subjectIds, limit: 1 }, call);
  expect(found.activities.map(({ title }) => title)).toEqual(['Day 02']);
  expect(found.pages).toMatchObject([
    { ownerId: lead.id, page: { hasNextPage: true, totalCount: 2 } },
    { ownerId: 'unknown', page: { hasNextPage: false, totalCount: 0 } },
  ]);
  const none = await service.batchListOpportunitiesByCustomer({ customerIds: ['unknown'] }, call);
  expect(none).toMatchObject({ opportunities: [], pages: [{ ownerId: 'unknown' }] });
});

test('an activity needs exactly one subject, a title, and a time that has come', async () => {
  const refuse = async (
    code: string,
    input: Record<string, unknown>,
    viewer = sales,
  ): Promise<Record<string, unknown>> => {
    const refused = { input: { kind: 'NOTE', title: 'A note', ...input } };
    return (await crm.refuse(code, viewer, logActivity, refused)).extensions;
  };
  const oneSubject = [
    { path: 'customerId', message: 'Give exactly one of customerId, leadId and opportunityId.' },
  ];
  expect(await refuse('BAD_USER_INPUT', {})).toMatchObject({ fields: oneSubject });
  expect(await refuse('BAD_USER_INPUT', { customerId, leadId: 'x' })).toMatchObject({ fields: oneSubject });
  expect(await refuse('BAD_USER_INPUT', { customerId, title: ' ' })).toMatchObject({
    fields: [{ path: 'title' }],
  });
  expect(await refuse('BAD_USER_INPUT', { customerId, occurredAt: '2026-05-20T10:05:00Z' })).toMatchObject({
    fields: [{ path: 'occurredAt', message: 'An activity cannot lie in the future.' }],
  });
  await refuse('NOT_FOUND', { customerId: 'unknown' });
  await refuse('NOT_FOUND', { customerId }, outsider);
});

test('an activity without a title says that a title is missing', async () => {
  const refused = await crm.refuse('BAD_USER_INPUT', sales, logActivity, {
    input: { kind: 'NOTE', title: ' ', customerId: 'any' },
  });
  expect(refused.extensions).toMatchObject({ fields: [{ path: 'title', message: 'A title is required.' }] });
});
