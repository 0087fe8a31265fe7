import { expect, test } from '@jest/globals';
import { readManifest } from './read-manifest.ts';

test('the manifest of Apollo is a list of operations', () => {
  const manifest = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [{ id: 'abc', name: 'Me', type: 'query', body: 'query Me { me { id } }' }],
  };
  expect(readManifest(JSON.stringify(manifest))).toEqual([{ id: 'abc', text: 'query Me { me { id } }' }]);
});

test('the client preset and Relay write a map of texts', () => {
  expect(readManifest('{"abc":"{ me { id } }","__proto__":"{ you }"}')).toEqual([
    { id: 'abc', text: '{ me { id } }' },
    { id: '__proto__', text: '{ you }' },
  ]);
});

test.each([
  ['nonsense', 'is not valid JSON'],
  ['[]', 'is not a JSON object'],
  ['{"abc":1}', 'has no text for the document "abc"'],
  ['{"format":"other"}', 'has the unknown format "other"'],
  ['{"format":"apollo-persisted-query-manifest","version":2}', 'has the unknown version 2'],
  ['{"format":"apollo-persisted-query-manifest","version":1}', 'has no list of operations'],
  [
    '{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"body":"{ a }"}]}',
    'has no id for operation 1',
  ],
  [
    '{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"a"}]}',
    'has no text for the document "a"',
  ],
])('%s %s', (json, message) => {
  expect(() => readManifest(json)).toThrow(message);
});
