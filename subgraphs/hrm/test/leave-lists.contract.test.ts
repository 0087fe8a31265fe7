import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { decideLeaveMutation, type HrmUnderTest, hr, startHrm, strangeHr } from './start-hrm.ts';

describeOnEngines('leave as it is shown and listed', (engine) => {
  let hrm: HrmUnderTest;

  beforeAll(async () => {
    hrm = await startHrm({ databaseUrl: await engine.emptyDatabase() });
  });
  afterAll(() => hrm.close());

  test('approved leave that covers today shows in the status and in the filter', async () => {
    const { worker, manager, managerId, employeeId } = await hrm.hireLine();
    const statusQuery =
      'query($id: ID!, $managerId: ID!) { employee(id: $id) { status } employees(status: ON_LEAVE, managerId: $managerId) { totalCount } }';
    const leave = await hrm.requestLeave(worker, { kind: 'SICK', from: '2026-05-12', to: '2026-05-13' });
    const variables = { id: employeeId, managerId };
    expect(await hrm.run(hr, statusQuery, variables)).toEqual({
      employee: { status: 'ACTIVE' },
      employees: { totalCount: 0 },
    });
    await hrm.run(manager, decideLeaveMutation, { input: { leaveRequestId: leave.id, decision: 'APPROVE' } });
    expect(await hrm.run(hr, statusQuery, variables)).toEqual({
      employee: { status: 'ON_LEAVE' },
      employees: { totalCount: 1 },
    });
  });

  test('an employee lists its own leave, a manager that of its line, HR all, a peer none', async () => {
    const { worker, manager, head, employeeId } = await hrm.hireLine();
    const { worker: peer } = await hrm.hireLine();
    const leave = await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-02' });
    const query = `query($id: ID!, $leaveId: ID!) {
      leaveRequests(employeeId: $id) { totalCount nodes { id employee { id } } }
      leaveRequest(id: $leaveId) { id }
      employee(id: $id) { leaveBalance { pendingDays } leaveBalances { kind } leaveRequests(status: PENDING, year: 2026) { id } }
    }`;
    const variables = { id: employeeId, leaveId: leave.id };
    for (const viewer of [worker, manager, head, hr]) {
      expect(await hrm.run(viewer, query, variables)).toEqual({
        leaveRequests: { totalCount: 1, nodes: [{ id: leave.id, employee: { id: employeeId } }] },
        leaveRequest: { id: leave.id },
        employee: {
          leaveBalance: { pendingDays: 2 },
          leaveBalances: ['ANNUAL', 'SICK', 'PARENTAL', 'UNPAID'].map((kind) => ({ kind })),
          leaveRequests: [{ id: leave.id }],
        },
      });
    }
    expect(await hrm.run(peer, query, variables)).toEqual({
      leaveRequests: { totalCount: 0, nodes: [] },
      leaveRequest: null,
      employee: { leaveBalance: null, leaveBalances: [], leaveRequests: [] },
    });
    expect(await hrm.run(strangeHr, query, variables)).toEqual({
      leaveRequests: { totalCount: 0, nodes: [] },
      leaveRequest: null,
      employee: null,
    });
  });

  test('leave is listed page by page, the latest first, within a range of days', async () => {
    const { worker, employeeId } = await hrm.hireLine();
    const days = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04'];
    for (const day of days) await hrm.requestLeave(worker, { kind: 'UNPAID', from: day, to: day });
    const query = `query($id: ID!, $first: Int, $after: String, $from: Date, $to: Date) {
      leaveRequests(employeeId: $id, first: $first, after: $after, from: $from, to: $to, kind: UNPAID) {
        totalCount nodes { from } pageInfo { endCursor hasNextPage } } }`;
    const page = async (variables: Record<string, unknown>) =>
      (await hrm.run(hr, query, { id: employeeId, ...variables }))['leaveRequests'] as {
        totalCount: number;
        nodes: Array<{ from: string }>;
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    const first = await page({ first: 3 });
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const second = await page({ first: 3, after: first.pageInfo.endCursor });
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect([...first.nodes, ...second.nodes].map((node) => node.from)).toEqual(days.toReversed());
    const within = await page({ from: '2026-09-02', to: '2026-09-03' });
    expect(within.nodes.map((node) => node.from)).toEqual(['2026-09-03', '2026-09-02']);
  });
});
