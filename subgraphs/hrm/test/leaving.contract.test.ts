import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { decideLeaveMutation, employeeViewer, type HrmUnderTest, hr, startHrm, today } from './start-hrm.ts';

describeOnEngines('leaving the organization', (engine) => {
  let hrm: HrmUnderTest;

  let now = new Date(`${today}T10:00:00Z`);

  beforeAll(async () => {
    hrm = await startHrm({ databaseUrl: await engine.lastingDatabase(), clock: () => now });
  });
  afterAll(() => hrm.close());

  /** The service again, on another day. */
  const restartOn = async (day: string): Promise<void> => {
    now = new Date(`${day}T08:00:00Z`);
    await hrm.restart();
  };

  const approvedLeave = async (employeeId: string, kind: string, from: string, to: string) => {
    const { id } = await hrm.requestLeave(hr, { employeeId, kind, from, to });
    await hrm.run({ ...hr, userId: 'user-decider' }, decideLeaveMutation, {
      input: { leaveRequestId: id, decision: 'APPROVE' },
    });
    return id;
  };
  const leaveOf = async (employeeId: string) => {
    const { employee } = await hrm.run<{ employee: Record<string, unknown> }>(
      hr,
      `query($id: ID!) { employee(id: $id) { status terminatedOn
        leaveRequests { status from to days } leaveBalance(kind: SICK) { usedDays } } }`,
      { id: employeeId },
    );
    return employee;
  };

  test('when an employee leaves, reports move up, departments lose their head, and open leave ends', async () => {
    const boss = await hrm.hire();
    const leaving = await hrm.hire({ managerId: boss.id, userId: 'user-leaving' });
    const report = await hrm.hire({ managerId: leaving.id });
    const departmentId = await hrm.createDepartment('Headed', { headId: leaving.id });
    const self = employeeViewer('user-leaving');
    const leave = await hrm.requestLeave(self, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-02' });
    expect(
      (await hrm.refuseTerminate('BAD_USER_INPUT', { employeeId: leaving.id, lastDay: '2036-06-14' }))
        .extensions,
    ).toMatchObject({ fields: [{ path: 'lastDay' }] });
    expect(
      (await hrm.refuseTerminate('BAD_USER_INPUT', { employeeId: leaving.id, lastDay: '2023-12-31' }))
        .extensions,
    ).toMatchObject({ fields: [{ path: 'lastDay' }] });
    const ended = await hrm.terminate({ employeeId: leaving.id, lastDay: '2026-05-12', reason: 'Retired' });
    expect(ended).toEqual({
      employee: {
        id: leaving.id,
        status: 'TERMINATED',
        terminatedOn: '2026-05-12',
        terminationReason: 'Retired',
        user: null,
        version: 2,
      },
    });
    expect(await hrm.managerOf(report.id)).toBe(boss.id);
    const after = await hrm.run(
      hr,
      'query($d: ID!, $l: ID!) { department(id: $d) { head { id } version } leaveRequest(id: $l) { status } }',
      { d: departmentId, l: leave.id },
    );
    expect(after).toEqual({
      department: { head: null, version: 2 },
      leaveRequest: { status: 'CANCELLED' },
    });
    expect(await hrm.run(self, '{ myEmployee { id } }')).toEqual({ myEmployee: null });
    expect((await hrm.refuseTerminate('CONFLICT', { employeeId: leaving.id })).extensions).toMatchObject({
      metadata: { currentState: 'TERMINATED' },
    });
    const update =
      'mutation($input: UpdateEmployeeInput!) { updateEmployee(input: $input) { employee { id } } }';
    await hrm.refuse('CONFLICT', hr, update, { input: { employeeId: leaving.id, position: 'Ghost' } });
    expect(
      (await hrm.refuseTransfer('BAD_USER_INPUT', { employeeId: report.id, managerId: leaving.id }))
        .extensions,
    ).toMatchObject({ fields: [{ path: 'managerId' }] });
    await hrm.events.until((event) => event.type.includes('terminated') && event.subject === leaving.id);
    expect(hrm.events.about(leave.id).map((event) => event.data['status'])).toEqual(['PENDING', 'CANCELLED']);
  });

  test('approved leave of an employee who leaves ends on the last day, its days counted anew', async () => {
    const { id } = await hrm.hire();
    await approvedLeave(id, 'SICK', '2026-05-04', '2026-05-05');
    const cut = await approvedLeave(id, 'SICK', '2026-05-11', '2026-05-22');
    await approvedLeave(id, 'ANNUAL', '2026-07-06', '2026-07-10');
    await hrm.terminate({ employeeId: id, lastDay: '2026-05-12' });
    expect(await leaveOf(id)).toEqual({
      status: 'TERMINATED',
      terminatedOn: '2026-05-12',
      leaveRequests: [
        { status: 'CANCELLED', from: '2026-07-06', to: '2026-07-10', days: 5 },
        { status: 'APPROVED', from: '2026-05-11', to: '2026-05-12', days: 2 },
        { status: 'APPROVED', from: '2026-05-04', to: '2026-05-05', days: 2 },
      ],
      leaveBalance: { usedDays: 4 },
    });
    expect((await hrm.events.untilAbout(cut, 3)).at(-1)).toMatchObject({
      data: { status: 'APPROVED', from: '2026-05-11', to: '2026-05-12' },
    });
  });

  test('leave of which no working day is left on the last day is cancelled', async () => {
    const { id } = await hrm.hire();
    await approvedLeave(id, 'SICK', '2026-05-09', '2026-05-12');
    await hrm.terminate({ employeeId: id, lastDay: '2026-05-10' });
    expect(await leaveOf(id)).toMatchObject({
      leaveRequests: [{ status: 'CANCELLED' }],
      leaveBalance: { usedDays: 0 },
    });
  });

  test('a last day that lies ahead is taken back: the employment goes on, and nothing ends on that day', async () => {
    const cancel = `mutation($input: CancelTerminationInput!) { cancelTermination(input: $input) {
      employee { status terminatedOn terminationReason user { id } version } } }`;
    const userId = `user-staying-${engine.kind}`;
    const { id } = await hrm.hire({ userId });
    await hrm.refuse('CONFLICT', hr, cancel, { input: { employeeId: id } });
    await hrm.terminate({ employeeId: id, lastDay: '2026-05-20', reason: 'Moves away' });
    await hrm.refuse('FORBIDDEN', { ...hr, userId }, cancel, { input: { employeeId: id } });
    await hrm.refuse('CONFLICT', hr, cancel, { input: { employeeId: id, expectedVersion: 1 } });
    expect(await hrm.run(hr, cancel, { input: { employeeId: id, expectedVersion: 2 } })).toEqual({
      cancelTermination: {
        employee: {
          status: 'ACTIVE',
          terminatedOn: null,
          terminationReason: null,
          user: { id: userId },
          version: 3,
        },
      },
    });
    await hrm.events.until((event) => event.type.includes('last-day-withdrawn') && event.subject === id);
    await hrm.requestLeave(hr, { employeeId: id, kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-02' });
    const gone = await hrm.hire();
    await hrm.terminate({ employeeId: gone.id });
    await hrm.refuse('CONFLICT', hr, cancel, { input: { employeeId: gone.id } });
    await hrm.refuse('NOT_FOUND', hr, cancel, { input: { employeeId: 'nonsense' } });
  });

  test('a person whose first day of work is still to come is UPCOMING until then', async () => {
    const later = await startHrm({ databaseUrl: await engine.emptyDatabase() });
    const hired = await later.hire({ hiredOn: '2026-06-01' });
    const present = await later.hire({ hiredOn: '2026-05-13' });
    expect([hired.status, present.status]).toEqual(['UPCOMING', 'ACTIVE']);
    const byStatus = `{ active: employees(status: ACTIVE) { totalCount nodes { id status } }
      upcoming: employees(status: UPCOMING) { totalCount nodes { id status } } }`;
    expect(await later.run(hr, byStatus)).toEqual({
      active: { totalCount: 1, nodes: [{ id: present.id, status: 'ACTIVE' }] },
      upcoming: { totalCount: 1, nodes: [{ id: hired.id, status: 'UPCOMING' }] },
    });
    await later.close();
  });

  test('a manager whose first day of work is still to come decides no leave before it', async () => {
    const later = await startHrm({ databaseUrl: await engine.emptyDatabase() });
    const upcoming = await later.hire({ hiredOn: '2026-06-01', userId: 'user-upcoming' });
    const between = await later.hire({ managerId: upcoming.id });
    const present = await later.hire({ hiredOn: today, userId: 'user-present' });
    const decide = async (code: string | undefined, employeeId: string, userId: string) => {
      const { id } = await later.requestLeave(hr, {
        employeeId,
        kind: 'SICK',
        from: '2026-06-08',
        to: '2026-06-08',
      });
      const variables = { input: { leaveRequestId: id, decision: 'APPROVE' } };
      if (code === undefined) await later.run(employeeViewer(userId), decideLeaveMutation, variables);
      else await later.refuse(code, employeeViewer(userId), decideLeaveMutation, variables);
    };
    await decide('FORBIDDEN', between.id, 'user-upcoming');
    const below = await later.hire({ managerId: between.id });
    await decide('FORBIDDEN', below.id, 'user-upcoming');
    const report = await later.hire({ managerId: present.id });
    await decide(undefined, report.id, 'user-present');
    await later.close();
  });

  test('a last day that lies ahead ends leave immediately, and the employment on that day', async () => {
    const boss = await hrm.hire();
    const leaving = await hrm.hire({ managerId: boss.id, userId: 'user-going' });
    const report = await hrm.hire({ managerId: leaving.id, userId: 'user-report' });
    const successor = await hrm.hire({ managerId: boss.id });
    const departmentId = await hrm.createDepartment('Led by a leaver', { headId: leaving.id });
    const going = employeeViewer('user-going');
    await approvedLeave(leaving.id, 'ANNUAL', '2026-05-28', '2026-06-05');
    await hrm.requestLeave(going, { kind: 'ANNUAL', from: '2026-05-18', to: '2026-05-19' });
    const asked = await hrm.requestLeave(employeeViewer('user-report'), {
      kind: 'ANNUAL',
      from: '2026-08-03',
      to: '2026-08-04',
    });

    const announced = await hrm.terminate({
      employeeId: leaving.id,
      lastDay: '2026-05-29',
      successorId: successor.id,
      reason: 'A new job',
    });
    expect(announced).toMatchObject({
      employee: { status: 'ACTIVE', terminatedOn: '2026-05-29', user: { id: 'user-going' } },
    });
    expect(await leaveOf(leaving.id)).toMatchObject({
      leaveRequests: [
        { status: 'APPROVED', from: '2026-05-28', to: '2026-05-29', days: 2 },
        { status: 'PENDING', from: '2026-05-18', to: '2026-05-19', days: 2 },
      ],
    });
    await hrm.refuseLeave('BAD_USER_INPUT', going, { kind: 'SICK', from: '2026-05-25', to: '2026-06-01' });
    expect(await hrm.managerOf(report.id)).toBe(leaving.id);
    expect(
      await hrm.run(going, decideLeaveMutation, {
        input: { leaveRequestId: asked.id, decision: 'APPROVE' },
      }),
    ).toMatchObject({ decideLeave: { leaveRequest: { status: 'APPROVED' } } });

    await restartOn('2026-05-28');
    expect(await leaveOf(leaving.id)).toMatchObject({ status: 'ON_LEAVE' });
    expect(await hrm.managerOf(report.id)).toBe(leaving.id);

    await restartOn('2026-05-29');
    await hrm.events.until(
      (event) => event.type.endsWith('employee-terminated.v1') && event.subject === leaving.id,
    );
    expect(await leaveOf(leaving.id)).toMatchObject({
      status: 'TERMINATED',
      terminatedOn: '2026-05-29',
      leaveRequests: [
        { status: 'APPROVED', from: '2026-05-28', to: '2026-05-29', days: 2 },
        { status: 'CANCELLED', from: '2026-05-18', to: '2026-05-19' },
      ],
    });
    expect(await hrm.managerOf(report.id)).toBe(successor.id);
    expect(await hrm.run(going, '{ myEmployee { id } }')).toEqual({ myEmployee: null });
    expect(
      await hrm.run(hr, 'query($id: ID!) { department(id: $id) { head { id } } }', { id: departmentId }),
    ).toEqual({ department: { head: null } });
    await restartOn(today);
  });

  test('a last day that lies ahead can be set again, also to a day that has come', async () => {
    const boss = await hrm.hire();
    const { id } = await hrm.hire({ managerId: boss.id });
    await hrm.terminate({ employeeId: id, lastDay: '2026-12-31' });
    expect(await hrm.terminate({ employeeId: id, lastDay: '2026-11-30' })).toMatchObject({
      employee: { status: 'ACTIVE', terminatedOn: '2026-11-30', version: 3 },
    });
    expect(await hrm.terminate({ employeeId: id })).toMatchObject({
      employee: { status: 'TERMINATED', terminatedOn: '2026-05-13' },
    });
  });

  test('the manager takes over when the successor left before the employee', async () => {
    const boss = await hrm.hire();
    const leaving = await hrm.hire({ managerId: boss.id });
    const report = await hrm.hire({ managerId: leaving.id });
    const successor = await hrm.hire({ managerId: boss.id });
    await hrm.terminate({ employeeId: leaving.id, lastDay: '2026-05-20', successorId: successor.id });
    await hrm.terminate({ employeeId: successor.id });
    await restartOn('2026-05-22');
    await hrm.events.until(
      (event) => event.type.endsWith('employee-terminated.v1') && event.subject === leaving.id,
    );
    expect(await leaveOf(leaving.id)).toMatchObject({ status: 'TERMINATED', terminatedOn: '2026-05-20' });
    expect(await hrm.managerOf(report.id)).toBe(boss.id);
    await restartOn(today);
  });

  test('a successor from below takes the place in the line', async () => {
    const boss = await hrm.hire();
    const leaving = await hrm.hire({ managerId: boss.id });
    const report = await hrm.hire({ managerId: leaving.id });
    const successor = await hrm.hire({ managerId: report.id });
    await hrm.terminate({ employeeId: leaving.id, successorId: successor.id });
    expect(await hrm.managerOf(successor.id)).toBe(boss.id);
    expect(await hrm.managerOf(report.id)).toBe(successor.id);
  });

  test('an employee on top with reports needs a successor, and none ends their own employment', async () => {
    const top = await hrm.hire({ userId: 'user-top' });
    await hrm.hire({ managerId: top.id });
    expect((await hrm.refuseTerminate('BAD_USER_INPUT', { employeeId: top.id })).extensions).toMatchObject({
      fields: [{ path: 'successorId' }],
    });
    await hrm.refuseTerminate('BAD_USER_INPUT', { employeeId: top.id, successorId: top.id });
    const self = { ...hr, userId: 'user-top' };
    await hrm.refuseTerminate('FORBIDDEN', { employeeId: top.id }, self);
  });

  test('a user and an email address are free again when their employee has left', async () => {
    const first = await hrm.hire({ userId: 'user-returning', email: 'returning@example.com' });
    await hrm.terminate({ employeeId: first.id });
    const second = await hrm.hire({ userId: 'user-returning', email: 'returning@example.com' });
    const data = await hrm.run(employeeViewer('user-returning'), '{ myEmployee { id } }');
    expect(data).toEqual({ myEmployee: { id: second.id } });
  });
});
