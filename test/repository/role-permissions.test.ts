import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { createPermissionsOf } from '../../subgraphs/auth/service/model/permissions-of-roles.ts';
import { findRole } from '../../subgraphs/auth/service/model/roles.ts';
import { gatherPermissions } from '../../subgraphs/kit/viewer/permission-grants.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';
import { isTest } from './import-graph.ts';

/**
 * What the domains together let each role do. The table is about the domains that it names; what a later one gives to
 * whom is said in its `test/role-expectations.ts`, and asked of every role by `test/story/role-matrix`.
 */
const root = path.join(import.meta.dirname, '../..');
const permissionsByRole = gatherPermissions(domainRegistry);
const permissionsOf = createPermissionsOf(permissionsByRole);
const declared = domainRegistry.flatMap(({ permissionGrants }) => Object.keys(permissionGrants));

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
  'payments:attention:read',
  'payments:attention:write',
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

const table: ReadonlyArray<readonly [role: string, permissions: readonly string[]]> = [
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
      'finance:credit:issue',
      'finance:invoice:writeoff',
      'finance:journal:post',
      'finance:account:write',
      'payments:refund:write',
      'payments:intent:write',
    ],
  ],
  ['box_office', boxOffice],
  ['events_manager', [...boxOffice, 'reservations:event:write']],
];
const domainOf = (permission: string): string => permission.split(':')[0] ?? '';
const tabled = new Set(table.flatMap(([, permissions]) => permissions.map(domainOf)));

test.each(table)('%s is permitted exactly what its work needs', (key, permissions) => {
  const permitted = permissionsOf([key]).filter((permission) => tabled.has(domainOf(permission)));
  expect(permitted).toEqual([...permissions].sort());
});

test('an owner may do what an administrator may, which is everything', () => {
  expect(permissionsOf(['owner'])).toEqual(declared.toSorted());
  expect(permissionsOf(['admin'])).toEqual(permissionsOf(['owner']));
});

test('permissions are given to roles that exist, and every permission to at least one role', () => {
  expect([...permissionsByRole.keys()].filter((role) => !findRole(role))).toEqual([]);
  const grants = domainRegistry.flatMap(({ permissionGrants }) => Object.entries(permissionGrants));
  expect(grants.filter(([, { roles }]) => roles.length === 0)).toEqual([]);
});

test('a permission is described, and its name says domain, subject and verb', () => {
  for (const { name, permissionGrants } of domainRegistry) {
    for (const [permission, { description }] of Object.entries(permissionGrants)) {
      expect(permission).toMatch(new RegExp(`^${name}:[a-z]+:[a-z]+$`));
      expect(description).toMatch(/^[A-Z].*\.$/);
    }
  }
});

test('every permission that a domain asks for is declared by its owner, and every declared one is asked for', () => {
  const domains = domainRegistry.map(({ name }) => name).join('|');
  const literal = new RegExp(`'((?:${domains}):[a-z]+:[a-z]+)'`, 'g');
  const used = globSync(`subgraphs/{${domains.replaceAll('|', ',')}}/**/*.ts`, { cwd: root })
    .filter((file) => !isTest(file) && !file.endsWith('/permission-grants.ts'))
    .flatMap((file) => [...readFileSync(path.join(root, file), 'utf8').matchAll(literal)])
    .map(([, permission = '']) => permission);
  expect([...new Set(used)].toSorted()).toEqual(declared.toSorted());
});
