import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import {
  cancelLeaveMutation,
  decideLeaveMutation,
  employeeViewer,
  type HrmUnderTest,
  hr,
  type RequestedLeave,
  startHrm,
  strangeHr,
} from './start-hrm.ts';

describeOnEngines('leave', (engine) => {
  let hrm: HrmUnderTest;

  beforeAll(async () => {
    hrm = await startHrm({ databaseUrl: await engine.emptyDatabase() });
  });
  afterAll(() => hrm.close());

  const decide = (viewer: typeof hr, leaveRequestId: string, decision = 'APPROVE', more = {}) =>
    hrm
      .run<{ decideLeave: { leaveRequest: RequestedLeave } }>(viewer, decideLeaveMutation, {
        input: { leaveRequestId, decision, ...more },
      })
      .then(({ decideLeave }) => decideLeave.leaveRequest);
  const refuseDecide = (
    code: string,
    viewer: typeof hr,
    leaveRequestId: string,
    decision = 'APPROVE',
    more = {},
  ) => hrm.refuse(code, viewer, decideLeaveMutation, { input: { leaveRequestId, decision, ...more } });
  const cancel = (viewer: typeof hr, leaveRequestId: string) =>
    hrm
      .run<{ cancelLeave: { leaveRequest: RequestedLeave } }>(viewer, cancelLeaveMutation, {
        input: { leaveRequestId },
      })
      .then(({ cancelLeave }) => cancelLeave.leaveRequest);
  const refuseCancel = (code: string, viewer: typeof hr, leaveRequestId: string) =>
    hrm.refuse(code, viewer, cancelLeaveMutation, { input: { leaveRequestId } });
  const balanceOf = async (employeeId: string, kind = 'ANNUAL', year = 2026) => {
    const data = await hrm.run(
      hr,
      'query($id: ID!, $kind: LeaveKind!, $year: Int) { employee(id: $id) { leaveBalance(kind: $kind, year: $year) { entitledDays usedDays pendingDays remainingDays } } }',
      { id: employeeId, kind, year },
    );
    return (data['employee'] as { leaveBalance: Record<string, number | null> }).leaveBalance;
  };

  test('a request counts Monday to Friday, reserves the days and is published', async () => {
    const { worker, employeeId } = await hrm.hireLine();
    const leave = await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-06-05', to: '2026-06-16' });
    expect(leave).toMatchObject({ status: 'PENDING', days: 8, version: 1 });
    expect(await balanceOf(employeeId)).toEqual({
      entitledDays: 25,
      usedDays: 0,
      pendingDays: 8,
      remainingDays: 17,
    });
    const [requested] = await hrm.events.untilAbout(leave.id, 1);
    expect(requested).toMatchObject({
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
    const { worker, manager } = await hrm.hireLine();
    const first = await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-07-06', to: '2026-07-10' });
    const touching = { kind: 'UNPAID', from: '2026-07-10', to: '2026-07-14' };
    const refused = await hrm.refuseLeave('CONFLICT', worker, touching);
    expect(refused.extensions).toMatchObject({
      metadata: { leaveRequestId: first.id, currentState: 'PENDING' },
    });
    await decide(manager, first.id, 'REJECT');
    expect((await hrm.requestLeave(worker, touching)).days).toBe(3);
  });

  test('annual leave beyond the balance is refused year by year, sick leave never', async () => {
    const { worker, employeeId } = await hrm.hireLine();
    const twentySixDays = { kind: 'ANNUAL', from: '2026-06-01', to: '2026-07-06' };
    const tooLong = await hrm.refuseLeave('CONFLICT', worker, twentySixDays);
    expect(tooLong.extensions).toMatchObject({
      metadata: { kind: 'ANNUAL', year: '2026', remainingDays: '25', requestedDays: '26' },
    });
    await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-07-03' });
    expect(await balanceOf(employeeId)).toMatchObject({ pendingDays: 25, remainingDays: 0 });
    const overNewYear = { kind: 'ANNUAL', from: '2026-12-31', to: '2027-01-08' };
    expect((await hrm.refuseLeave('CONFLICT', worker, overNewYear)).extensions).toMatchObject({
      metadata: { year: '2026', remainingDays: '0', requestedDays: '1' },
    });
    await hrm.requestLeave(worker, { ...overNewYear, from: '2027-01-01' });
    await hrm.requestLeave(worker, { kind: 'SICK', from: '2026-08-03', to: '2026-12-30' });
    expect(await balanceOf(employeeId, 'SICK')).toMatchObject({ entitledDays: null, remainingDays: null });
  });

  test('a person hired during the year accrues by month; an entitlement set by HR takes its place', async () => {
    const employee = await hrm.hire({ hiredOn: '2026-04-15' });
    expect(await balanceOf(employee.id)).toMatchObject({ entitledDays: 19 });
    expect(await balanceOf(employee.id, 'ANNUAL', 2025)).toMatchObject({ entitledDays: 0 });
    const setEntitlement =
      'mutation($input: SetLeaveEntitlementInput!) { setLeaveEntitlement(input: $input) { leaveBalance { entitledDays remainingDays } } }';
    const inputOf = (days: number | null) => ({
      input: { employeeId: employee.id, kind: 'ANNUAL', year: 2026, days },
    });
    expect(await hrm.run(hr, setEntitlement, inputOf(30))).toEqual({
      setLeaveEntitlement: { leaveBalance: { entitledDays: 30, remainingDays: 30 } },
    });
    await hrm.requestLeave(hr, {
      employeeId: employee.id,
      kind: 'ANNUAL',
      from: '2026-06-01',
      to: '2026-06-30',
    });
    expect((await hrm.refuse('CONFLICT', hr, setEntitlement, inputOf(21))).extensions).toMatchObject({
      metadata: { takenDays: '22', entitledDays: '21' },
    });
    await hrm.refuse('CONFLICT', hr, setEntitlement, inputOf(null));
    expect(await balanceOf(employee.id)).toMatchObject({ entitledDays: 30, pendingDays: 22 });
    expect(
      await hrm.events.until((event) => event.type === 'erp.hrm.leave-entitlement-set.v1'),
    ).toMatchObject({
      data: { employeeId: employee.id, kind: 'ANNUAL', year: 2026, days: 30 },
    });
  });

  test('the manager line decides, further up too; peers, other organizations and the employee do not', async () => {
    const { worker, manager, head } = await hrm.hireLine();
    const { manager: otherManager } = await hrm.hireLine();
    const leave = await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-02' });
    const selfDeciding = employeeViewer(worker.userId, ['hrm:leave:decide']);
    for (const viewer of [worker, selfDeciding]) {
      await refuseDecide('FORBIDDEN', viewer, leave.id);
    }
    // Viewers who do not see a request learn from deciding and cancelling no more than from reading.
    for (const viewer of [otherManager, strangeHr]) {
      await refuseDecide('NOT_FOUND', viewer, leave.id);
      await refuseCancel('NOT_FOUND', viewer, leave.id);
    }
    const approved = await decide(head, leave.id);
    expect(approved).toMatchObject({
      status: 'APPROVED',
      version: 2,
      decidedBy: { id: head.userId },
    });
    expect((await refuseDecide('CONFLICT', manager, leave.id, 'REJECT')).extensions).toMatchObject({
      metadata: { currentState: 'APPROVED', requestedState: 'REJECTED' },
    });
  });

  test('a viewer who asks for leave of another employee does not decide about it', async () => {
    const { worker, manager, employeeId } = await hrm.hireLine();
    const inNameOf = { employeeId, kind: 'UNPAID', from: '2026-06-01', to: '2026-06-02' };
    await hrm.refuseLeave('FORBIDDEN', manager, inNameOf);
    const leave = await hrm.requestLeave(hr, inNameOf);
    await refuseDecide('FORBIDDEN', hr, leave.id);
    expect((await decide(manager, leave.id)).status).toBe('APPROVED');
    expect((await cancel(worker, leave.id)).status).toBe('CANCELLED');
  });

  test('cancelling returns the days; leave that has begun is cancelled by HR alone', async () => {
    const { worker, manager, employeeId } = await hrm.hireLine();
    const leave = await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-05-13', to: '2026-05-15' });
    await decide(manager, leave.id);
    expect(await balanceOf(employeeId)).toMatchObject({ usedDays: 3, remainingDays: 22 });
    await refuseCancel('FORBIDDEN', manager, leave.id);
    expect((await refuseCancel('CONFLICT', worker, leave.id)).extensions).toMatchObject({
      metadata: { currentState: 'APPROVED' },
    });
    expect(await cancel(hr, leave.id)).toMatchObject({ status: 'CANCELLED' });
    expect(await balanceOf(employeeId)).toMatchObject({ usedDays: 0, remainingDays: 25 });
    expect((await refuseCancel('CONFLICT', hr, leave.id)).extensions).toMatchObject({
      metadata: { currentState: 'CANCELLED' },
    });
  });

  test('a decision about a version that has changed is refused', async () => {
    const { worker, manager } = await hrm.hireLine();
    const leave = await hrm.requestLeave(worker, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-02' });
    const stale = await refuseDecide('CONFLICT', manager, leave.id, 'APPROVE', { expectedVersion: 7 });
    expect(stale.extensions).toMatchObject({
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
    const { worker } = await hrm.hireLine();
    const refused = await hrm.refuseLeave('BAD_USER_INPUT', worker, { kind: 'ANNUAL', ...input });
    expect(refused.extensions).toMatchObject({ fields: [{ path }] });
  });

  test('a viewer without an employee, one who has not begun, unknown and foreign employees take no leave', async () => {
    const june = { kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-01' };
    expect((await hrm.refuseLeave('BAD_USER_INPUT', hr, june)).extensions).toMatchObject({
      fields: [{ path: 'employeeId' }],
    });
    const soon = await hrm.hire({ hiredOn: '2026-07-01' });
    expect(
      (await hrm.refuseLeave('BAD_USER_INPUT', hr, { ...june, employeeId: soon.id })).extensions,
    ).toMatchObject({ fields: [{ path: 'from' }] });
    for (const [viewer, employeeId] of [
      [hr, 'unknown'],
      [strangeHr, soon.id],
    ] as const) {
      const refused = await hrm.refuseLeave('NOT_FOUND', viewer, { ...june, employeeId });
      expect(refused.extensions).toEqual({ code: 'NOT_FOUND' });
    }
  });
});
