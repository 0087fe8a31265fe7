import { expect, test } from '@jest/globals';
import { createClientAddress } from './client-address.ts';

const behindProxies = createClientAddress(['10.0.0.0/8', '192.0.2.1', 'fd00::/8']);

test.each([
  ['a client without a proxy', '203.0.113.5', undefined, '203.0.113.5'],
  ['a client that claims an address', '203.0.113.5', '198.51.100.1', '203.0.113.5'],
  ['a client behind one proxy', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
  [
    'a client behind two proxies that claims an address',
    '10.1.2.3',
    '1.1.1.1, 198.51.100.1, 192.0.2.1',
    '198.51.100.1',
  ],
  ['a proxy that names no address', '10.1.2.3', 'unknown', '10.1.2.3'],
  ['proxies alone', '10.1.2.3', '10.9.9.9, 10.8.8.8', '10.9.9.9'],
  ['a dual-stack peer', '::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['IPv6', 'fd00::1', '2001:db8::7', '2001:db8::7'],
])('%s', (_name, peer, forwardedFor, expected) => {
  expect(behindProxies(peer, forwardedFor)).toBe(expected);
});

test('an invalid address range stops the start', () => {
  expect(() => createClientAddress(['proxy.example'])).toThrow('server.trustedProxies');
});
