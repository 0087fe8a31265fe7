import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { employeeViewer, type HrmUnderTest, hr, startHrm, strangeHr } from './start-hrm.ts';

const updateDepartmentMutation = `mutation($input: UpdateDepartmentInput!) { updateDepartment(input: $input) {
  department { id name head { id } parent { id } version } } }`;

describeOnEngines('reporting line and departments', (engine) => {
  let hrm: HrmUnderTest;

  beforeAll(async () => {
    hrm = await startHrm({ databaseUrl: await engine.emptyDatabase() });
  });
  afterAll(() => hrm.close());

  test('a transfer moves department, manager and position; null puts the employee on top', async () => {
    const departmentId = await hrm.createDepartment('Destination');
    const boss = await hrm.hire();
    const { id } = await hrm.hire({ managerId: boss.id });
    const moved = await hrm.transfer({ employeeId: id, departmentId, position: 'Lead' });
    expect(moved).toEqual({
      employee: {
        id,
        position: 'Lead',
        version: 2,
        manager: { id: boss.id },
        department: { id: departmentId },
      },
    });
    const top = await hrm.transfer({ employeeId: id, managerId: null });
    expect(top).toMatchObject({ employee: { manager: null, version: 3 } });
    const [, transferred] = await hrm.events.untilAbout(id, 2);
    expect(transferred).toMatchObject({
      type: 'erp.hrm.employee-transferred.v1',
      data: { toDepartmentId: departmentId, toManagerId: boss.id, position: 'Lead' },
    });
  });

  test('the reporting line never becomes a circle', async () => {
    const a = await hrm.hire();
    const b = await hrm.hire({ managerId: a.id });
    const c = await hrm.hire({ managerId: b.id });
    for (const managerId of [a.id, b.id, c.id]) {
      expect(
        (await hrm.refuseTransfer('CONFLICT', { employeeId: a.id, managerId })).extensions,
      ).toMatchObject({
        metadata: { employeeId: a.id, managerId },
      });
    }
    await hrm.transfer({ employeeId: c.id, managerId: a.id });
    await hrm.transfer({ employeeId: b.id, managerId: c.id });
  });

  test('a viewer without a say in leave does not become a manager of others by a transfer, directly or further up', async () => {
    const assistant = employeeViewer('user-climber', ['hrm:employee:write']);
    const climber = await hrm.hire({ userId: assistant.userId });
    const report = await hrm.hire({ managerId: climber.id });
    const victim = await hrm.hire();
    for (const managerId of [climber.id, report.id]) {
      await hrm.refuseTransfer('FORBIDDEN', { employeeId: victim.id, managerId }, assistant);
      expect(await hrm.managerOf(victim.id)).toBeNull();
    }
    // Work with those who are below already, and with everybody else, goes on.
    const other = await hrm.hire();
    for (const [employeeId, managerId] of [
      [report.id, climber.id],
      [victim.id, other.id],
    ] as const)
      await hrm.transfer({ employeeId, managerId }, assistant);
    await hrm.transfer({ employeeId: victim.id, managerId: climber.id });
  });

  test('departments have a name of their own and form a tree', async () => {
    const parent = await hrm.createDepartment('Research');
    const child = await hrm.createDepartment('Research Berlin', { parentId: parent });
    const again = await hrm.refuse(
      'BAD_USER_INPUT',
      hr,
      'mutation { createDepartment(input: { name: "RESEARCH" }) { department { id } } }',
    );
    expect(again.extensions).toMatchObject({ fields: [{ path: 'name' }] });
    const change = (input: Record<string, unknown>) => hrm.run(hr, updateDepartmentMutation, { input });
    const refuseChange = (code: string, input: Record<string, unknown>, viewer = hr) =>
      hrm.refuse(code, viewer, updateDepartmentMutation, { input });
    for (const parentId of [parent, child]) {
      await refuseChange('CONFLICT', { departmentId: parent, parentId });
    }
    const renamed = await change({ departmentId: child, name: 'Laboratory', parentId: null });
    expect(renamed['updateDepartment']).toEqual({
      department: { id: child, name: 'Laboratory', head: null, parent: null, version: 2 },
    });
    await refuseChange('CONFLICT', { departmentId: child, name: 'Lab', expectedVersion: 1 });
    expect(
      (await refuseChange('NOT_FOUND', { departmentId: child, name: 'Lab' }, strangeHr)).extensions,
    ).toEqual({
      code: 'NOT_FOUND',
    });
    expect(
      (await refuseChange('BAD_USER_INPUT', { departmentId: child, headId: 'unknown' })).extensions,
    ).toMatchObject({ fields: [{ path: 'headId' }] });
    const listed = await hrm.run(hr, '{ departments(search: "laborat") { totalCount nodes { id } } }');
    expect(listed).toEqual({ departments: { totalCount: 1, nodes: [{ id: child }] } });
    const abroad = await hrm.run(strangeHr, 'query($id: ID!) { department(id: $id) { id } }', { id: child });
    expect(abroad).toEqual({ department: null });
  });

  test('names of departments are the same whatever the case of their letters, also beyond ASCII', async () => {
    await hrm.createDepartment('Büro Übersee');
    const create =
      'mutation($name: String!) { createDepartment(input: { name: $name }) { department { id } } }';
    const again = await hrm.refuse('BAD_USER_INPUT', hr, create, { name: ' BÜRO ÜBERSEE ' });
    expect(again.extensions).toMatchObject({ fields: [{ path: 'name' }] });
  });

  test('employees are searched, filtered and listed page by page in both directions', async () => {
    const departmentId = await hrm.createDepartment('Pages');
    for (const lastName of ['Delta', 'Alpha', 'Charlie', 'Bravo'])
      await hrm.hire({ lastName, departmentId, position: 'Pilot 100%' });
    const read = async (args: string) => {
      const data = await hrm.run(
        hr,
        `{ employees(${args}) { totalCount nodes { lastName } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      );
      return data['employees'] as {
        totalCount: number;
        nodes: Array<{ lastName: string }>;
        pageInfo: { endCursor: string; startCursor: string; hasNextPage: boolean; hasPreviousPage: boolean };
      };
    };
    const scope = `departmentId: "${departmentId}"`;
    const first = await read(`${scope}, first: 3`);
    expect(first.totalCount).toBe(4);
    expect(first.nodes.map((node) => node.lastName)).toEqual(['Alpha', 'Bravo', 'Charlie']);
    const next = await read(`${scope}, first: 3, after: "${first.pageInfo.endCursor}"`);
    expect(next).toMatchObject({ nodes: [{ lastName: 'Delta' }], pageInfo: { hasNextPage: false } });
    const back = await read(`${scope}, last: 2, before: "${next.pageInfo.startCursor}"`);
    expect(back.nodes.map((node) => node.lastName)).toEqual(['Bravo', 'Charlie']);
    expect(back.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
    expect((await read('search: "pilot 100%"')).totalCount).toBe(4);
    expect((await read('search: "person alpha"')).totalCount).toBe(1);
    expect((await read(`${scope}, status: TERMINATED`)).totalCount).toBe(0);
    const wrong = await hrm.refuse('BAD_USER_INPUT', hr, '{ employees(first: 101) { totalCount } }');
    expect(wrong.extensions).toMatchObject({ fields: [{ path: 'first' }] });
  });

  test('the employees of several departments are paged each for itself', async () => {
    const names = ['Grouped A', 'Grouped B', 'Grouped C'];
    for (const [index, name] of names.entries()) {
      const departmentId = await hrm.createDepartment(name);
      for (let count = 0; count < index * 2; count += 1)
        await hrm.hire({ departmentId, lastName: `Nr ${count}` });
    }
    const query = `query($args: Int, $after: String, $last: Int) { departments(search: "Grouped") { nodes { name employees(first: $args, after: $after, last: $last) {
      totalCount nodes { lastName } pageInfo { hasNextPage hasPreviousPage endCursor } } } } }`;
    const read = async (variables: Record<string, unknown>) =>
      ((await hrm.run(hr, query, variables))['departments'] as { nodes: unknown[] }).nodes;
    const pages = await read({ args: 3 });
    expect(pages).toMatchObject([
      { name: 'Grouped A', employees: { totalCount: 0, nodes: [], pageInfo: { endCursor: null } } },
      { employees: { totalCount: 2, nodes: [{ lastName: 'Nr 0' }, { lastName: 'Nr 1' }] } },
      {
        employees: {
          totalCount: 4,
          nodes: [{ lastName: 'Nr 0' }, { lastName: 'Nr 1' }, { lastName: 'Nr 2' }],
          pageInfo: { hasNextPage: true },
        },
      },
    ]);
    const [, , third] = pages as Array<{ employees: { pageInfo: { endCursor: string } } }>;
    expect(await read({ args: 3, after: third?.employees.pageInfo.endCursor })).toMatchObject([
      { employees: { nodes: [] } },
      { employees: { totalCount: 2, nodes: [] } },
      { employees: { totalCount: 4, nodes: [{ lastName: 'Nr 3' }], pageInfo: { hasNextPage: false } } },
    ]);
    expect(await read({ last: 1 })).toMatchObject([
      { employees: { nodes: [] } },
      { employees: { nodes: [{ lastName: 'Nr 1' }] } },
      { employees: { nodes: [{ lastName: 'Nr 3' }], pageInfo: { hasPreviousPage: true } } },
    ]);
  });

  test('the chart shows the tree below an employee, to a depth, without those who have left', async () => {
    const root = await hrm.hire({ lastName: 'Root' });
    const left = await hrm.hire({ managerId: root.id, lastName: 'A' });
    const right = await hrm.hire({ managerId: root.id, lastName: 'B' });
    const leaf = await hrm.hire({ managerId: left.id });
    const gone = await hrm.hire({ managerId: right.id });
    await hrm.terminate({ employeeId: gone.id });
    const query = `query($rootId: ID, $depth: Int) { orgChart(rootId: $rootId, depth: $depth) { size isTruncated roots {
      employee { id } depth reportCount reports { employee { id } reportCount reports { depth employee { id } } } } } }`;
    expect(await hrm.run(hr, query, { rootId: root.id })).toEqual({
      orgChart: {
        size: 4,
        isTruncated: false,
        roots: [
          {
            employee: { id: root.id },
            depth: 0,
            reportCount: 2,
            reports: [
              {
                employee: { id: left.id },
                reportCount: 1,
                reports: [{ depth: 2, employee: { id: leaf.id } }],
              },
              { employee: { id: right.id }, reportCount: 0, reports: [] },
            ],
          },
        ],
      },
    });
    expect(await hrm.run(hr, query, { rootId: root.id, depth: 1 })).toMatchObject({
      orgChart: { size: 3, roots: [{ reports: [{ reportCount: 1, reports: [] }, { reports: [] }] }] },
    });
    expect(await hrm.run(strangeHr, query, { rootId: root.id })).toMatchObject({ orgChart: { size: 0 } });
    const tooDeep = await hrm.refuse('BAD_USER_INPUT', hr, query, { depth: 11 });
    expect(tooDeep.extensions).toMatchObject({ fields: [{ path: 'depth' }] });
  });
});
