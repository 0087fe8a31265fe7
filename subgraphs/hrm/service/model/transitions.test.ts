import { expect, test } from '@jest/globals';
import { canTransition } from '../../../kit/values/transitions.ts';
import { employeeTransitions } from './employee.ts';
import { type LeaveStatus, leaveTransitions } from './leave-request.ts';

test('a leave request is decided once and can be cancelled until it is rejected', () => {
  const states: readonly LeaveStatus[] = ['PENDING', 'APPROVED', 'REJECTED', 'CANCELLED'];
  const legal = states.flatMap((from) =>
    states.filter((to) => canTransition(leaveTransitions, from, to)).map((to) => `${from} → ${to}`),
  );
  expect(legal).toEqual([
    'PENDING → APPROVED',
    'PENDING → REJECTED',
    'PENDING → CANCELLED',
    'APPROVED → CANCELLED',
  ]);
});

test('an employment ends once, from work or from leave', () => {
  expect(canTransition(employeeTransitions, 'ACTIVE', 'TERMINATED')).toBe(true);
  expect(canTransition(employeeTransitions, 'ON_LEAVE', 'TERMINATED')).toBe(true);
  expect(canTransition(employeeTransitions, 'UPCOMING', 'TERMINATED')).toBe(true);
  expect(employeeTransitions.TERMINATED).toEqual([]);
});
