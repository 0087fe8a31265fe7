import { expect, test } from '@jest/globals';
import { generateSync } from 'otplib';
import { hashRecoveryCode, newRecoveryCodes } from './second-factor.ts';
import { newTotpSecret, totpStepOf } from './totp.ts';

const now = new Date('2026-03-01T12:00:10Z');
const step = Math.floor(now.getTime() / 30_000);

function codeAt(secret: string, at: Date): string {
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1_000) });
}

test.each([
  ['this step', 0, step],
  ['the last step', -30_000, step - 1],
  ['the next step', 30_000, step + 1],
  ['the step before the last', -60_000, undefined],
  ['two steps ahead', 60_000, undefined],
])('a code of %s', (_name, offsetMs, expected) => {
  const secret = newTotpSecret();
  expect(totpStepOf(secret, codeAt(secret, new Date(now.getTime() + offsetMs)), now)).toBe(expected);
});

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('"%s" is not a valid code', (code) => {
  expect(totpStepOf(newTotpSecret(), code, now)).toBeUndefined();
});

test('the codes of RFC 6238 are accepted', () => {
  // Secret "12345678901234567890" in Base32; the RFC's eight digits, shortened to six.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(totpStepOf(secret, '287082', new Date(59_000))).toBe(1);
  expect(totpStepOf(secret, '005924', new Date(1_234_567_890_000))).toBe(41152263);
});

test('recovery codes are ten, distinct, and typed in any way', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/);
  expect(hashRecoveryCode('ABCD efgh-2345 6789')).toBe(hashRecoveryCode('abcd-efgh-2345-6789'));
});
