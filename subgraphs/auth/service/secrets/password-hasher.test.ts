import { expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { createPasswordHasher } from './password-hasher.ts';

const hasher = createPasswordHasher();

test('a hash is argon2id with the parameters of OWASP and verifies its password alone', async () => {
  const stored = await hasher.hash('pässword');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hasher.verify(stored, 'pässword')).toBe(true);
  expect(await hasher.verify(stored, 'password')).toBe(false);
  expect(hasher.needsRehash(stored)).toBe(false);
});

test('a password is the same however the keyboard composes its accents, and so is one that was hashed as it came', async () => {
  const decomposed = 'pässword'.normalize('NFD');
  expect(await hasher.verify(await hasher.hash('pässword'), decomposed)).toBe(true);
  expect(await hasher.verify(await hasher.hash(decomposed), 'pässword')).toBe(true);
  expect(await hasher.verify(await hash(decomposed), decomposed)).toBe(true);
});

test('without a hash no password is right, not even the one of the dummy', async () => {
  expect(await hasher.verify(undefined, 'no user has this password')).toBe(false);
});

test('a hash with other parameters is to be renewed', async () => {
  expect(hasher.needsRehash(await hash('x', { memoryCost: 8_192, timeCost: 2, parallelism: 1 }))).toBe(true);
});

test('work beyond the length of the queue is refused', async () => {
  // The line is what counts here: a cheap hash keeps two hundred of them from costing seconds.
  const stored = await hash('password', { memoryCost: 1_024, timeCost: 1, parallelism: 1 });
  const settled = await Promise.allSettled(Array.from({ length: 230 }, () => hasher.verify(stored, 'wrong')));
  const refused = settled.filter((result) => result.status === 'rejected');
  // Two at work, two hundred in line.
  expect(refused).toHaveLength(230 - 202);
  expect(refused[0]).toMatchObject({ reason: { code: 'UNAVAILABLE' } });
  expect(await hasher.verify(stored, 'password')).toBe(true);
});
