import { expect, test } from '@jest/globals';
import { isCommonPassword } from './common-passwords.ts';

test.each(['password', 'Password123', 'QWERTYUIOP', ' 12345678 ', 'trustno1', 'iloveyou'])(
  '%s is a common password',
  (password) => {
    expect(isCommonPassword(password)).toBe(true);
  },
);

test.each(['correct-horse-battery-staple', 'a good password', ''])('%s is not', (password) => {
  expect(isCommonPassword(password)).toBe(false);
});
