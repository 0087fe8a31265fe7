import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  type DomainUnderTest,
  type GraphqlAnswer,
  postGraphql,
  startDomain,
} from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { acme, demoUsers } from '../../kit/demo/demo-people.ts';
import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { createLogger } from '../../kit/observability/logger.ts';
import { createPartMetrics } from '../../kit/observability/part-metrics.ts';
import { viewerTokenHeader } from '../../kit/viewer/viewer-token.ts';
import { domain } from '../domain.ts';

const viewer = userViewer(['hrm:employee:read', 'hrm:department:read', 'hrm:salary:read', 'hrm:leave:read'], {
  organizationId: acme.id,
});
let hrm: DomainUnderTest;
let subgraph: RunningPart;
let calls: string[] = [];

beforeAll(async () => {
  hrm = await startDomain(domain, { seedDemo: true });
  subgraph = await domain.startSubgraph({
    host: '127.0.0.1',
    port: 0,
    serviceAddress: hrm.serviceAddress,
    viewerTokens: hrm.viewerTokens,
    logger: createLogger('hrm', 'silent'),
    metrics: {
      ...createPartMetrics('hrm-subgraph', { collectProcessMetrics: false }),
      observeGrpcCall: (method) => calls.push(method),
    },
  });
});
afterAll(async () => {
  await subgraph.close();
  await hrm.close();
});

async function countCalls(query: string, variables: Record<string, unknown> = {}) {
  calls = [];
  const headers = { [viewerTokenHeader]: await hrm.viewerTokens.sign(viewer) };
  const answer: GraphqlAnswer = await postGraphql(
    `${subgraph.address}/graphql`,
    { query, variables },
    headers,
  );
  expect(answer.errors).toEqual([]);
  return { data: answer.data, calls: calls.toSorted() };
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
  expect(made).toEqual(
    [
      'listEmployees',
      // departments of the employees; their parents are among them
      'batchGetDepartments',
      // managers and, a level below, heads of departments and employees of the leave requests
      'batchGetEmployees',
      'batchGetEmployees',
      'batchListEmployeesByManager',
      // balances of everybody; those of the reports are the same ones
      'batchListLeaveBalancesByEmployee',
      'batchListLeaveRequestsByEmployee',
    ].toSorted(),
  );
});

test('departments with their parts and their staff take one RPC for each level', async () => {
  const { calls: made } = await countCalls(`{
    departments { nodes { name
      employees(first: 2) { totalCount nodes { name } }
      children { name employees(first: 2) { nodes { name } } } } }
  }`);
  // All parts are in the first list too: their staff is known by then.
  expect(made).toEqual(['batchListDepartmentsByParent', 'batchListEmployeesByDepartment', 'listDepartments']);
});

test('the chart is one RPC, whatever its depth', async () => {
  const { calls: made } = await countCalls(`{
    orgChart(depth: 10) { size roots { employee { name } reports { employee { name manager { name } }
      reports { employee { name } reports { employee { name } reports { employee { name } } } } } } }
  }`);
  expect(made).toEqual(['getOrgChart']);
});

test('employees of many users are one RPC', async () => {
  const { data, calls: made } = await countCalls(
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on User { id employee { name } } } }',
    { r: demoUsers.map(({ id }) => ({ __typename: 'User', id })) },
  );
  expect(made).toEqual(['batchGetEmployeesByUser']);
  const found = data?.['_entities'] as Array<{ employee: { name: string } | null }>;
  expect(found.filter((user) => user.employee !== null)).toHaveLength(7);
});
