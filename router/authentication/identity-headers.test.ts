import { expect, test } from '@jest/globals';
import { createHeaderFilter } from './identity-headers.ts';

const filter = createHeaderFilter(['x-partner-id', 'x-internal-*']);

test.each([
  'x-viewer-token',
  'x_viewer_token',
  'x-user-id',
  'x_user_id',
  'x-user',
  'x-org-id',
  'x-tenant',
  'x-roles',
  'x-permissions',
  'x-client-ip',
  'x-client_user-agent',
  'x-partner-id',
  'x_partner_id',
  'x-internal-anything',
  'connection',
  'transfer-encoding',
  'host',
  'content-length',
  'proxy-authorization',
])('%s never passes', (name) => {
  expect(filter({ [name]: 'x' })).toEqual({});
});

test.each(['authorization', 'accept-language', 'x-shop', 'cookie', 'x-usable'])('%s passes', (name) => {
  expect(filter({ [name]: 'x' })).toEqual({ [name]: 'x' });
});

test('headers that Connection names are dropped with it', () => {
  expect(filter({ connection: 'close, X-Shop', 'x-shop': 'x', 'x-other': 'y' })).toEqual({ 'x-other': 'y' });
});

test('a header named __proto__ is plain data that is left out', () => {
  const headers = JSON.parse('{"__proto__":"x","x-shop":"y"}') as Record<string, string>;
  const kept = filter(headers);
  expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  expect(kept).toEqual({ 'x-shop': 'y' });
});
