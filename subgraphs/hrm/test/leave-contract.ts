import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  cancelLeaveMutation,
  decideLeaveMutation,
  employeeViewer,
  failureOf,
  type HrmUnderTest,
  hr,
  leaveOf,
  startHrm,
  strangeHr,
} from './start-hrm.ts';

/** Rules of leave, the same on every engine. */
export function describeLeave(start: () => Promise<HrmUnderTest> = startHrm): void {
  let hrm: HrmUnderTest;
  let managerCount = 0;

  beforeAll(async () => {
    hrm = await start();
  });
  afterAll(() => hrm.close());

  /** An employee with a login, its manager and the manager's manager. */
  const startLine = async () => {
    managerCount += 1;
    const login = (name: string) => `${name}-${managerCount}`;
    const head = await hrm.hire({ userId: login('head') });
    const manager = await hrm.hire({ userId: login('manager'), managerId: head.id });
    const employee = await hrm.hire({ userId: login('worker'), managerId: manager.id });
    return {
      head: employeeViewer(login('head')),
      manager: employeeViewer(login('manager')),
      worker: employeeViewer(login('worker')),
      managerId: manager.id,
      employeeId: employee.id,
    };
  };
  const decide = (viewer: typeof hr, leaveRequestId: string, decision = 'APPROVE', more = {}) =>
    hrm.query(viewer, decideLeaveMutation, { input: { leaveRequestId, decision, ...more } });
  const cancel = (viewer: typeof hr, leaveRequestId: string) =>
    hrm.query(viewer, cancelLeaveMutation, { input: { leaveRequestId } });
  const balanceOf = async (employeeId: string, kind = 'ANNUAL', year = 2026) => {
    const data = await hrm.run(
      hr,
      'query($id: ID!, $kind: LeaveKind!, $year: Int) { employee(id: $id) { leaveBalance(kind: $kind, year: $year) { entitledDays usedDays pendingDays remainingDays } } }',
      { id: employeeId, kind, year },
    );
    return (data['employee'] as { leaveBalance: Record<string, number | null> }).leaveBalance;
  };

  test('a request counts Monday to Friday, reserves the days and tells the world', async () => {
    const { worker, employeeId } = await startLine();
    const leave = leaveOf(
      await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-06-05', to: '2026-06-16' }),
    );
    expect(leave).toMatchObject({ status: 'PENDING', days: 8, version: 1 });
    expect(await balanceOf(employeeId)).toEqual({
      entitledDays: 25,
      usedDays: 0,
      pendingDays: 8,
      remainingDays: 17,
    });
    const events = await hrm.eventsUntil((event) => event.subject === leave.id);
    expect(events.find((event) => event.subject === leave.id)).toMatchObject({
      type: 'erp.hrm.leave-request-updated.v1',
      data: {
        leaveRequestId: leave.id,
        employeeId,
        userId: worker.userId,
        kind: 'ANNUAL',
        from: '2026-06-05',
        to: '2026-06-16',
        status: 'PENDING',
      },
    });
  });

  test('overlapping requests are refused, also when they only touch; rejected ones do not count', async () => {
    const { worker, manager } = await startLine();
    const first = leaveOf(
      await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-07-06', to: '2026-07-10' }),
    );
    const touching = { kind: 'UNPAID', from: '2026-07-10', to: '2026-07-14' };
    const refused = await hrm.requestLeave(worker, touching);
    expect(failureOf(refused)).toMatchObject({
      code: 'CONFLICT',
      metadata: { leaveRequestId: first.id, currentState: 'PENDING' },
    });
    leaveOf(await decide(manager, first.id, 'REJECT'), 'decideLeave');
    expect(leaveOf(await hrm.requestLeave(worker, touching)).days).toBe(3);
  });

  test('annual leave beyond the balance is refused year by year, sick leave never', async () => {
    const { worker, employeeId } = await startLine();
    const tooLong = await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-07-06' });
    expect(failureOf(tooLong)).toMatchObject({
      code: 'CONFLICT',
      metadata: { kind: 'ANNUAL', year: '2026', remainingDays: '25', requestedDays: '26' },
    });
    leaveOf(await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-07-03' }));
    expect(await balanceOf(employeeId)).toMatchObject({ pendingDays: 25, remainingDays: 0 });
    const overNewYear = { kind: 'ANNUAL', from: '2026-12-31', to: '2027-01-08' };
    expect(failureOf(await hrm.requestLeave(worker, overNewYear))).toMatchObject({
      code: 'CONFLICT',
      metadata: { year: '2026', remainingDays: '0', requestedDays: '1' },
    });
    leaveOf(await hrm.requestLeave(worker, { ...overNewYear, from: '2027-01-01' }));
    leaveOf(await hrm.requestLeave(worker, { kind: 'SICK', from: '2026-08-03', to: '2026-12-30' }));
    expect(await balanceOf(employeeId, 'SICK')).toMatchObject({ entitledDays: null, remainingDays: null });
  });

  test('a person hired during the year accrues by month; an entitlement set by HR takes its place', async () => {
    const employee = await hrm.hire({ hiredOn: '2026-04-15' });
    expect(await balanceOf(employee.id)).toMatchObject({ entitledDays: 19 });
    expect(await balanceOf(employee.id, 'ANNUAL', 2025)).toMatchObject({ entitledDays: 0 });
    const set = (days: number | null) =>
      hrm.query(
        hr,
        'mutation($input: SetLeaveEntitlementInput!) { setLeaveEntitlement(input: $input) { leaveBalance { entitledDays remainingDays } } }',
        { input: { employeeId: employee.id, kind: 'ANNUAL', year: 2026, days } },
      );
    expect((await set(30)).data).toEqual({
      setLeaveEntitlement: { leaveBalance: { entitledDays: 30, remainingDays: 30 } },
    });
    leaveOf(
      await hrm.requestLeave(hr, {
        employeeId: employee.id,
        kind: 'ANNUAL',
        from: '2026-06-01',
        to: '2026-06-30',
      }),
    );
    expect(failureOf(await set(21))).toMatchObject({
      code: 'CONFLICT',
      metadata: { takenDays: '22', entitledDays: '21' },
    });
    expect(failureOf(await set(null))).toMatchObject({ code: 'CONFLICT' });
    expect(await balanceOf(employee.id)).toMatchObject({ entitledDays: 30, pendingDays: 22 });
    await hrm.eventsUntil((event) => event.type === 'erp.hrm.leave-entitlement-set.v1');
  });

  test('the manager line decides, further up too; peers, strangers and the employee do not', async () => {
    const { worker, manager, head } = await startLine();
    const { manager: otherManager } = await startLine();
    const leave = leaveOf(
      await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-02' }),
    );
    const selfDeciding = employeeViewer(worker.userId, ['hrm:leave:decide']);
    for (const viewer of [worker, selfDeciding]) {
      expect(failureOf(await decide(viewer, leave.id))).toMatchObject({ code: 'FORBIDDEN' });
    }
    // Whoever does not see a request learns from deciding and cancelling no more than from reading.
    for (const viewer of [otherManager, strangeHr]) {
      expect(failureOf(await decide(viewer, leave.id))).toMatchObject({ code: 'NOT_FOUND' });
      expect(failureOf(await cancel(viewer, leave.id))).toMatchObject({ code: 'NOT_FOUND' });
    }
    const approved = await decide(head, leave.id);
    expect(leaveOf(approved, 'decideLeave')).toMatchObject({
      status: 'APPROVED',
      version: 2,
      decidedBy: { id: head.userId },
    });
    expect(failureOf(await decide(manager, leave.id, 'REJECT'))).toMatchObject({
      code: 'CONFLICT',
      metadata: { currentState: 'APPROVED', requestedState: 'REJECTED' },
    });
  });

  test('who asks in the name of somebody else does not decide about it', async () => {
    const { worker, manager, employeeId } = await startLine();
    const inNameOf = { employeeId, kind: 'UNPAID', from: '2026-06-01', to: '2026-06-02' };
    expect(failureOf(await hrm.requestLeave(manager, inNameOf))).toMatchObject({ code: 'FORBIDDEN' });
    const leave = leaveOf(await hrm.requestLeave(hr, inNameOf));
    expect(failureOf(await decide(hr, leave.id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(leaveOf(await decide(manager, leave.id), 'decideLeave').status).toBe('APPROVED');
    expect(leaveOf(await cancel(worker, leave.id), 'cancelLeave').status).toBe('CANCELLED');
  });

  test('cancelling returns the days; leave that has begun is cancelled by HR alone', async () => {
    const { worker, manager, employeeId } = await startLine();
    const leave = leaveOf(
      await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-05-13', to: '2026-05-15' }),
    );
    leaveOf(await decide(manager, leave.id), 'decideLeave');
    expect(await balanceOf(employeeId)).toMatchObject({ usedDays: 3, remainingDays: 22 });
    expect(failureOf(await cancel(manager, leave.id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(failureOf(await cancel(worker, leave.id))).toMatchObject({
      code: 'CONFLICT',
      metadata: { currentState: 'APPROVED' },
    });
    expect(leaveOf(await cancel(hr, leave.id), 'cancelLeave')).toMatchObject({ status: 'CANCELLED' });
    expect(await balanceOf(employeeId)).toMatchObject({ usedDays: 0, remainingDays: 25 });
    expect(failureOf(await cancel(hr, leave.id))).toMatchObject({
      code: 'CONFLICT',
      metadata: { currentState: 'CANCELLED' },
    });
  });

  test('a decision about a version that has changed is refused', async () => {
    const { worker, manager } = await startLine();
    const leave = leaveOf(
      await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-02' }),
    );
    const stale = await decide(manager, leave.id, 'APPROVE', { expectedVersion: 7 });
    expect(failureOf(stale)).toMatchObject({
      code: 'CONFLICT',
      metadata: { expectedVersion: '7', currentVersion: '1' },
    });
  });

  test.each([
    ['the last day before the first', { from: '2026-06-05', to: '2026-06-04' }, 'to'],
    ['a weekend', { from: '2026-06-06', to: '2026-06-07' }, 'to'],
    ['the past, unless ill', { from: '2026-05-12', to: '2026-05-14' }, 'from'],
    ['beyond next year', { from: '2027-12-30', to: '2028-01-04' }, 'to'],
    ['before the year before', { from: '2024-12-30', to: '2024-12-31', kind: 'SICK' }, 'from'],
    ['a reason without end', { from: '2026-06-01', to: '2026-06-01', reason: 'x'.repeat(1_001) }, 'reason'],
  ])('a request is refused for %s', async (_case, input, path) => {
    const { worker } = await startLine();
    const answer = await hrm.requestLeave(worker, { kind: 'ANNUAL', ...input });
    expect(failureOf(answer)).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
  });

  test('a viewer without an employee, one who has not begun, unknown and foreign employees take no leave', async () => {
    const june = { kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-01' };
    expect(failureOf(await hrm.requestLeave(hr, june))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'employeeId' }],
    });
    const soon = await hrm.hire({ hiredOn: '2026-07-01' });
    expect(failureOf(await hrm.requestLeave(hr, { ...june, employeeId: soon.id }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'from' }],
    });
    for (const [viewer, employeeId] of [
      [hr, 'unknown'],
      [strangeHr, soon.id],
    ] as const) {
      const answer = await hrm.requestLeave(viewer, { ...june, employeeId });
      expect(failureOf(answer)).toEqual({ code: 'NOT_FOUND' });
    }
  });

  test('approved leave that covers today shows in the status and in the filter', async () => {
    const { worker, manager, managerId, employeeId } = await startLine();
    const statusQuery =
      'query($id: ID!, $managerId: ID!) { employee(id: $id) { status } employees(status: ON_LEAVE, managerId: $managerId) { totalCount } }';
    const leave = leaveOf(
      await hrm.requestLeave(worker, { kind: 'SICK', from: '2026-05-12', to: '2026-05-13' }),
    );
    const variables = { id: employeeId, managerId };
    expect(await hrm.run(hr, statusQuery, variables)).toEqual({
      employee: { status: 'ACTIVE' },
      employees: { totalCount: 0 },
    });
    leaveOf(await decide(manager, leave.id), 'decideLeave');
    expect(await hrm.run(hr, statusQuery, variables)).toEqual({
      employee: { status: 'ON_LEAVE' },
      employees: { totalCount: 1 },
    });
  });

  test('an employee lists its own leave, a manager that of its line, HR all, a peer none', async () => {
    const { worker, manager, head, employeeId } = await startLine();
    const { worker: peer } = await startLine();
    const leave = leaveOf(
      await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-02' }),
    );
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
    const { worker, employeeId } = await startLine();
    const days = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04'];
    for (const day of days) leaveOf(await hrm.requestLeave(worker, { kind: 'UNPAID', from: day, to: day }));
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
}
