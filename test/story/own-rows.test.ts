import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoPassword } from '../../subgraphs/kit/demo/demo-people.ts';
import { type ClientAnswer, createGraphqlClient, type GraphqlClient } from '../harness/graphql-client.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';

/** Within one organization: what people of little standing see of others, by every way through the graph. */
let erp: RunningErp;
let employee: GraphqlClient;
let customer: GraphqlClient;
let hr: GraphqlClient;

beforeAll(async () => {
  erp = await startErp();
  [employee, customer, hr] = (await Promise.all(
    ['employee', 'customer', 'hr'].map(async (name) => {
      const client = createGraphqlClient(erp.url);
      await client.login(`${name}@acme.example`, demoPassword);
      return client;
    }),
  )) as [GraphqlClient, GraphqlClient, GraphqlClient];
});
afterAll(() => erp.stop());

interface Found {
  readonly id: string;
  readonly salary?: { readonly amount: string } | null;
  readonly leaveRequests?: readonly unknown[];
  readonly leaveBalances?: readonly unknown[];
}

/** Everything in an answer that looks like an employee. */
function employeesIn(value: unknown): Found[] {
  if (Array.isArray(value)) return value.flatMap(employeesIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'salary' in value ? [value as Found] : [];
  return [...own, ...Object.values(value).flatMap(employeesIn)];
}

function codesOf(answer: ClientAnswer): unknown[] {
  return [...new Set(answer.errors.map((error) => error.extensions['code']))];
}

const person = 'id salary { amount } leaveRequests { id reason } leaveBalances { usedDays }';
/** Ways to an employee that do not begin at one's own. */
const ways = [
  `{ employees(first: 100) { nodes { ${person} } } }`,
  `{ employees(first: 100) { nodes { id manager { ${person} } reports { ${person} } } } }`,
  `{ departments(first: 100) { nodes { head { ${person} } employees(first: 100) { nodes { ${person} } } } } }`,
  `{ orgChart(depth: 5) { roots { employee { ${person} } reports { employee { ${person} } reports { employee { ${person} } } } } } }`,
  `{ users(first: 100) { nodes { id employee { ${person} } } } }`,
  `{ leaveRequests(first: 100) { nodes { employee { ${person} } decidedBy { employee { ${person} } } } } }`,
  `{ myEmployee { manager { ${person} manager { ${person} } } department { employees(first: 100) { nodes { ${person} } } } } }`,
];

test('an employee sees their own salary and leave in every query, and those of other employees in none', async () => {
  const { myEmployee } = await employee.run<{ readonly myEmployee: Found }>(`{ myEmployee { ${person} } }`);
  expect(myEmployee.salary?.amount).toMatch(/^\d+\.\d\d$/);
  const { employees } = await hr.run<{ readonly employees: { readonly nodes: readonly Found[] } }>(
    `{ employees(first: 100) { nodes { ${person} } } }`,
  );
  // There is something to hide.
  expect(employees.nodes.filter(({ salary }) => salary).length).toBeGreaterThan(15);
  expect(employees.nodes.filter(({ leaveRequests = [] }) => leaveRequests.length > 0).length).toBeGreaterThan(
    3,
  );

  let others = 0;
  for (const way of ways) {
    for (const found of employeesIn((await employee.send(way)).data)) {
      if (found.id === myEmployee.id) continue;
      others += 1;
      expect([way, found.salary, found.leaveRequests ?? [], found.leaveBalances ?? []]).toEqual([
        way,
        null,
        [],
        [],
      ]);
    }
  }
  expect(others).toBeGreaterThan(50);
});

test('the leave of others is not even counted for an employee', async () => {
  interface Listed {
    readonly leaveRequests: {
      readonly totalCount: number;
      readonly nodes: ReadonlyArray<{ readonly id: string; readonly employee: { readonly id: string } }>;
    };
    readonly myEmployee: { readonly id: string };
  }
  const list = '{ leaveRequests(first: 100) { totalCount nodes { id employee { id } } } myEmployee { id } }';
  const own = await employee.run<Listed>(list);
  const all = await hr.run<Listed>(list);
  expect(all.leaveRequests.totalCount).toBeGreaterThan(own.leaveRequests.totalCount);
  expect(own.leaveRequests.totalCount).toBe(own.leaveRequests.nodes.length);
  for (const request of own.leaveRequests.nodes) expect(request.employee.id).toBe(own.myEmployee.id);
  // By id, a request of another employee is answered like an unknown one.
  const foreign = all.leaveRequests.nodes.find(({ employee: { id } }) => id !== own.myEmployee.id);
  const byId = 'query($id: ID!) { leaveRequest(id: $id) { id } }';
  expect((await employee.send(byId, { id: foreign?.id })).data).toEqual({ leaveRequest: null });
  const decide = 'mutation($input: DecideLeaveInput!) { decideLeave(input: $input) { leaveRequest { id } } }';
  const cancel = 'mutation($input: CancelLeaveInput!) { cancelLeave(input: $input) { leaveRequest { id } } }';
  for (const [mutation, more] of [
    [decide, { decision: 'APPROVE' }],
    [cancel, {}],
  ] as const) {
    const [onForeign, onUnknown] = await Promise.all(
      [String(foreign?.id), 'unknown'].map(async (leaveRequestId) => {
        const answer = await employee.send(mutation, { input: { leaveRequestId, ...more } });
        return answer.text.replaceAll(leaveRequestId, '#').replace(/"requestId":"[^"]*"/g, '');
      }),
    );
    expect(onForeign).toContain('NOT_FOUND');
    expect(onForeign).toBe(onUnknown);
  }
});

test('a customer sees no data of crm and hrm in any query', async () => {
  const { users } = await hr.run<{
    readonly users: { readonly nodes: ReadonlyArray<{ readonly id: string }> };
  }>('{ users(first: 100) { nodes { id } } }');
  for (const way of [
    ...ways,
    '{ customers { totalCount } }',
    '{ leads { totalCount } }',
    '{ pipeline { stage } }',
  ]) {
    const answer = await customer.send(way);
    expect([way, employeesIn(answer.data)]).toEqual([way, []]);
    if (!way.startsWith('{ myEmployee')) expect([way, codesOf(answer)]).toEqual([way, ['FORBIDDEN']]);
  }
  const { employees } = await hr.run<{ readonly employees: { readonly nodes: readonly Found[] } }>(
    '{ employees(first: 5) { nodes { id } } }',
  );
  for (const { id } of employees.nodes) {
    const answer = await customer.send(
      'query($id: ID!) { employee(id: $id) { id } leaveRequest(id: $id) { id } }',
      { id },
    );
    expect(JSON.stringify(answer.data ?? {})).not.toContain(id);
  }
  // What belongs to the customer leads to others; there it ends.
  const around = await customer.send(`{
    me { employee { id } organization { members { totalCount } } }
    invoices(first: 20) { nodes { number customer { email phone owner { id email } activities { nodes { id } } opportunities { nodes { id } } }
      journalEntries { id } settlements { recordedBy { id email } } } }
    reservations(first: 20) { nodes { customer { email contacts { id } } user { email employee { id } } } }
    myNotifications(first: 50) { nodes { subject { ... on Lead { email } ... on LeaveRequest { reason } } } }
  }`);
  for (const { id } of users.nodes) expect(around.text.includes(id)).toBe(false);
  expect(around.text).not.toMatch(/"(email|phone)":"(?!customer@acme\.example)/);
});
