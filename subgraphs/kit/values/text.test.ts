import { expect, test } from '@jest/globals';
import {
  acceptText,
  emailSchema,
  foldEmail,
  foldText,
  isSameText,
  optionalText,
  requiredText,
} from './text.ts';

const line = { maxLength: 5 };

test('a text comes in trimmed and in one Unicode form', () => {
  expect(acceptText('  Zoe\u0308 ', line)).toEqual({ kind: 'accepted', text: 'Zo\u00eb' });
  expect(acceptText('', line)).toEqual({ kind: 'accepted', text: '' });
});

test('the length is that of the text that is kept', () => {
  expect(acceptText('  12345  ', line).kind).toBe('accepted');
  expect(acceptText('123456', line)).toEqual({ kind: 'refused', message: 'At most 5 characters.' });
});

test('what counts is characters: neither bytes nor the halves of an emoji', () => {
  expect(acceptText('👩👩👩👩👩', line).kind).toBe('accepted');
  expect(acceptText('ﷺﷺﷺﷺﷺ', line).kind).toBe('accepted');
  expect(acceptText('👩👩👩👩👩👩', line)).toEqual({ kind: 'refused', message: 'At most 5 characters.' });
});

test.each([
  ['a NUL', 'a\u0000b'],
  ['an escape', 'a\u001bb'],
  ['a line break', 'a\nb'],
  ['a direction override', 'a\u202eb'],
  ['half a surrogate pair', 'a\ud800'],
  ['a code point that is not a character', 'a\ufffe'],
])('a line with %s is refused', (_what, text) => {
  expect(acceptText(text, line)).toEqual({ kind: 'refused', message: 'A text without control characters.' });
});

test('a text of several lines keeps its breaks and tabs, and nothing else of the kind', () => {
  const lines = { maxLength: 20, isMultiline: true };
  expect(acceptText('a\r\n\tb', lines)).toEqual({ kind: 'accepted', text: 'a\r\n\tb' });
  expect(acceptText('a\u0007b', lines).kind).toBe('refused');
});

test('an emoji with joiners and a name in any script are text', () => {
  expect(acceptText('👩‍👩‍👧 Åsa Ольга 王', { maxLength: 40 }).kind).toBe('accepted');
});

test('a required text is there after trimming', () => {
  const schema = requiredText({ subject: 'A name', maxLength: 5 });
  const messageOf = (input: unknown) => schema.safeParse(input).error?.issues.map((issue) => issue.message);
  expect(messageOf(undefined)).toEqual(['A name is required.']);
  expect(messageOf('   ')).toEqual(['A name is required.']);
  expect(messageOf('123456')).toEqual(['A name has at most 5 characters.']);
  expect(schema.parse(' Ann ')).toBe('Ann');
});

test('an optional text that is empty counts as left out', () => {
  const schema = optionalText(line);
  expect([schema.parse(undefined), schema.parse('  '), schema.parse(' a ')]).toEqual([
    undefined,
    undefined,
    'a',
  ]);
});

test('texts are compared without case and Unicode form', () => {
  expect(isSameText('ÅSA@Example.org ', 'a\u030asa@example.org')).toBe(true);
  expect(isSameText('ﬁle', 'FILE')).toBe(true);
  expect(isSameText('Zoe', 'Zoë')).toBe(false);
  expect(foldText(foldText('İSTANBUL'))).toBe(foldText('İSTANBUL'));
});

test('an email address keeps its case and loses the spaces around it', () => {
  expect(emailSchema.parse(' Ann@Example.org ')).toBe('Ann@Example.org');
  expect(emailSchema.safeParse(`${'a'.repeat(250)}@example.org`).success).toBe(false);
  expect(emailSchema.safeParse(`${'a'.repeat(65)}@example.org`).success).toBe(false);
  expect(emailSchema.safeParse(`${'a'.repeat(64)}@example.org`).success).toBe(true);
});

test.each([
  ['Ärzte', 'A\u0308RZTE'],
  ['Straße', 'STRASSE'],
  ['STRAẞE', 'strasse'],
  ['İstanbul', 'istanbul'],
  ['ISPARTA', 'ısparta'],
  ['ΣΊΣΥΦΟΣ', 'σίσυφος'],
  ['Ann  Arbor ', 'ann\u00a0arbor'],
  ['An\u200bna\ufeff', 'anna'],
  ['１２', '12'],
])('%s and %s are the same text', (a, b) => {
  expect(foldText(a)).toBe(foldText(b));
  expect(foldText(foldText(a))).toBe(foldText(a));
});

test('a text begins and ends with what can be seen; one in which nothing can be seen is empty', () => {
  expect(acceptText('\u200b Anna \u2060\ufeff', { maxLength: 10 })).toEqual({
    kind: 'accepted',
    text: 'Anna',
  });
  expect(acceptText('❤️', { maxLength: 10 })).toEqual({ kind: 'accepted', text: '❤️' });
  const schema = requiredText({ subject: 'A name', maxLength: 10 });
  for (const nothing of ['\u200b', '\u3164', '\u2800 \u2800', '\u00ad', '\ufe0f\u200d', '\u0301', '\u061c'])
    expect(schema.safeParse(nothing).success).toBe(false);
});

test('an email address keeps its letters when its case is folded', () => {
  expect(foldEmail(' ＡnnStraße@Example.org')).toBe('annstraße@example.org');
});
