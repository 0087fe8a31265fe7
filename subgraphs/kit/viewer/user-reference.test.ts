import { expect, test } from '@jest/globals';
import { assertReferable, type UserReference } from './user-reference.ts';

const reference: UserReference = { path: 'ownerId', userId: 'user-7', permission: 'crm:lead:read' };
const seller = { status: 'ACTIVE', permissions: ['crm:lead:read'] };

function codeOf(change: Partial<UserReference>, user: Parameters<typeof assertReferable>[1]): unknown {
  try {
    assertReferable({ ...reference, ...change }, user);
    return 'OK';
  } catch (error: unknown) {
    return error;
  }
}

test('an active member who may see the record is named', () => {
  expect(codeOf({}, seller)).toBe('OK');
});

test('a user of no or another organization is NOT_FOUND', () => {
  expect(codeOf({}, undefined)).toMatchObject({ code: 'NOT_FOUND', message: 'User user-7 was not found.' });
});

test.each([
  ['DISABLED', {}],
  ['INVITED', {}],
  ['UNSPECIFIED', {}],
  ['DISABLED', { mayBeInvited: true }],
])('a user who is %s is refused', (status, change) => {
  expect(codeOf(change, { ...seller, status })).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'ownerId' }],
  });
});

test('an invited user will do where the reference says so', () => {
  expect(codeOf({ mayBeInvited: true }, { ...seller, status: 'INVITED' })).toBe('OK');
});

test('a user who may not see the record is refused, unless being named is enough', () => {
  expect(codeOf({}, { ...seller, permissions: [] })).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'ownerId', message: 'This user lacks the permission crm:lead:read.' }],
  });
  const { permission: _permission, ...unguarded } = reference;
  expect(() => assertReferable(unguarded, { ...seller, permissions: [] })).not.toThrow();
});
