import { expect, test } from '@jest/globals';
import { containedRoles, findRole, mayGrant, permissionsOf, roles } from './roles.ts';

const employee = [
  'auth:user:read',
  'hrm:employee:read',
  'hrm:department:read',
  'hrm:leave:request',
  'reservations:reservation:create',
  'payments:intent:create',
];
const sales = [
  ...employee,
  'crm:customer:read',
  'crm:customer:write',
  'crm:lead:read',
  'crm:lead:write',
  'crm:opportunity:read',
  'crm:opportunity:write',
  'crm:activity:read',
  'crm:activity:write',
  'reservations:reservation:read',
  'finance:invoice:read',
  'payments:intent:read',
];
const hrAssistant = [...employee, 'hrm:employee:write', 'hrm:leave:read'];
const accountant = [
  ...employee,
  'crm:customer:read',
  'finance:invoice:read',
  'finance:invoice:write',
  'finance:payment:record',
  'finance:account:read',
  'finance:journal:read',
  'finance:report:read',
  'payments:intent:read',
  'reservations:reservation:read',
];
const boxOffice = [
  ...employee,
  'reservations:event:read',
  'reservations:reservation:read',
  'reservations:reservation:write',
  'reservations:ticket:checkin',
  'crm:customer:read',
  'payments:intent:read',
];

test.each([
  ['customer', ['reservations:reservation:create', 'payments:intent:create']],
  ['employee', employee],
  ['sales_rep', sales],
  ['crm_manager', [...sales, 'crm:lead:assign']],
  ['hr_assistant', hrAssistant],
  ['hr_manager', [...hrAssistant, 'hrm:salary:read', 'hrm:department:write', 'hrm:leave:decide']],
  ['accountant', accountant],
  [
    'finance_manager',
    [
      ...accountant,
      'finance:invoice:issue',
      'finance:journal:post',
      'finance:account:write',
      'payments:refund:write',
      'payments:intent:write',
    ],
  ],
  ['box_office', boxOffice],
  ['events_manager', [...boxOffice, 'reservations:event:write']],
])('%s permits exactly what its work needs', (key, permissions) => {
  expect(permissionsOf([key])).toEqual([...permissions].sort());
});

test('an owner may do what an administrator may, which is everything', () => {
  const everything = new Set(roles.flatMap((role) => role.adds));
  expect(permissionsOf(['owner'])).toEqual([...everything].sort());
  expect(permissionsOf(['admin'])).toEqual(permissionsOf(['owner']));
});

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
