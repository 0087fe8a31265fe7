import { expect, test } from '@jest/globals';
import { createPermissionsOf } from './permissions-of-roles.ts';

const permissionsOf = createPermissionsOf(
  new Map([
    ['employee', ['hrm:leave:request', 'auth:user:read']],
    ['sales_rep', ['crm:lead:read', 'auth:user:read']],
  ]),
);

test('a role permits what it and the roles it contains are given, each once, sorted', () => {
  expect(permissionsOf(['crm_manager'])).toEqual(['auth:user:read', 'crm:lead:read', 'hrm:leave:request']);
  expect(permissionsOf(['employee', 'customer'])).toEqual(['auth:user:read', 'hrm:leave:request']);
});

test('a role that does not exist permits nothing', () => {
  expect(permissionsOf(['unknown'])).toEqual([]);
});

test('auth does not start when a permission is given to a role that does not exist', () => {
  expect(() => createPermissionsOf(new Map([['saleswoman', ['crm:lead:read']]]))).toThrow(
    'crm:lead:read is given to the role saleswoman, which does not exist.',
  );
});
