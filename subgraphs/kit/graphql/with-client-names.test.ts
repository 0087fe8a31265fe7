import { expect, test } from '@jest/globals';
import { DomainError, invalidInput } from '../errors/domain-error.ts';
import { withClientNames } from './with-client-names.ts';

const names = { statuses: 'status' };

test('fields are named as the client names them, at their first place only', async () => {
  const refusal = invalidInput(
    { path: 'statuses', message: 'Too many.' },
    { path: 'statuses.1', message: 'Unknown.' },
    { path: 'lines.0.statuses', message: 'Another.' },
  );
  await expect(withClientNames(names, Promise.reject(refusal))).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: refusal.message,
    fields: [{ path: 'status' }, { path: 'status.1' }, { path: 'lines.0.statuses' }],
  });
});

test('answers and all other errors are as they were', async () => {
  expect(await withClientNames(names, Promise.resolve('answer'))).toBe('answer');
  for (const error of [new Error('a bug'), new DomainError('NOT_FOUND', 'Nothing.')])
    await expect(withClientNames(names, Promise.reject(error))).rejects.toBe(error);
});
