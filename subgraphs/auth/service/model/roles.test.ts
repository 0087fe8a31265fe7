import { expect, test } from '@jest/globals';
import { containedRoles, findRole, mayGrant, roles } from './roles.ts';

test('an administrator contains every role but owner and customer', () => {
  const rest = roles.map((role) => role.key).filter((key) => key !== 'owner' && key !== 'customer');
  expect([...containedRoles(['admin'])].sort()).toEqual(rest.sort());
});

test('every inherited role is in the catalog', () => {
  expect(roles.flatMap((role) => role.inherits).filter((key) => !findRole(key))).toEqual([]);
});

test('roles are given downwards only; customer by everybody', () => {
  expect(mayGrant(['owner'], 'owner')).toBe(true);
  expect(mayGrant(['admin'], 'owner')).toBe(false);
  expect(mayGrant(['hr_manager'], 'accountant')).toBe(false);
  expect(mayGrant(['hr_manager'], 'employee')).toBe(true);
  expect(mayGrant(['employee'], 'customer')).toBe(true);
  expect(mayGrant(['unknown'], 'unknown')).toBe(false);
});
