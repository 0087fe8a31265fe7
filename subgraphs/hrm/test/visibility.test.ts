import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HrmServiceService } from '../../../proto/generated/erp/hrm/v1/hrm.ts';
import { assertMissing, postGraphql, refusalOf } from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { anonymousViewer, type Viewer } from '../../kit/viewer/viewer.ts';
import { employeeViewer, type HrmUnderTest, hr, startHrm, strangeHr } from './start-hrm.ts';

/** Who sees what, at the subgraph and at the service behind it. */
let hrm: HrmUnderTest;
let bossId: string;
let workerId: string;
const boss = employeeViewer('user-boss');
const worker = employeeViewer('user-worker');
const customer = userViewer(['reservations:reservation:create'], { userId: 'user-customer' });
const salary = { amount: '50000.00', currency: 'EUR' };

beforeAll(async () => {
  hrm = await startHrm();
  bossId = (await hrm.hire({ userId: 'user-boss', salary })).id;
  workerId = (await hrm.hire({ userId: 'user-worker', managerId: bossId, salary })).id;
});
afterAll(() => hrm.close());

const salaryQuery = 'query($id: ID!) { employee(id: $id) { name salary { amount } } }';

test('the salary is seen by the employee and with the permission alone', async () => {
  for (const viewer of [worker, hr]) {
    expect(await hrm.run(viewer, salaryQuery, { id: workerId })).toMatchObject({
      employee: { salary: { amount: '50000.00' } },
    });
  }
  const manager = await hrm.query(boss, salaryQuery, { id: workerId });
  expect(manager.data).toMatchObject({ employee: { name: 'Person Number 2', salary: null } });
  expect(refusalOf(manager, 'FORBIDDEN').extensions).toEqual({ code: 'FORBIDDEN' });
});

test('the service itself leaves out the salary, in every RPC', async () => {
  const rpc = hrm.service(HrmServiceService);
  const readAll = async (viewer: Viewer) => {
    const options = await hrm.callAs(viewer);
    const ids = [workerId];
    const chart = await rpc.getOrgChart({ depth: 3 }, options);
    const departments = await rpc.listEmployees({}, options);
    const [{ departmentId } = { departmentId: '' }] = departments.employees;
    const paged = await rpc.batchListEmployeesByDepartment({ departmentIds: [departmentId] }, options);
    return [
      ...(await rpc.batchGetEmployees({ ids }, options)).employees,
      ...(await rpc.batchGetEmployeesByUser({ userIds: ['user-worker'] }, options)).employees,
      ...(await rpc.batchListEmployeesByManager({ managerIds: [bossId] }, options)).employees,
      ...departments.employees,
      ...chart.entries.flatMap((entry) => entry.employee ?? []),
      ...paged.departments.flatMap((department) => department.employees),
    ].filter((employee) => employee.id === workerId);
  };
  const forManager = await readAll(boss);
  expect(forManager).toHaveLength(6);
  expect(forManager.every((employee) => employee.salary === undefined)).toBe(true);
  const forHr = await readAll(hr);
  expect(forHr.every((employee) => employee.salary?.minorUnits === 5_000_000n)).toBe(true);
});

test('a user who may not read employees sees their own employee and those below, also through entities', async () => {
  const ordinary = userViewer(['hrm:leave:request'], { userId: 'user-worker' });
  const entities = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Employee { id name } } }';
  const r = [bossId, workerId].map((id) => ({ __typename: 'Employee', id }));
  const [boss, worker] = r;
  const own = await hrm.query(ordinary, entities, { r });
  assertMissing(own, { 0: boss });
  expect(own.data).toEqual({ _entities: [null, { id: workerId, name: 'Person Number 2' }] });
  for (const viewer of [customer, strangeHr])
    assertMissing(await hrm.query(viewer, entities, { r }), { 0: boss, 1: worker });
  const listed = await hrm.refuse('FORBIDDEN', ordinary, '{ employees { totalCount } }');
  expect(listed.extensions).toEqual({ code: 'FORBIDDEN' });
  await expect(
    hrm.service(HrmServiceService).listEmployees({}, await hrm.callAs(ordinary)),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('the employee of a user is visible to that user and to viewers who may read employees', async () => {
  const query = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on User { employee { id } } } }';
  const r = [
    { __typename: 'User', id: 'user-worker' },
    { __typename: 'User', id: 'user-unknown' },
  ];
  expect(await hrm.run(hr, query, { r })).toEqual({
    _entities: [{ employee: { id: workerId } }, { employee: null }],
  });
  const self = userViewer([], { userId: 'user-worker' });
  const own = await hrm.run(self, query, { r: r.slice(0, 1) });
  expect(own).toEqual({ _entities: [{ employee: { id: workerId } }] });
  const refused = await hrm.query(customer, query, { r: r.slice(0, 1) });
  expect(refused.data).toEqual({ _entities: [{ employee: null }] });
  expect(refusalOf(refused, 'FORBIDDEN').extensions).toEqual({ code: 'FORBIDDEN' });
  expect(await hrm.run(strangeHr, query, { r })).toEqual({
    _entities: [{ employee: null }, { employee: null }],
  });
});

test('viewers of another organization and anonymous viewers get nothing', async () => {
  for (const field of ['employees', 'departments', 'leaveRequests']) {
    expect((await hrm.refuse('FORBIDDEN', customer, `{ ${field} { totalCount } }`)).extensions).toEqual({
      code: 'FORBIDDEN',
    });
    expect(
      (await hrm.refuse('UNAUTHENTICATED', anonymousViewer, `{ ${field} { totalCount } }`)).extensions,
    ).toEqual({
      code: 'UNAUTHENTICATED',
    });
  }
  expect(await hrm.run(customer, '{ myEmployee { id } }')).toEqual({ myEmployee: null });
  await expect(
    hrm.service(HrmServiceService).batchGetEmployees({ ids: [workerId] }, await hrm.callAs(anonymousViewer)),
  ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(
    hrm
      .service(HrmServiceService)
      .requestLeave({ kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-01' }, await hrm.callAs(customer)),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('without the permission a user sees the department it works in and no other', async () => {
  const other = await hrm.createDepartment('Somewhere else');
  const ordinary = userViewer([], { userId: 'user-worker' });
  const query = 'query($id: ID!) { myEmployee { department { name } } department(id: $id) { name } }';
  expect(await hrm.run(ordinary, query, { id: other })).toEqual({
    myEmployee: { department: { name: 'Staff' } },
    department: null,
  });
});

test('a service acting on its own reads but takes no leave and decides nothing', async () => {
  const service: Viewer = { kind: 'service', service: 'reservations', organizationId: 'acme-org' };
  const found = await hrm
    .service(HrmServiceService)
    .batchGetEmployees({ ids: [workerId] }, await hrm.callAs(service));
  expect(found.employees).toHaveLength(1);
  await expect(
    hrm
      .service(HrmServiceService)
      .decideLeave({ leaveRequestId: 'any', decision: 'APPROVE' }, await hrm.callAs(service)),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a request without viewer token gets nothing', async () => {
  const answer = await postGraphql(`${hrm.subgraphUrl}/graphql`, { query: '{ myEmployee { id } }' });
  expect(answer.status).toBe(401);
  refusalOf(answer, 'UNAUTHENTICATED');
});
