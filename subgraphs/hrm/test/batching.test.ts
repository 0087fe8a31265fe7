import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRpcCounter } from '../../../test/harness/count-rpcs.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { acme, demoUsers } from '../../kit/demo/demo-people.ts';
import { type HrmUnderTest, startHrm } from './start-hrm.ts';

const viewer = userViewer(['hrm:employee:read', 'hrm:department:read', 'hrm:salary:read', 'hrm:leave:read'], {
  organizationId: acme.id,
});
const rpcs = createRpcCounter();
let hrm: HrmUnderTest;

beforeAll(async () => {
  hrm = await startHrm({ seedDemo: true, subgraphMetrics: rpcs.metrics });
});
afterAll(() => hrm.close());

async function countCalls(query: string, variables: Record<string, unknown> = {}) {
  rpcs.take();
  const data = await hrm.run(viewer, query, variables);
  return { data, calls: rpcs.take() };
}

test('a wide nested query makes one RPC per kind of entity and level', async () => {
  const { data, calls: made } = await countCalls(`{
    employees(first: 100) { nodes {
      name salary { amount }
      user { id }
      department { name head { name } parent { name } }
      manager { name position }
      reports { name leaveBalance { remainingDays } }
      leaveBalances { kind remainingDays }
      leaveRequests(status: APPROVED) { from employee { name } decidedBy { id } }
    } }
  }`);
  expect(data).toMatchObject({ employees: { nodes: Array.from({ length: 22 }, () => ({})) } });
  expect(made).toEqual({
    listEmployees: 1,
    // departments of the employees; their parents are among them
    batchGetDepartments: 1,
    // managers and, a level below, heads of departments and employees of the leave requests
    batchGetEmployees: 2,
    batchListEmployeesByManager: 1,
    // balances of everybody; those of the reports are the same ones
    batchListLeaveBalancesByEmployee: 1,
    batchListLeaveRequestsByEmployee: 1,
  });
});

test('departments with their parts and their staff take one RPC for each level', async () => {
  const { calls: made } = await countCalls(`{
    departments { nodes { name
      employees(first: 2) { totalCount nodes { name } }
      children { name employees(first: 2) { nodes { name } } } } }
  }`);
  // All parts are in the first list too: their staff is known by then.
  expect(made).toEqual({
    batchListDepartmentsByParent: 1,
    batchListEmployeesByDepartment: 1,
    listDepartments: 1,
  });
});

test('the chart is one RPC, whatever its depth', async () => {
  const { calls: made } = await countCalls(`{
    orgChart(depth: 10) { size roots { employee { name } reports { employee { name manager { name } }
      reports { employee { name } reports { employee { name } reports { employee { name } } } } } } }
  }`);
  expect(made).toEqual({ getOrgChart: 1 });
});

test('employees of many users are one RPC', async () => {
  const { data, calls: made } = await countCalls(
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on User { id employee { name } } } }',
    { r: demoUsers.map(({ id }) => ({ __typename: 'User', id })) },
  );
  expect(made).toEqual({ batchGetEmployeesByUser: 1 });
  const found = data['_entities'] as Array<{ employee: { name: string } | null }>;
  expect(found.filter((user) => user.employee !== null)).toHaveLength(7);
});
