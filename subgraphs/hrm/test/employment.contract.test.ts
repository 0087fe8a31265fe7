import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import { employeeViewer, type HrmUnderTest, hireMutation, hr, startHrm, strangeHr } from './start-hrm.ts';

const updateMutation = `mutation($input: UpdateEmployeeInput!) { updateEmployee(input: $input) {
  employee { id firstName email phone position user { id } salary { amount currency } version } } }`;
describeOnEngines('hiring and changing employees', (engine) => {
  let hrm: HrmUnderTest;

  beforeAll(async () => {
    hrm = await startHrm({ databaseUrl: await engine.emptyDatabase() });
  });
  afterAll(() => hrm.close());

  const update = async (input: Record<string, unknown>, viewer: Viewer = hr): Promise<unknown> =>
    (await hrm.run(viewer, updateMutation, { input }))['updateEmployee'];
  const refuseUpdate = (code: string, input: Record<string, unknown>, viewer: Viewer = hr) =>
    hrm.refuse(code, viewer, updateMutation, { input });
  const hire = (input: Record<string, unknown>, viewer: Viewer = hr) =>
    hrm.run(viewer, hireMutation, { input });
  const refuseHire = (code: string, input: Record<string, unknown>, viewer: Viewer = hr) =>
    hrm.refuse(code, viewer, hireMutation, { input });

  test('every hire gets the next number and is published, without the salary', async () => {
    const first = await hrm.hire();
    const second = await hrm.hire({ salary: { amount: '54000.00', currency: 'EUR' } });
    expect(first.number).toMatch(/^E-\d{4}$/);
    expect(Number(second.number.slice(2))).toBe(Number(first.number.slice(2)) + 1);
    const hired = await hrm.events.until((event) => event.subject === second.id);
    expect(hired.data).toMatchObject({ employeeId: second.id, number: second.number });
    expect(JSON.stringify(hired)).not.toContain('5400000');
  });

  test('the user of an employee is a user of the organization who is not disabled', async () => {
    const departmentId = await hrm.createDepartment('Logins');
    const person = { firstName: 'Ann', lastName: 'Arbor', position: 'Clerk', departmentId };
    const { id } = await hrm.hire();
    const refused = { extensions: { fields: [{ path: 'userId' }] } };
    for (const userId of ['unknown-user', 'disabled-user']) {
      const code = userId === 'unknown-user' ? 'NOT_FOUND' : 'BAD_USER_INPUT';
      const failures = [
        await refuseHire(code, { ...person, hiredOn: '2024-01-01', userId }),
        await refuseUpdate(code, { employeeId: id, userId }),
      ];
      if (code === 'BAD_USER_INPUT') expect(failures).toMatchObject([refused, refused]);
    }
  });

  test('a user who was disabled stays the user of an employee who is changed otherwise', async () => {
    const userId = `leaving-user-${engine.kind}`;
    const { id } = await hrm.hire({ userId });
    hrm.disableUser(userId);
    await hrm.run(hr, updateMutation, { input: { employeeId: id, userId, position: 'Archivist' } });
    const { id: other } = await hrm.hire();
    await refuseUpdate('BAD_USER_INPUT', { employeeId: other, userId });
  });

  test('hiring names every field that is wrong', async () => {
    const departmentId = await hrm.createDepartment('Validation');
    const { extensions } = await refuseHire('BAD_USER_INPUT', {
      firstName: ' ',
      lastName: 'two\nlines',
      email: 'not-an-address',
      phone: 'call me',
      position: '',
      departmentId,
      hiredOn: '2024-01-01',
      salary: { amount: '0', currency: 'EUR' },
    });
    const fields = extensions['fields'] as Array<{ path: string }>;
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
    await hrm.terminate({ employeeId: gone.id });
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
      const { extensions } = await refuseHire('BAD_USER_INPUT', { ...input, ...wrong });
      expect(extensions['fields']).toEqual([expect.objectContaining({ path })]);
    }
    await hire({ ...input, managerId: taken.id });
  });

  test('a viewer who may not see salaries hires without one', async () => {
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
    await refuseHire('FORBIDDEN', { ...input, salary }, assistant);
    await hire(input, assistant);
    await refuseHire('FORBIDDEN', input, employeeViewer('somebody'));
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
    expect(changed).toEqual({
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
    expect(
      (await refuseUpdate('CONFLICT', { employeeId: id, position: 'Chief', expectedVersion: 1 })).extensions,
    ).toMatchObject({ metadata: { expectedVersion: '1', currentVersion: '2' } });
    expect(
      (await refuseUpdate('BAD_USER_INPUT', { employeeId: id, firstName: null })).extensions,
    ).toMatchObject({ fields: [{ path: 'firstName' }] });
    expect(await update({ employeeId: id })).toMatchObject({ employee: { version: 2 } });
    const events = await hrm.events.untilAbout(id, 2);
    expect(events.map((event) => event.type)).toEqual([
      'erp.hrm.employee-hired.v1',
      'erp.hrm.employee-updated.v1',
    ]);
  });

  test('an employee does not set their own salary, and a foreign employee does not exist', async () => {
    const { id } = await hrm.hire({ userId: 'user-greedy' });
    const greedy = { ...hr, userId: 'user-greedy' };
    const salary = { amount: '999999', currency: 'EUR' };
    await refuseUpdate('FORBIDDEN', { employeeId: id, salary }, greedy);
    await hrm.refuse(
      'FORBIDDEN',
      greedy,
      'mutation($input: SetLeaveEntitlementInput!) { setLeaveEntitlement(input: $input) { leaveBalance { year } } }',
      { input: { employeeId: id, kind: 'ANNUAL', year: 2026, days: 200 } },
    );
    for (const [viewer, employeeId] of [
      [strangeHr, id],
      [hr, 'unknown'],
    ] as const) {
      expect((await refuseUpdate('NOT_FOUND', { employeeId, position: 'Spy' }, viewer)).extensions).toEqual({
        code: 'NOT_FOUND',
      });
      expect(
        (await hrm.refuseTransfer('NOT_FOUND', { employeeId, position: 'Spy' }, viewer)).extensions,
      ).toEqual({
        code: 'NOT_FOUND',
      });
      expect((await hrm.refuseTerminate('NOT_FOUND', { employeeId }, viewer)).extensions).toEqual({
        code: 'NOT_FOUND',
      });
    }
  });

  test('a viewer who links a user to an employee can neither see that salary nor set their own', async () => {
    const salary = { amount: '80000', currency: 'EUR' };
    const paid = await hrm.hire({ userId: 'user-paid', salary });
    const assistant = employeeViewer('user-assistant', ['hrm:employee:write']);
    const own = await hrm.hire({ userId: assistant.userId, salary });
    const linkMutation =
      'mutation($input: UpdateEmployeeInput!) { updateEmployee(input: $input) { employee { id } } }';
    const link = (viewer: Viewer, employeeId: string, userId: string | null) =>
      hrm.run(viewer, linkMutation, { input: { employeeId, userId } });
    const refuseLink = (viewer: Viewer, employeeId: string, userId: string | null) =>
      hrm.refuse('FORBIDDEN', viewer, linkMutation, { input: { employeeId, userId } });
    const person = {
      firstName: 'New',
      lastName: 'Here',
      position: 'Clerk',
      departmentId: await hrm.createDepartment('Links'),
      hiredOn: '2024-01-01',
      salary,
    };
    // To oneself, and to an account one could have opened for the purpose.
    await refuseLink(assistant, paid.id, assistant.userId);
    await refuseLink(assistant, paid.id, 'user-puppet');
    await refuseLink(assistant, paid.id, null);
    // From oneself, which would let a person who sets salaries set their own.
    await refuseLink(assistant, own.id, null);
    const greedy = { ...hr, userId: 'user-paid' };
    await refuseLink(greedy, paid.id, null);
    await refuseLink(greedy, own.id, greedy.userId);
    const alone = { ...hr, userId: 'user-self-hired' };
    await refuseHire('FORBIDDEN', { ...person, userId: alone.userId }, alone);
    await hire({ ...person, userId: 'user-new' }, alone);
    // What is left to the ones whose work it is.
    await link(hr, paid.id, 'user-paid-again');
    const unpaid = await hrm.hire();
    await link(assistant, unpaid.id, 'user-first-link');
    // An update with the stored values changes nothing.
    await link(assistant, paid.id, 'user-paid-again');
  });
});
