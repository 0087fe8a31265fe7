import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { type CrmUnderTest, createCustomer, createLead, startCrm } from './start-crm.ts';

const sales = userViewer(['crm:customer:read', 'crm:customer:write', 'crm:lead:read', 'crm:lead:write']);

describeOnEngines('names of customers and leads', (engine) => {
  let crm: CrmUnderTest;

  beforeAll(async () => {
    crm = await startCrm({ databaseUrl: await engine.emptyDatabase() });
  });
  afterAll(() => crm.close());

  const namesOf = async (list: string, search: string): Promise<readonly string[]> => {
    const { nodes } = await crm.ask<{ nodes: ReadonlyArray<{ name: string }> }>(
      sales,
      `query($search: String) { ${list}(search: $search) { nodes { name } } }`,
      { search },
    );
    return nodes.map(({ name }) => name);
  };

  test('customers are found in any spelling and listed in one order', async () => {
    for (const name of ['Zoll AG', 'Ärzte GmbH', 'arkade', 'Azimut', 'Straßenbau', 'İstanbul Ltd'])
      await crm.ask(sales, createCustomer, { input: { kind: 'COMPANY', name } });
    for (const search of ['ärzte', 'ÄRZTE', 'A\u0308rzte', ' ärzte '])
      expect(await namesOf('customers', search)).toEqual(['Ärzte GmbH']);
    expect(await namesOf('customers', 'STRASSE')).toEqual(['Straßenbau']);
    expect(await namesOf('customers', 'istanbul')).toEqual(['İstanbul Ltd']);
    const { nodes } = await crm.ask<{ nodes: ReadonlyArray<{ name: string }> }>(
      sales,
      '{ customers { nodes { name } } }',
    );
    expect(nodes.map(({ name }) => name)).toEqual([
      'arkade',
      'Azimut',
      'Ärzte GmbH',
      'İstanbul Ltd',
      'Straßenbau',
      'Zoll AG',
    ]);
  });

  test('leads are found by name, company and email address, also after an update', async () => {
    const input = { name: 'Jürgen', company: 'Öko & Söhne', email: 'J@example.org', source: 'OTHER' };
    const { lead } = await crm.ask<{ lead: { id: string } }>(sales, createLead, { input });
    for (const search of ['JÜRGEN', 'öko', 'j@EXAMPLE'])
      expect(await namesOf('leads', search)).toEqual(['Jürgen']);
    await crm.ask(sales, 'mutation($input: UpdateLeadInput!) { updateLead(input: $input) { lead { id } } }', {
      input: { leadId: lead.id, company: 'Ähre' },
    });
    expect(await namesOf('leads', 'öko')).toEqual([]);
    expect(await namesOf('leads', 'ähre')).toEqual(['Jürgen']);
  });

  test('a name in which nothing can be seen is refused', async () => {
    await crm.refuse('BAD_USER_INPUT', sales, createCustomer, { input: { kind: 'COMPANY', name: '\u200b' } });
  });
});
