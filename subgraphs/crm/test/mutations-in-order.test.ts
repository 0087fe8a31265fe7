import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRpcCounter } from '../../../test/harness/count-rpcs.ts';
import { type CrmUnderTest, createLead, startCrm } from './start-crm.ts';
import { sales } from './viewers.ts';

const rpcs = createRpcCounter();
let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm({ subgraphMetrics: rpcs.metrics });
});
afterAll(() => crm.close());

test('every field below a mutation shows the state after that mutation', async () => {
  const { lead } = await crm.ask<{ lead: { id: string } }>(sales, createLead, {
    input: { name: 'Ada Ito', source: 'WEBSITE' },
  });
  const answer = await crm.run(
    sales,
    `mutation($l: ID!) {
      a: logActivity(input: { kind: NOTE, title: "one", leadId: $l }) { activity { lead { status activities { nodes { title } } } } }
      b: moveLead(input: { leadId: $l, status: CONTACTED }) { lead { status activities { nodes { title } } } }
      c: logActivity(input: { kind: NOTE, title: "two", leadId: $l }) { activity { lead { status activities { nodes { title } } } } }
    }`,
    { l: lead.id },
  );
  expect(answer).toEqual({
    a: { activity: { lead: { status: 'NEW', activities: { nodes: [{ title: 'one' }] } } } },
    b: { lead: { status: 'CONTACTED', activities: { nodes: [{ title: 'one' }] } } },
    c: {
      activity: {
        lead: { status: 'CONTACTED', activities: { nodes: [{ title: 'two' }, { title: 'one' }] } },
      },
    },
  });
});

test('a mutation that is refused leaves nothing loaded for the ones after it', async () => {
  const { lead } = await crm.ask<{ lead: { id: string } }>(sales, createLead, {
    input: { name: 'Bo Lind', source: 'WEBSITE' },
  });
  const answer = await crm.query(
    sales,
    `mutation($l: ID!) {
      a: logActivity(input: { kind: NOTE, title: "one", leadId: $l }) { activity { lead { status } } }
      b: moveLead(input: { leadId: $l, status: CONVERTED }) { lead { status } }
      c: moveLead(input: { leadId: $l, status: CONTACTED }) { lead { status } }
      d: logActivity(input: { kind: NOTE, title: "two", leadId: $l }) { activity { lead { status } } }
    }`,
    { l: lead.id },
  );
  expect(answer.errors.map(({ path }) => path)).toEqual([['b']]);
  expect(answer.data).toEqual({
    a: { activity: { lead: { status: 'NEW' } } },
    b: null,
    c: { lead: { status: 'CONTACTED' } },
    d: { activity: { lead: { status: 'CONTACTED' } } },
  });
});

test('what is selected below one mutation is still loaded in batches', async () => {
  const { lead } = await crm.ask<{ lead: { id: string } }>(sales, createLead, {
    input: { name: 'Cy Okoro', source: 'WEBSITE' },
  });
  rpcs.take();
  await crm.run(
    sales,
    `mutation($l: ID!) { logActivity(input: { kind: NOTE, title: "one", leadId: $l }) {
      activity { lead { activities { nodes { lead { name } } } } again: lead { activities { nodes { title } } } }
    } }`,
    { l: lead.id },
  );
  expect(rpcs.take()).toEqual({ logActivity: 1, batchGetLeads: 1, batchListActivitiesBySubject: 1 });
});
