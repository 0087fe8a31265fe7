import { expect, test } from '@jest/globals';
import { chooseMembership } from './choose-membership.ts';
import type { Membership, UserStatus } from './user.ts';

function member(organizationId: string, status: UserStatus = 'ACTIVE'): Membership {
  return { organizationId, status, roles: ['employee'] };
}

test('the organization that was used last is preferred', () => {
  expect(chooseMembership([member('a'), member('b')], 'b')?.organizationId).toBe('b');
});

test('a user who was disabled there works in the oldest organization that is left', () => {
  expect(chooseMembership([member('a'), member('b', 'DISABLED')], 'b')?.organizationId).toBe('a');
});

test('when an organization is named, no other is chosen', () => {
  expect(chooseMembership([member('a'), member('b')], 'b', 'a')?.organizationId).toBe('a');
  expect(chooseMembership([member('a', 'INVITED'), member('b')], 'b', 'a')).toBeUndefined();
  expect(chooseMembership([member('b')], 'b', 'c')).toBeUndefined();
});
