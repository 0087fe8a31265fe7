import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import {
  employeeViewer,
  failureOf,
  type HrmUnderTest,
  hireMutation,
  hr,
  leaveOf,
  startHrm,
  strangeHr,
  terminateMutation,
  transferMutation,
} from './start-hrm.ts';

const updateMutation = `mutation($input: UpdateEmployeeInput!) { updateEmployee(input: $input) {
  employee { id firstName email phone position user { id } salary { amount currency } version } } }`;
/** Rules of hiring, changing and leaving, the same on every engine. */
export function describeEmployment(start: () => Promise<HrmUnderTest> = startHrm): void {
  let hrm: HrmUnderTest;

  beforeAll(async () => {
    hrm = await start();
  });
  afterAll(() => hrm.close());

  const update = (input: Record<string, unknown>, viewer = hr) =>
    hrm.query(viewer, updateMutation, { input });
  const transfer = (input: Record<string, unknown>, viewer = hr) =>
    hrm.query(viewer, transferMutation, { input });
  const terminate = (input: Record<string, unknown>, viewer = hr) =>
    hrm.query(viewer, terminateMutation, { input });
  const managerOf = async (id: string): Promise<string | null> => {
    const data = await hrm.run(hr, 'query($id: ID!) { employee(id: $id) { manager { id } } }', { id });
    return (data['employee'] as { manager: { id: string } | null }).manager?.id ?? null;
  };

  test('everybody hired gets the next number, and the world is told without the salary', async () => {
    const first = await hrm.hire();
    const second = await hrm.hire({ salary: { amount: '54000.00', currency: 'EUR' } });
    expect(first.number).toMatch(/^E-\d{4}$/);
    expect(Number(second.number.slice(2))).toBe(Number(first.number.slice(2)) + 1);
    const events = await hrm.eventsUntil((event) => event.subject === second.id);
    const hired = events.find((event) => event.subject === second.id);
    expect(hired?.data).toMatchObject({ employeeId: second.id, number: second.number });
    expect(JSON.stringify(hired)).not.toContain('5400000');
  });

  test('hiring names every field that is wrong', async () => {
    const departmentId = await hrm.createDepartment('Validation');
    const answer = await hrm.query(hr, hireMutation, {
      input: {
        firstName: ' ',
        lastName: 'two\nlines',
        email: 'nobody',
        phone: 'call me',
        position: '',
        departmentId,
        hiredOn: '2024-01-01',
        salary: { amount: '0', currency: 'EUR' },
      },
    });
    expect(failureOf(answer)?.['code']).toBe('BAD_USER_INPUT');
    const fields = failureOf(answer)?.['fields'] as Array<{ path: string }>;
    expect(fields.map((field) => field.path)).toEqual([
      'firstName',
      'lastName',
      'email',
      'phone',
      'position',
      'salary',
    ]);
  });

  test('references of a hire must exist in the organization, user and email address must be free', async () => {
    const strangeDepartment = await hrm.run(
      strangeHr,
      'mutation { createDepartment(input: { name: "Abroad" }) { department { id } } }',
    );
    const { id: strangeId } = (strangeDepartment['createDepartment'] as { department: { id: string } })
      .department;
    const departmentId = await hrm.createDepartment('References');
    const taken = await hrm.hire({ userId: 'taken-user', email: 'Taken@Example.com' });
    const gone = await hrm.hire();
    expect((await terminate({ employeeId: gone.id })).errors).toEqual([]);
    const input = {
      firstName: 'Ada',
      lastName: 'Lovelace',
      position: 'Analyst',
      departmentId,
      hiredOn: '2026-05-13',
    };
    for (const [path, wrong] of [
      ['departmentId', { departmentId: strangeId }],
      ['departmentId', { departmentId: 'unknown' }],
      ['managerId', { managerId: 'unknown' }],
      ['managerId', { managerId: gone.id }],
      ['userId', { userId: 'taken-user' }],
      ['email', { email: 'taken@example.COM' }],
      ['hiredOn', { hiredOn: '2028-01-01' }],
    ] as const) {
      const answer = await hrm.query(hr, hireMutation, { input: { ...input, ...wrong } });
      expect([path, failureOf(answer)]).toEqual([
        path,
        expect.objectContaining({ code: 'BAD_USER_INPUT', fields: [expect.objectContaining({ path })] }),
      ]);
    }
    expect((await hrm.query(hr, hireMutation, { input: { ...input, managerId: taken.id } })).errors).toEqual(
      [],
    );
  });

  test('who may not see salaries hires without one', async () => {
    const assistant = { ...hr, permissions: ['hrm:employee:read', 'hrm:employee:write'] };
    const departmentId = await hrm.createDepartment('Assistants');
    const input = {
      firstName: 'Grace',
      lastName: 'Hopper',
      position: 'Admiral',
      departmentId,
      hiredOn: '2026-01-01',
    };
    const salary = { amount: '90000', currency: 'USD' };
    const refused = await hrm.query(assistant, hireMutation, { input: { ...input, salary } });
    expect(failureOf(refused)).toMatchObject({ code: 'FORBIDDEN' });
    expect((await hrm.query(assistant, hireMutation, { input })).errors).toEqual([]);
    const ordinary = await hrm.query(employeeViewer('somebody'), hireMutation, { input });
    expect(failureOf(ordinary)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('an update changes what it names, clears what is null and keeps the rest', async () => {
    const { id } = await hrm.hire({
      email: 'first@example.com',
      phone: '+1 555 0100',
      userId: 'user-update',
    });
    const changed = await update({
      employeeId: id,
      firstName: ' Renamed ',
      phone: null,
      salary: { amount: '61000.50', currency: 'EUR' },
      expectedVersion: 1,
    });
    expect(changed.errors).toEqual([]);
    expect(changed.data?.['updateEmployee']).toEqual({
      employee: {
        id,
        firstName: 'Renamed',
        email: 'first@example.com',
        phone: null,
        position: 'Clerk',
        user: { id: 'user-update' },
        salary: { amount: '61000.50', currency: 'EUR' },
        version: 2,
      },
    });
    expect(failureOf(await update({ employeeId: id, position: 'Chief', expectedVersion: 1 }))).toMatchObject({
      code: 'CONFLICT',
      metadata: { expectedVersion: '1', currentVersion: '2' },
    });
    expect(failureOf(await update({ employeeId: id, firstName: null }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'firstName' }],
    });
    expect((await update({ employeeId: id })).data?.['updateEmployee']).toMatchObject({
      employee: { version: 2 },
    });
    const events = await hrm.eventsUntil(
      (event) => event.subject === id && event.type === 'erp.hrm.employee-updated.v1',
    );
    expect(events.filter((event) => event.subject === id).map((event) => event.type)).toEqual([
      'erp.hrm.employee-hired.v1',
      'erp.hrm.employee-updated.v1',
    ]);
  });

  test('nobody sets their own salary, and a foreign employee does not exist', async () => {
    const { id } = await hrm.hire({ userId: 'user-greedy' });
    const greedy = { ...hr, userId: 'user-greedy' };
    const salary = { amount: '999999', currency: 'EUR' };
    expect(failureOf(await update({ employeeId: id, salary }, greedy))).toMatchObject({ code: 'FORBIDDEN' });
    const entitlement = await hrm.query(
      greedy,
      'mutation($input: SetLeaveEntitlementInput!) { setLeaveEntitlement(input: $input) { leaveBalance { year } } }',
      { input: { employeeId: id, kind: 'ANNUAL', year: 2026, days: 200 } },
    );
    expect(failureOf(entitlement)).toMatchObject({ code: 'FORBIDDEN' });
    for (const [viewer, employeeId] of [
      [strangeHr, id],
      [hr, 'unknown'],
    ] as const) {
      expect(failureOf(await update({ employeeId, position: 'Spy' }, viewer))).toEqual({ code: 'NOT_FOUND' });
      expect(failureOf(await transfer({ employeeId, position: 'Spy' }, viewer))).toEqual({
        code: 'NOT_FOUND',
      });
      expect(failureOf(await terminate({ employeeId }, viewer))).toEqual({ code: 'NOT_FOUND' });
    }
  });

  test('a link to a user is no way to a salary: not to see one, not to set one’s own', async () => {
    const salary = { amount: '80000', currency: 'EUR' };
    const paid = await hrm.hire({ userId: 'user-paid', salary });
    const assistant = employeeViewer('user-assistant', ['hrm:employee:write']);
    const own = await hrm.hire({ userId: assistant.userId, salary });
    const link = (viewer: Viewer, employeeId: string, userId: string | null) =>
      hrm
        .query(
          viewer,
          'mutation($input: UpdateEmployeeInput!) { updateEmployee(input: $input) { employee { id } } }',
          { input: { employeeId, userId } },
        )
        .then(failureOf);
    const departmentId = await hrm.createDepartment('Links');
    const hire = (viewer: Viewer, userId: string) =>
      hrm
        .query(viewer, hireMutation, {
          input: {
            firstName: 'New',
            lastName: 'Here',
            position: 'Clerk',
            departmentId,
            hiredOn: '2024-01-01',
            userId,
            salary,
          },
        })
        .then(failureOf);
    const forbidden = { code: 'FORBIDDEN' };
    // To oneself, and to an account one could have opened for the purpose.
    expect(await link(assistant, paid.id, assistant.userId)).toMatchObject(forbidden);
    expect(await link(assistant, paid.id, 'user-puppet')).toMatchObject(forbidden);
    expect(await link(assistant, paid.id, null)).toMatchObject(forbidden);
    // From oneself, which would let somebody who sets salaries set their own.
    expect(await link(assistant, own.id, null)).toMatchObject(forbidden);
    const greedy = { ...hr, userId: 'user-paid' };
    expect(await link(greedy, paid.id, null)).toMatchObject(forbidden);
    expect(await link(greedy, own.id, greedy.userId)).toMatchObject(forbidden);
    const alone = { ...hr, userId: 'user-self-hired' };
    expect(await hire(alone, alone.userId)).toMatchObject(forbidden);
    expect(await hire(alone, 'user-new')).toBeUndefined();
    // What is left to the ones whose work it is.
    expect(await link(hr, paid.id, 'user-paid-again')).toBeUndefined();
    const unpaid = await hrm.hire();
    expect(await link(assistant, unpaid.id, 'user-first-link')).toBeUndefined();
    // Saying again what is so already is no change.
    expect(await link(assistant, paid.id, 'user-paid-again')).toBeUndefined();
  });

  test('nobody without a say in leave makes themselves a manager of others, directly or further up', async () => {
    const assistant = employeeViewer('user-climber', ['hrm:employee:write']);
    const climber = await hrm.hire({ userId: assistant.userId });
    const report = await hrm.hire({ managerId: climber.id });
    const victim = await hrm.hire();
    for (const managerId of [climber.id, report.id]) {
      const answer = await transfer({ employeeId: victim.id, managerId }, assistant);
      expect(failureOf(answer)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await managerOf(victim.id)).toBeNull();
    }
    // Work with those who are below already, and with everybody else, goes on.
    const other = await hrm.hire();
    for (const [employeeId, managerId] of [
      [report.id, climber.id],
      [victim.id, other.id],
    ] as const)
      expect(failureOf(await transfer({ employeeId, managerId }, assistant))).toBeUndefined();
    expect(failureOf(await transfer({ employeeId: victim.id, managerId: climber.id }))).toBeUndefined();
  });

  test('who leaves hands over: reports move up, departments lose their head, open leave ends', async () => {
    const boss = await hrm.hire();
    const leaving = await hrm.hire({ managerId: boss.id, userId: 'user-leaving' });
    const report = await hrm.hire({ managerId: leaving.id });
    const departmentId = await hrm.createDepartment('Headed', { headId: leaving.id });
    const self = employeeViewer('user-leaving');
    const leave = leaveOf(
      await hrm.requestLeave(self, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-02' }),
    );
    expect(failureOf(await terminate({ employeeId: leaving.id, lastDay: '2026-05-14' }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'lastDay' }],
    });
    expect(failureOf(await terminate({ employeeId: leaving.id, lastDay: '2023-12-31' }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'lastDay' }],
    });
    const ended = await terminate({ employeeId: leaving.id, lastDay: '2026-05-12', reason: 'Retired' });
    expect(ended.data?.['terminateEmployee']).toEqual({
      employee: {
        id: leaving.id,
        status: 'TERMINATED',
        terminatedOn: '2026-05-12',
        terminationReason: 'Retired',
        user: null,
        version: 2,
      },
    });
    expect(await managerOf(report.id)).toBe(boss.id);
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
    expect(failureOf(await terminate({ employeeId: leaving.id }))).toMatchObject({
      code: 'CONFLICT',
      metadata: { currentState: 'TERMINATED' },
    });
    expect(failureOf(await update({ employeeId: leaving.id, position: 'Ghost' }))).toMatchObject({
      code: 'CONFLICT',
    });
    expect(failureOf(await transfer({ employeeId: report.id, managerId: leaving.id }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'managerId' }],
    });
    const events = await hrm.eventsUntil(
      (event) => event.type.includes('terminated') && event.subject === leaving.id,
    );
    expect(events.filter((event) => event.subject === leave.id).map((event) => event.data['status'])).toEqual(
      ['PENDING', 'CANCELLED'],
    );
  });

  test('a successor from below takes the place in the line', async () => {
    const boss = await hrm.hire();
    const leaving = await hrm.hire({ managerId: boss.id });
    const report = await hrm.hire({ managerId: leaving.id });
    const successor = await hrm.hire({ managerId: report.id });
    const answer = await terminate({ employeeId: leaving.id, successorId: successor.id });
    expect(answer.errors).toEqual([]);
    expect(await managerOf(successor.id)).toBe(boss.id);
    expect(await managerOf(report.id)).toBe(successor.id);
  });

  test('somebody on top with reports needs a successor, and nobody ends their own employment', async () => {
    const top = await hrm.hire({ userId: 'user-top' });
    await hrm.hire({ managerId: top.id });
    expect(failureOf(await terminate({ employeeId: top.id }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'successorId' }],
    });
    expect(failureOf(await terminate({ employeeId: top.id, successorId: top.id }))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    const self = { ...hr, userId: 'user-top' };
    expect(failureOf(await terminate({ employeeId: top.id }, self))).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('a user and an email address are free again when their employee has left', async () => {
    const first = await hrm.hire({ userId: 'user-returning', email: 'returning@example.com' });
    expect((await terminate({ employeeId: first.id })).errors).toEqual([]);
    const second = await hrm.hire({ userId: 'user-returning', email: 'returning@example.com' });
    const data = await hrm.run(employeeViewer('user-returning'), '{ myEmployee { id } }');
    expect(data).toEqual({ myEmployee: { id: second.id } });
  });
}
