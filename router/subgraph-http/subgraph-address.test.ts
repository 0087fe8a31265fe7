import { expect, test } from '@jest/globals';
import { readSubgraphAddress, type SubgraphAddress, SubgraphAddressError } from './subgraph-address.ts';

test.each<[string, SubgraphAddress]>([
  [
    'http://crm:4102/graphql',
    { scheme: 'http', origin: 'http://crm:4102', path: '/graphql', socketPath: undefined },
  ],
  [
    'https://crm/graphql?part=1#there',
    { scheme: 'https', origin: 'https://crm', path: '/graphql?part=1', socketPath: undefined },
  ],
  ['HTTPS://CRM:443', { scheme: 'https', origin: 'https://crm', path: '/', socketPath: undefined }],
  ['http://[::1]:80/a b', { scheme: 'http', origin: 'http://[::1]', path: '/a%20b', socketPath: undefined }],
  [
    'unix:/run/crm.sock:/graphql?part=1',
    { scheme: 'unix', origin: 'http://localhost', path: '/graphql?part=1', socketPath: '/run/crm.sock' },
  ],
  [
    'unix:/run/crm.sock',
    { scheme: 'unix', origin: 'http://localhost', path: '/', socketPath: '/run/crm.sock' },
  ],
])('%s is read', (text, address) => {
  expect(readSubgraphAddress(text)).toEqual(address);
});

test.each([
  ['unix:/run/crm.sock:graphql', 'beginning with /'],
  ['unix:/run/crm.sock:', 'beginning with /'],
  ['unix:/run/crm.sock:/graphql:4102', 'beginning with /'],
  ['unix::/graphql', 'has no socket path'],
  ['unix:', 'has no socket path'],
  ['UNIX:/run/crm.sock:/graphql', 'unknown scheme "unix"'],
  ['ftp://crm/', 'unknown scheme "ftp"'],
  ['file:///etc/passwd', 'unknown scheme "file"'],
  ['javascript:1', 'unknown scheme "javascript"'],
  ['http://user:secret@crm/', 'must not hold credentials'],
  ['https://user@crm/', 'must not hold credentials'],
  ['crm:4102', 'unknown scheme "crm"'],
  ['/graphql', 'is not valid'],
  ['http://', 'is not valid'],
  ['', 'is not valid'],
])('%j is refused', (text, reason) => {
  const read = () => readSubgraphAddress(text);
  expect(read).toThrow(SubgraphAddressError);
  expect(read).toThrow(reason);
});

test('what is refused repeats no credentials', () => {
  expect(() => readSubgraphAddress('http://user:secret@crm/')).not.toThrow(/secret/);
});
