import { expect, test } from '@jest/globals';
import { isApartFromEmail, nameField, newPasswordField, optionalNameField } from './input-fields.ts';

test.each([
  'Anna-Lena',
  'St.Clair',
  'J.R.R. Tolkien',
  "O'Neill",
  'Łukasz',
  '山田 太郎',
  'علی‌رضا',
  'Acme, Inc.',
  'Dr. No',
  'Ada 👩‍💻',
  'Ada ❤️ 👍🏽',
])('%s is a name', (name) => {
  expect(nameField.safeParse(name).success).toBe(true);
});

test.each([
  ['a URL', 'https://evil.example/login'],
  ['a host', 'www.evil'],
  ['a domain', 'win a prize at evil.com'],
  ['a domain in capitals', 'EVIL.COM'],
  ['a domain with a path', 'evil.example/login'],
  ['an internationalised domain', 'пример.рф'],
  ['a domain with dots of another kind', 'evil\uff0ecom'],
  ['a domain with ideographic stops', 'evil\u3002com'],
  ['a domain with leaders', 'evil\u2024com'],
  ['a domain in wide letters', 'Ｅｖｉｌ．ｃｏｍ'],
  ['a URL with a wide colon', 'https：//evil'],
  ['a scheme', 'javascript:alert(1)'],
  ['a number of a host', 'see 192.0.2.7'],
  ['an email address', 'me@evil.example'],
  ['a zero-width space', 'An\u200bna'],
  ['a joiner between Latin letters', 'An\u200dna'],
  ['a soft hyphen', 'An\u00adna'],
  ['a byte order mark', 'An\ufeffna'],
  ['a Hangul filler', 'Anna\u3164Lena'],
  ['a variation selector', 'Anna\ufe0f'],
  ['a direction mark', 'Anna\u202e'],
  ['a tag character', 'Anna\u{e0041}'],
  ['a control character', 'An\u0007na'],
  ['markup', '<b>Anna</b>'],
])('a name takes no %s', (_, name) => {
  expect(nameField.safeParse(name).success).toBe(false);
  expect(optionalNameField.safeParse(name).success).toBe(false);
});

test.each([
  ['blanks', ' '.repeat(12)],
  ['what cannot be seen', '\u200b'.repeat(12)],
  ['one character', 'zzzzzzzzzzzz'],
  ['three characters', 'abcabcabcabc'],
])('%s make no password', (_what, password) => {
  expect(newPasswordField.safeParse(password).success).toBe(false);
});

test.each(['Password123', '12345678', 'qwertyuiop'])('%s is too common for a password', (password) => {
  expect(newPasswordField.safeParse(password).success).toBe(false);
});

test.each([
  ['maria@example.org', false],
  ['my MARIA@Example.org!', false],
  ['Maria', false],
  ['maria likes long passwords', true],
])('beside maria@example.org, %s is a password: %s', (password, isGood) => {
  expect(isApartFromEmail(password, 'maria@example.org')).toBe(isGood);
});
