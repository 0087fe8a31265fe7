import { expect, test } from '@jest/globals';
import { checkSignature, replayWindowSeconds, signWebhook } from './webhook-signature.ts';

const secret = 'a webhook secret for tests only, 32 characters or more';
const body = Buffer.from('{"id":"evt_1"}');
const now = new Date('2026-03-01T12:00:00Z');
const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);

test('a signature is HMAC-SHA256 over time and body', () => {
  expect(signWebhook('key', 'The quick brown fox', new Date(0))).toBe(
    't=0,v1=10c3ae5bdd0fd5c9ad60a05ea4051bb529622def626c0d64295951b2039454ed',
  );
});

test.each([
  ['valid', at(0)],
  ['valid', at(-replayWindowSeconds)],
  ['valid', at(replayWindowSeconds)],
  ['outside-window', at(-replayWindowSeconds - 1)],
  ['outside-window', at(replayWindowSeconds + 1)],
])('it is %s when signed at %s', (verdict, signedAt) => {
  expect(checkSignature(secret, signWebhook(secret, body, signedAt), body, now)).toBe(verdict);
});

test('another secret, another body or another time make it wrong', () => {
  const signature = signWebhook(secret, body, now);
  expect(checkSignature('other', signature, body, now)).toBe('wrong');
  expect(checkSignature(secret, signature, Buffer.from('{}'), now)).toBe('wrong');
  expect(checkSignature(secret, signature.replace(/^t=\d+/, 't=1772366401'), body, now)).toBe('wrong');
});

test('one of several signatures is enough, so that the secret can be changed', () => {
  const [, right] = signWebhook(secret, body, now).split(',');
  const [time] = signWebhook(secret, body, now).split(',');
  expect(checkSignature(secret, `${time},v1=00ff,${right}`, body, now)).toBe('valid');
});

test.each([undefined, '', 't=1', 'v1=ab', 't=abc,v1=ab', 't=,v1='])('%s is malformed', (header) => {
  expect(checkSignature(secret, header, body, now)).toBe('malformed');
});

test.each(['t=1772366400,v1=', 't=1772366400,v1=zz', 't=1772366400,v1=ab'])('%s is wrong', (header) => {
  expect(checkSignature(secret, header, body, now)).toBe('wrong');
});
