import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { type HrmUnderTest, hr, startHrm } from './start-hrm.ts';

describeOnEngines('names of people and departments', (engine) => {
  let hrm: HrmUnderTest;

  beforeAll(async () => {
    hrm = await startHrm({ databaseUrl: await engine.emptyDatabase() });
  });
  afterAll(() => hrm.close());

  const create =
    'mutation($input: CreateDepartmentInput!) { createDepartment(input: $input) { department { id } } }';

  test('a department is the same in any case, Unicode form and with blanks around it', async () => {
    await hrm.createDepartment('Größe & Maß');
    for (const name of ['GRÖSSE & MASS', 'gro\u0308ße  & maß ', 'Größe & Maß\u200b'])
      expect((await hrm.refuse('BAD_USER_INPUT', hr, create, { input: { name } })).extensions).toMatchObject({
        fields: [{ path: 'name' }],
      });
    await hrm.refuse('BAD_USER_INPUT', hr, create, { input: { name: '\u200b\u3164' } });
  });

  test('lists are in one order, Ä behind all of A and before B, and are searched in any spelling', async () => {
    for (const lastName of ['Zimmer', 'Ärmel', 'adler', 'Böhm', 'Azur', 'Bach'])
      await hrm.hire({ firstName: 'Jörg', lastName });
    const namesWith = async (search: string): Promise<readonly string[]> => {
      const data = await hrm.run<{ employees: { nodes: ReadonlyArray<{ lastName: string }> } }>(
        hr,
        'query($search: String) { employees(search: $search) { nodes { lastName } } }',
        { search },
      );
      return data.employees.nodes.map(({ lastName }) => lastName);
    };
    expect(await namesWith('jörg')).toEqual(['adler', 'Azur', 'Ärmel', 'Bach', 'Böhm', 'Zimmer']);
    expect(await namesWith('JO\u0308RG ÄRMEL ')).toEqual(['Ärmel']);
  });
});
