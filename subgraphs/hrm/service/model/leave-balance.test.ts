import { expect, test } from '@jest/globals';
import { type BalanceFacts, leaveBalance, leaveBalances } from './leave-balance.ts';
import type { LeaveRequest } from './leave-request.ts';

const now = new Date('2026-05-13T10:00:00Z');

function request(change: Partial<LeaveRequest>): LeaveRequest {
  return {
    id: 'leave-1',
    organizationId: 'acme-org',
    employeeId: 'employee-1',
    kind: 'ANNUAL',
    status: 'APPROVED',
    firstDay: '2026-06-01',
    lastDay: '2026-06-05',
    days: 5,
    reason: undefined,
    requestedByUserId: 'user-1',
    decidedByUserId: undefined,
    decidedAt: undefined,
    decisionComment: undefined,
    createdAt: now,
    updatedAt: now,
    version: 1,
    ...change,
  };
}

function facts(change: Partial<BalanceFacts> = {}): BalanceFacts {
  return {
    employee: { id: 'employee-1', hiredOn: '2020-03-01' },
    year: 2026,
    requests: [],
    entitlements: [],
    annualLeaveDays: 25,
    ...change,
  };
}

test('approved and pending days are taken from the entitlement, other states and people are not', () => {
  const requests = [
    request({}),
    request({ id: 'leave-2', status: 'PENDING', firstDay: '2026-07-06', lastDay: '2026-07-07' }),
    request({ id: 'leave-3', status: 'REJECTED' }),
    request({ id: 'leave-4', status: 'CANCELLED' }),
    request({ id: 'leave-5', employeeId: 'employee-2' }),
    request({ id: 'leave-6', kind: 'SICK' }),
  ];
  expect(leaveBalance(facts({ requests }), 'ANNUAL')).toEqual({
    employeeId: 'employee-1',
    kind: 'ANNUAL',
    year: 2026,
    entitledDays: 25,
    usedDays: 5,
    pendingDays: 2,
    remainingDays: 18,
  });
});

test('a leave over New Year takes from each year the days within it', () => {
  const requests = [request({ firstDay: '2025-12-30', lastDay: '2026-01-02' })];
  expect(leaveBalance(facts({ requests }), 'ANNUAL').usedDays).toBe(2);
  expect(leaveBalance(facts({ requests, year: 2025 }), 'ANNUAL').usedDays).toBe(2);
});

test.each([
  ['2026-01-31', 25],
  ['2026-04-15', 19],
  ['2026-12-01', 3],
  ['2025-12-01', 25],
  ['2027-01-01', 0],
])('hired on %s, one has %d days in 2026', (hiredOn, days) => {
  const { entitledDays } = leaveBalance(facts({ employee: { id: 'employee-1', hiredOn } }), 'ANNUAL');
  expect(entitledDays).toBe(days);
});

test.each([
  ['2026-03-31', 7],
  ['2026-04-01', 9],
  ['2026-12-31', 25],
  ['2027-01-31', 25],
  ['2025-12-31', 0],
])('leaving on %s, one has %d days in 2026', (lastDay, days) => {
  const person = { id: 'employee-1', hiredOn: '2020-03-01' };
  for (const employee of [
    { ...person, leavesOn: lastDay },
    { ...person, terminatedOn: lastDay },
  ])
    expect(leaveBalance(facts({ employee }), 'ANNUAL').entitledDays).toBe(days);
});

test('hired and gone within a year, one has a twelfth for each month between', () => {
  const employee = { id: 'employee-1', hiredOn: '2026-04-15', leavesOn: '2026-06-01' };
  expect(leaveBalance(facts({ employee }), 'ANNUAL').entitledDays).toBe(7);
});

test('an entitlement replaces the default of its kind and year alone', () => {
  const entitlements = [
    { organizationId: 'acme-org', employeeId: 'employee-1', kind: 'ANNUAL', year: 2026, days: 30 },
    { organizationId: 'acme-org', employeeId: 'employee-1', kind: 'PARENTAL', year: 2026, days: 60 },
    { organizationId: 'acme-org', employeeId: 'employee-2', kind: 'UNPAID', year: 2026, days: 1 },
  ] as const;
  const byKind = (year: number) =>
    leaveBalances(facts({ entitlements, year })).map((balance) => [balance.kind, balance.remainingDays]);
  expect(byKind(2026)).toEqual([
    ['ANNUAL', 30],
    ['SICK', undefined],
    ['PARENTAL', 60],
    ['UNPAID', undefined],
  ]);
  expect(byKind(2027)).toEqual([
    ['ANNUAL', 25],
    ['SICK', undefined],
    ['PARENTAL', undefined],
    ['UNPAID', undefined],
  ]);
});

test('what remains is never shown below zero', () => {
  const requests = [request({ firstDay: '2026-06-01', lastDay: '2026-07-31' })];
  expect(leaveBalance(facts({ requests, annualLeaveDays: 20 }), 'ANNUAL').remainingDays).toBe(0);
});
