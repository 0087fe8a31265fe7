import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HrmServiceService } from '../../proto/generated/erp/hrm/v1/hrm.ts';
import { domain } from '../../subgraphs/hrm/domain.ts';
import { describeOnEngines } from './describe-on-engines.ts';
import { type DomainUnderTest, startDomain } from './start-domain.ts';
import { userViewer } from './viewers.ts';

/** The harness itself, on a domain with one mutation. */
describeOnEngines('a domain under test', (engine) => {
  const hr = userViewer(['hrm:department:read', 'hrm:department:write']);
  const createDepartment =
    'mutation($name: String!) { createDepartment(input: { name: $name }) { department { id name } } }';
  interface Created {
    readonly createDepartment: { readonly department: { readonly id: string; readonly name: string } };
  }
  let hrm: DomainUnderTest;
  beforeAll(async () => {
    hrm = await startDomain(domain, { databaseUrl: await engine.lastingDatabase() });
  });
  afterAll(() => hrm.close());

  async function create(name: string): Promise<string> {
    const data = await hrm.run<Created>(hr, createDepartment, { name });
    return data.createDepartment.department.id;
  }

  test('keeps its data, its address and its events when the service restarts', async () => {
    const before = await create('Sales');
    await hrm.events.untilAbout(before, 1);
    await hrm.restart();
    const after = await create('Support');
    const { departments } = await hrm
      .service(HrmServiceService)
      .batchGetDepartments({ ids: [before, after] }, await hrm.callAs(hr));
    expect(departments.map(({ id }) => id).toSorted()).toEqual([before, after].toSorted());
    await hrm.events.untilAbout(after, 1);
    expect(hrm.events.all.map(({ subject }) => subject)).toEqual([before, after]);
  });

  test('answers the one error of what is refused, and fails when it is another or none', async () => {
    const refusal = await hrm.refuse('FORBIDDEN', userViewer([]), createDepartment, { name: 'Mine' });
    expect(refusal.path).toEqual(['createDepartment']);
    await expect(
      hrm.refuse('CONFLICT', userViewer([]), createDepartment, { name: 'Mine' }),
    ).rejects.toThrow();
    await expect(hrm.refuse('FORBIDDEN', hr, createDepartment, { name: 'Ours' })).rejects.toThrow();
    await expect(hrm.run(userViewer([]), createDepartment, { name: 'Mine' })).rejects.toThrow();
  });
});
