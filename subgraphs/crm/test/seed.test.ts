import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { userViewer } from '../../../test/harness/viewers.ts';
import { acme, demoCustomer, globex } from '../../kit/demo/demo-people.ts';
import { startCrm } from './start-crm.ts';
import { sales } from './viewers.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'erp-crm-'));
});
afterAll(() => rm(folder, { recursive: true }));

const summary = `{
  customers(first: 100, includeArchived: true) { totalCount nodes { id name contacts { id } } }
}`;
const counts = `query Counts { counts: leads { totalCount } }`;

test('two organizations get their demo data, once, and a restart changes nothing', async () => {
  const viewers = [acme, globex].map((organization) =>
    userViewer(sales.permissions, { organizationId: organization.id }),
  );
  const start = () => startCrm({ seedDemo: true, databaseUrl: path.join(folder, 'crm.sqlite') });
  const read = async (): Promise<unknown[]> => {
    const crm = await start();
    try {
      return await Promise.all(
        viewers.map(async (viewer) => ({
          customers: await crm.ask(viewer, summary),
          leads: await crm.ask(viewer, counts),
          opportunities: await crm.ask(viewer, '{ opportunities { totalCount } }'),
          activities: await crm.ask(viewer, '{ activities { totalCount } }'),
          pipeline: await crm.ask(viewer, '{ pipeline { stage count } }'),
        })),
      );
    } finally {
      await crm.close();
    }
  };
  const first = await read();
  expect(first).toMatchObject([
    { customers: { totalCount: 34 }, leads: { totalCount: 50 }, opportunities: { totalCount: 25 } },
    { customers: { totalCount: 6 }, leads: { totalCount: 10 }, opportunities: { totalCount: 5 } },
  ]);
  expect(first).toEqual(await read());
});

test('the demo data agree with each other, and no event is published about them', async () => {
  const crm = await startCrm({ seedDemo: true });
  const viewer = userViewer(sales.permissions, { organizationId: acme.id });
  try {
    const { nodes } = await crm.ask<{ nodes: Array<{ opportunity: { lead: { id: string } }; id: string }> }>(
      viewer,
      '{ leads(status: CONVERTED) { nodes { id customer { id } opportunity { lead { id } customer { id } } } } }',
    );
    expect(nodes).toHaveLength(5);
    expect(nodes.map((lead) => lead.opportunity.lead.id)).toEqual(nodes.map((lead) => lead.id));
    const update =
      'mutation($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { version } } }';
    const { id } = demoCustomer(1);
    await crm.ask(viewer, update, { input: { customerId: id, name: 'First change' } });
    expect((await crm.events.untilAbout(id, 1)).map((event) => event.type)).toEqual([
      'erp.crm.customer-updated.v1',
    ]);
  } finally {
    await crm.close();
  }
});
