import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { codeOf, dataOf, type GraphqlAnswer } from '../../../test/harness/start-domain.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import {
  cancelLeaveMutation,
  decideLeaveMutation,
  employeeViewer,
  type HiredEmployee,
  type HrmUnderTest,
  hireMutation,
  hr,
  requestLeaveMutation,
  startHrm,
  terminateMutation,
  transferMutation,
} from './start-hrm.ts';

interface HireAnswer {
  readonly hireEmployee: { readonly employee: HiredEmployee };
}

/** Rules that hold however many requests arrive at the same time: in one process and, on PostgreSQL, in two. */
describeOnEngines('requests at the same time', (engine) => {
  let one: HrmUnderTest;
  let other: HrmUnderTest;

  beforeAll(async () => {
    const databaseUrl = await engine.emptyDatabase();
    one = await startHrm({ databaseUrl });
    other = engine.kind === 'sqlite' ? one : await startHrm({ databaseUrl });
  });
  afterAll(async () => {
    await one.close();
    if (other !== one) await other.close();
  });

  const side = (index: number): HrmUnderTest => (index % 2 === 0 ? one : other);
  const ask = (hrm: HrmUnderTest, viewer: Viewer, input: Record<string, unknown>) =>
    hrm.query(viewer, requestLeaveMutation, { input });
  const codes = (answers: readonly GraphqlAnswer[]): string[] => answers.map(codeOf).sort();
  const repeat = (count: number, value: string): string[] => Array.from({ length: count }, () => value);

  test('of many requests for the same days one is accepted', async () => {
    await one.hire({ userId: 'same-days' });
    const viewer = employeeViewer('same-days');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        ask(side(index), viewer, { kind: 'UNPAID', from: '2026-06-01', to: '2026-06-05' }),
      ),
    );
    expect(codes(answers)).toEqual([...repeat(11, 'CONFLICT'), 'OK']);
  });

  test('the balance is never exceeded by requests at the same time', async () => {
    const employee = await one.hire({ userId: 'greedy' });
    const viewer = employeeViewer('greedy');
    const mondays = Array.from({ length: 10 }, (_, week) =>
      new Date(Date.parse('2026-06-01') + week * 7 * 86_400_000).toISOString().slice(0, 10),
    );
    const answers = await Promise.all(
      mondays.map((monday, index) =>
        ask(side(index), viewer, {
          kind: 'ANNUAL',
          from: monday,
          to: new Date(Date.parse(monday) + 4 * 86_400_000).toISOString().slice(0, 10),
        }),
      ),
    );
    expect(codes(answers)).toEqual([...repeat(5, 'CONFLICT'), ...repeat(5, 'OK')]);
    const data = await other.run(
      hr,
      'query($id: ID!) { employee(id: $id) { leaveBalance(year: 2026) { pendingDays remainingDays } } }',
      { id: employee.id },
    );
    expect(data).toEqual({ employee: { leaveBalance: { pendingDays: 25, remainingDays: 0 } } });
  });

  test('a request is approved, rejected or cancelled once', async () => {
    const manager = await one.hire({ userId: 'one-decider' });
    await one.hire({ userId: 'decided', managerId: manager.id });
    const viewer = employeeViewer('decided');
    const leave = await one.requestLeave(viewer, {
      kind: 'ANNUAL',
      from: '2026-06-01',
      to: '2026-06-01',
    });
    const input = { leaveRequestId: leave.id };
    const answers = await Promise.all([
      ...['APPROVE', 'REJECT', 'APPROVE', 'REJECT'].map((decision, index) =>
        side(index).query(employeeViewer('one-decider'), decideLeaveMutation, {
          input: { ...input, decision, expectedVersion: 1 },
        }),
      ),
      other.query(hr, decideLeaveMutation, { input: { ...input, decision: 'REJECT' } }),
    ]);
    expect(codes(answers)).toEqual([...repeat(4, 'CONFLICT'), 'OK']);
    const cancels = await Promise.all(
      Array.from({ length: 4 }, (_, index) => side(index).query(hr, cancelLeaveMutation, { input })),
    );
    const after = await one.run(hr, 'query($id: ID!) { leaveRequest(id: $id) { status version } }', {
      id: leave.id,
    });
    // An approved request can be cancelled once more, a rejected one cannot.
    const wasCancelled = codes(cancels).includes('OK');
    expect(codes(cancels).filter((code) => code === 'OK')).toHaveLength(wasCancelled ? 1 : 0);
    expect(after).toEqual({
      leaveRequest: wasCancelled ? { status: 'CANCELLED', version: 3 } : { status: 'REJECTED', version: 2 },
    });
  });

  test('two moves that together close a circle do not both succeed', async () => {
    for (let round = 0; round < 5; round += 1) {
      const a = await one.hire();
      const b = await one.hire();
      const c = await one.hire();
      const moves = [
        { employeeId: a.id, managerId: b.id },
        { employeeId: b.id, managerId: c.id },
        { employeeId: c.id, managerId: a.id },
      ];
      const answers = await Promise.all(
        moves.map((input, index) => side(index).query(hr, transferMutation, { input })),
      );
      expect(codes(answers)).toEqual(['CONFLICT', 'OK', 'OK']);
    }
  });

  test('numbers are unique and without gaps, one user becomes one employee', async () => {
    const departmentId = await one.createDepartment('Crowd');
    const input = { lastName: 'Crowd', position: 'Clerk', departmentId, hiredOn: '2026-01-01' };
    const before = await one.hire();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        side(index).query(hr, hireMutation, { input: { ...input, firstName: `P${index}` } }),
      ),
    );
    const numbers = answers.map((answer) =>
      Number(dataOf<HireAnswer>(answer).hireEmployee.employee.number.slice(2)),
    );
    const first = Number(before.number.slice(2)) + 1;
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, index) => first + index));

    const twins = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        side(index).query(hr, hireMutation, { input: { ...input, firstName: 'Twin', userId: 'twin-user' } }),
      ),
    );
    expect(codes(twins)).toEqual([...repeat(5, 'BAD_USER_INPUT'), 'OK']);
  });

  test('leave asked for while the employment ends does not survive it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const userId = `ending-${round}`;
      const employee = await one.hire({ userId });
      const viewer = employeeViewer(userId);
      const [asked, ended] = await Promise.all([
        ask(one, viewer, { kind: 'ANNUAL', from: '2026-06-01', to: '2026-06-01' }),
        other.query(hr, terminateMutation, { input: { employeeId: employee.id } }),
      ]);
      expect(ended.errors).toEqual([]);
      if (asked.errors.length > 0) expect(['CONFLICT', 'BAD_USER_INPUT']).toContain(codeOf(asked));
      const data = await one.run(hr, 'query($id: ID!) { employee(id: $id) { leaveRequests { status } } }', {
        id: employee.id,
      });
      const { leaveRequests } = data['employee'] as { leaveRequests: Array<{ status: string }> };
      expect(leaveRequests.every((request) => request.status === 'CANCELLED')).toBe(true);
    }
  });

  test('of changes of one version at the same time one wins, the others are refused', async () => {
    const { id } = await one.hire();
    const update =
      'mutation($input: UpdateEmployeeInput!) { updateEmployee(input: $input) { employee { version } } }';
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        side(index).query(hr, update, {
          input: { employeeId: id, position: `Position ${index}`, expectedVersion: 1 },
        }),
      ),
    );
    expect(codes(answers)).toEqual([...repeat(5, 'CONFLICT'), 'OK']);
  });
});
