import { expect, test } from '@jest/globals';
import { hashToken, newOpaqueToken, openWith, sealWith } from './opaque-token.ts';

test('a sealed text opens only with the secret it was sealed with', () => {
  const sealed = sealWith('secret', 'text');
  expect(sealed).not.toContain('text');
  expect(sealWith('secret', 'text')).not.toBe(sealed);
  expect(openWith('secret', sealed)).toBe('text');
  expect(() => openWith('another', sealed)).toThrow();
});

test('a sealed text that was changed does not open', () => {
  const bytes = Buffer.from(sealWith('secret', 'text'), 'base64url');
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  expect(() => openWith('secret', bytes.toString('base64url'))).toThrow();
});

test('tokens hold 256 bits and are stored as their hash', () => {
  const token = newOpaqueToken('rt');
  expect(token).toMatch(/^rt_[\w-]{43}$/);
  expect(newOpaqueToken('rt')).not.toBe(token);
  expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
});
