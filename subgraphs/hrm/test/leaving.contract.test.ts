import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { employeeViewer, type HrmUnderTest, hr, startHrm } from './start-hrm.ts';

describeOnEngines('leaving the organization', (engine) => {
  let hrm: HrmUnderTest;

  beforeAll(async () => {
    hrm = await startHrm({ databaseUrl: await engine.emptyDatabase() });
  });
  afterAll(() => hrm.close());

  test('when an employee leaves, reports move up, departments lose their head, and open leave ends', async () => {
    const boss = await hrm.hire();
    const leaving = await hrm.hire({ managerId: boss.id, userId: 'user-leaving' });
    const report = await hrm.hire({ managerId: leaving.id });
    const departmentId = await hrm.createDepartment('Headed', { headId: leaving.id });
    const self = employeeViewer('user-leaving');
    const leave = await hrm.requestLeave(self, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-02' });
    expect(
      (await hrm.refuseTerminate('BAD_USER_INPUT', { employeeId: leaving.id, lastDay: '2026-05-14' }))
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
