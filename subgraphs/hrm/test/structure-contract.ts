import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  failureOf,
  type HrmUnderTest,
  hr,
  startHrm,
  strangeHr,
  terminateMutation,
  transferMutation,
} from './start-hrm.ts';

const updateDepartmentMutation = `mutation($input: UpdateDepartmentInput!) { updateDepartment(input: $input) {
  department { id name head { id } parent { id } version } } }`;

/** Rules of the reporting line and of departments, and how they are listed, the same on every engine. */
export function describeStructure(start: () => Promise<HrmUnderTest> = startHrm): void {
  let hrm: HrmUnderTest;

  beforeAll(async () => {
    hrm = await start();
  });
  afterAll(() => hrm.close());

  const transfer = (input: Record<string, unknown>, viewer = hr) =>
    hrm.query(viewer, transferMutation, { input });
  const terminate = (input: Record<string, unknown>, viewer = hr) =>
    hrm.query(viewer, terminateMutation, { input });
  test('a transfer moves department, manager and position; null puts the employee on top', async () => {
    const departmentId = await hrm.createDepartment('Destination');
    const boss = await hrm.hire();
    const { id } = await hrm.hire({ managerId: boss.id });
    const moved = await transfer({ employeeId: id, departmentId, position: 'Lead' });
    expect(moved.data?.['transferEmployee']).toEqual({
      employee: {
        id,
        position: 'Lead',
        version: 2,
        manager: { id: boss.id },
        department: { id: departmentId },
      },
    });
    const top = await transfer({ employeeId: id, managerId: null });
    expect(top.data?.['transferEmployee']).toMatchObject({ employee: { manager: null, version: 3 } });
    const events = await hrm.eventsUntil(
      (event) => event.subject === id && event.data['toDepartmentId'] === departmentId,
    );
    expect(events.find((event) => event.type.includes('transferred') && event.subject === id)?.data).toEqual(
      expect.objectContaining({ toDepartmentId: departmentId, toManagerId: boss.id, position: 'Lead' }),
    );
  });

  test('the reporting line never becomes a circle', async () => {
    const a = await hrm.hire();
    const b = await hrm.hire({ managerId: a.id });
    const c = await hrm.hire({ managerId: b.id });
    for (const managerId of [a.id, b.id, c.id]) {
      expect(failureOf(await transfer({ employeeId: a.id, managerId }))).toMatchObject({
        code: 'CONFLICT',
        metadata: { employeeId: a.id, managerId },
      });
    }
    expect((await transfer({ employeeId: c.id, managerId: a.id })).errors).toEqual([]);
    expect((await transfer({ employeeId: b.id, managerId: c.id })).errors).toEqual([]);
  });

  test('departments have a name of their own and form a tree', async () => {
    const parent = await hrm.createDepartment('Research');
    const child = await hrm.createDepartment('Research Berlin', { parentId: parent });
    const again = await hrm.query(
      hr,
      'mutation { createDepartment(input: { name: "RESEARCH" }) { department { id } } }',
    );
    expect(failureOf(again)).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'name' }] });
    const change = (input: Record<string, unknown>, viewer = hr) =>
      hrm.query(viewer, updateDepartmentMutation, { input });
    for (const parentId of [parent, child]) {
      expect(failureOf(await change({ departmentId: parent, parentId }))).toMatchObject({ code: 'CONFLICT' });
    }
    const renamed = await change({ departmentId: child, name: 'Laboratory', parentId: null });
    expect(renamed.data?.['updateDepartment']).toEqual({
      department: { id: child, name: 'Laboratory', head: null, parent: null, version: 2 },
    });
    expect(failureOf(await change({ departmentId: child, name: 'Lab', expectedVersion: 1 }))).toMatchObject({
      code: 'CONFLICT',
    });
    expect(failureOf(await change({ departmentId: child, name: 'Lab' }, strangeHr))).toEqual({
      code: 'NOT_FOUND',
    });
    expect(failureOf(await change({ departmentId: child, headId: 'unknown' }))).toMatchObject({
      fields: [{ path: 'headId' }],
    });
    const listed = await hrm.run(hr, '{ departments(search: "laborat") { totalCount nodes { id } } }');
    expect(listed).toEqual({ departments: { totalCount: 1, nodes: [{ id: child }] } });
    const abroad = await hrm.run(strangeHr, 'query($id: ID!) { department(id: $id) { id } }', { id: child });
    expect(abroad).toEqual({ department: null });
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
    const wrong = await hrm.query(hr, '{ employees(first: 101) { totalCount } }');
    expect(failureOf(wrong)).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'first' }] });
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
    expect((await terminate({ employeeId: gone.id })).errors).toEqual([]);
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
    const tooDeep = await hrm.query(hr, query, { depth: 11 });
    expect(failureOf(tooDeep)).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'depth' }] });
  });
}
