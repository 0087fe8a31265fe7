import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { type Database, openDatabase } from '../../kit/database/database.ts';
import { migrate } from '../../kit/database/migrate.ts';
import { money } from '../../kit/values/money.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { migrations } from '../service/migrations/migrations.ts';
import type { Department } from '../service/model/department.ts';
import type { Employee } from '../service/model/employee.ts';
import type { LeaveRequest } from '../service/model/leave-request.ts';
import { createStores, type HrmStores } from '../service/stores/stores.ts';
import type { HrmTables } from '../service/stores/tables.ts';
import { wholeOrganization } from '../service/visibility/view-scope.ts';

const now = new Date('2026-05-20T10:00:00.123Z');
const ours = 'our-org';
const theirs = 'their-org';

describeOnEngines('the hrm stores', (engine) => {
  let database: Database<HrmTables>;
  let stores: HrmStores;
  let department: Department;
  let employee: Employee;
  let leaveRequest: LeaveRequest;

  beforeAll(async () => {
    database = await openDatabase<HrmTables>({ url: await engine.emptyDatabase(), schema: 'hrm' });
    await migrate(database, migrations);
    stores = createStores(database.kysely, database.engine, () => now);
    const owned = { organizationId: ours, createdAt: now, updatedAt: now, version: 1 };
    department = { ...owned, id: newId(), name: 'Stores', headId: undefined, parentId: undefined };
    employee = {
      ...owned,
      id: newId(),
      userId: 'user-1',
      number: 'E-0001',
      firstName: 'Zoë',
      lastName: 'Zimmer',
      email: 'zoe@example.com',
      phone: '+49 30 1',
      position: 'Clerk',
      departmentId: department.id,
      managerId: undefined,
      status: 'ACTIVE',
      hiredOn: '2024-01-01',
      terminatedOn: undefined,
      leavesOn: undefined,
      successorId: undefined,
      terminationReason: undefined,
      salary: money(5_400_000n, 'EUR'),
    };
    leaveRequest = {
      ...owned,
      id: newId(),
      employeeId: employee.id,
      kind: 'SICK',
      status: 'PENDING',
      firstDay: '2026-05-20',
      lastDay: '2026-05-21',
      days: 2,
      reason: undefined,
      requestedByUserId: 'user-1',
      decidedByUserId: undefined,
      decidedAt: undefined,
      decisionComment: undefined,
    };
    await stores.departments.insert([department]);
    await stores.employees.insert([employee]);
    await stores.leaveRequests.insert([leaveRequest]);
  });
  afterAll(() => database.close());

  test('everything reads as it was written, with and without its optional parts', async () => {
    expect(await stores.departments.find(ours, department.id)).toEqual(department);
    expect(await stores.employees.lock(ours, employee.id)).toEqual(employee);
    expect(await stores.leaveRequests.findByIds(wholeOrganization(ours), [leaveRequest.id])).toEqual([
      leaveRequest,
    ]);
    const bare: Employee = {
      ...employee,
      id: newId(),
      number: 'E-0002',
      userId: undefined,
      email: undefined,
      phone: undefined,
      managerId: employee.id,
      status: 'TERMINATED',
      terminatedOn: '2026-01-31',
      terminationReason: 'Retired',
      salary: undefined,
    };
    await stores.employees.insert([bare]);
    expect(await stores.employees.lock(ours, bare.id)).toEqual(bare);
  });

  test('an employee is on leave on the days of approved leave alone', async () => {
    const statusOn = async (day: string) => {
      const onDay = createStores(database.kysely, database.engine, () => new Date(`${day}T12:00:00Z`));
      return (await onDay.employees.lock(ours, employee.id)).status;
    };
    expect(await statusOn('2026-05-20')).toBe('ACTIVE');
    await stores.leaveRequests.update({ ...leaveRequest, status: 'APPROVED', decidedAt: now });
    expect(await statusOn('2026-05-19')).toBe('ACTIVE');
    expect(await statusOn('2026-05-20')).toBe('ON_LEAVE');
    expect(await statusOn('2026-05-21')).toBe('ON_LEAVE');
    expect(await statusOn('2026-05-22')).toBe('ACTIVE');
    await stores.leaveRequests.update(leaveRequest);
  });

  test('an organization finds nothing of another one', async () => {
    const scope = wholeOrganization(theirs);
    expect(await stores.employees.findByIds(scope, [employee.id])).toEqual([]);
    expect(await stores.employees.findByUserIds(scope, ['user-1'])).toEqual([]);
    expect(await stores.employees.findByEmail(theirs, 'zoe@example.com')).toBeUndefined();
    expect(await stores.departments.findByName(theirs, department.name)).toBeUndefined();
    expect(await stores.leaveRequests.listByEmployee(scope, [employee.id], {})).toEqual([]);
    expect(await stores.leaveRequests.listOpen(theirs, [employee.id], '2026-01-01', '2026-12-31')).toEqual(
      [],
    );
    await expect(stores.employees.lock(theirs, employee.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stores.departments.lock(theirs, department.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('an organization changes nothing of another one', async () => {
    const notFound = { code: 'NOT_FOUND' };
    const foreign = { organizationId: theirs };
    await expect(
      stores.departments.update({ ...department, ...foreign, name: 'Taken' }),
    ).rejects.toMatchObject(notFound);
    await expect(stores.departments.remove(theirs, department.id)).rejects.toMatchObject(notFound);
    await expect(
      stores.employees.update({ ...employee, ...foreign, position: 'Taken' }),
    ).rejects.toMatchObject(notFound);
    await expect(
      stores.leaveRequests.update({ ...leaveRequest, ...foreign, status: 'CANCELLED' }),
    ).rejects.toMatchObject(notFound);
    expect(await stores.departments.find(ours, department.id)).toEqual(department);
    expect(await stores.employees.lock(ours, employee.id)).toEqual(employee);

    const entitlement = { employeeId: employee.id, kind: 'ANNUAL', year: 2026 } as const;
    const entitled = { organizationId: ours, ...entitlement, days: 30 };
    await stores.leaveEntitlements.set(entitled);
    await stores.leaveEntitlements.set({ ...entitled, ...foreign, days: 0 });
    await stores.leaveEntitlements.remove(theirs, employee.id, 'ANNUAL', 2026);
    expect(await stores.leaveEntitlements.listByEmployee(ours, [employee.id], 2026)).toEqual([entitled]);
    await stores.leaveEntitlements.set({ ...entitled, days: 28 });
    expect(await stores.leaveEntitlements.listByEmployee(ours, [employee.id], 2026)).toEqual([
      { ...entitled, days: 28 },
    ]);
  });
});
