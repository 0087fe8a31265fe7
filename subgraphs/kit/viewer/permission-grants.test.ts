import { expect, test } from '@jest/globals';
import { gatherPermissions } from './permission-grants.ts';

const crm = {
  name: 'crm',
  permissionGrants: {
    'crm:lead:read': { description: 'Read leads.', roles: ['sales_rep', 'accountant'] },
    'crm:lead:assign': { description: 'Assign leads.', roles: ['sales_rep'] },
  },
};

test('a role gets what every domain gives it', () => {
  const hrm = {
    name: 'hrm',
    permissionGrants: { 'hrm:leave:read': { description: 'Read leave.', roles: ['accountant'] } },
  };
  expect(gatherPermissions([crm, hrm])).toEqual(
    new Map([
      ['sales_rep', ['crm:lead:read', 'crm:lead:assign']],
      ['accountant', ['crm:lead:read', 'hrm:leave:read']],
    ]),
  );
});

test('a domain cannot give away a permission of another', () => {
  expect(() => gatherPermissions([{ ...crm, name: 'hrm' }])).toThrow(
    'hrm declares the permission crm:lead:read, which is not its own.',
  );
});
