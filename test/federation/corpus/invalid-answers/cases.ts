import type { CorpusCase } from '../corpus-format.ts';

/** `item` is answered with the JSON text `value`; the error is at `path` in field `field`. */
function whenItemIs(
  value: string,
  selection: string,
  data: CorpusCase['data'],
  field?: string,
  ...path: ReadonlyArray<string | number>
): Pick<CorpusCase, 'operation' | 'answers' | 'data' | 'errors'> {
  const message = `A subgraph returned an invalid value for field ${field}.`;
  return {
    operation: `{ item ${selection} }`,
    answers: { a: [{ body: `{"data":{"item":${value}}}` }] },
    data,
    errors:
      field === undefined ? [] : [{ message, path: ['item', ...path], code: 'SUBGRAPH_INVALID_RESPONSE' }],
  };
}

/** Subgraph `a` answers this; `b` answers as ever. */
function whenAnswerIs(
  answer: { readonly status?: number; readonly contentType?: string; readonly body: unknown },
  code = 'SUBGRAPH_INVALID_RESPONSE',
): Pick<CorpusCase, 'operation' | 'answers' | 'data' | 'errors'> {
  const message =
    code === 'UNAVAILABLE' ? 'Subgraph a is failing.' : 'Subgraph a did not answer with a GraphQL response.';
  return {
    operation: '{ other more }',
    answers: { a: [answer] },
    data: { other: null, more: 'more' },
    errors: [{ message, path: ['other'], code }],
  };
}

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a string for an Int! takes the object',
    ...whenItemIs('{"id":"1","count":"12"}', '{ id count }', { item: null }, 'Item.count', 'count'),
  },
  {
    name: 'an Int out of range',
    ...whenItemIs('{"count":2147483648}', '{ count }', { item: null }, 'Item.count', 'count'),
  },
  {
    name: 'a fraction for an Int',
    ...whenItemIs('{"count":1.5}', '{ count }', { item: null }, 'Item.count', 'count'),
  },
  {
    name: 'a string for a Float',
    ...whenItemIs('{"ratio":"1"}', '{ ratio }', { item: { ratio: null } }, 'Item.ratio', 'ratio'),
  },
  {
    name: 'an integer for a Float is one',
    ...whenItemIs('{"ratio":1}', '{ ratio }', { item: { ratio: 1 } }),
  },
  { name: 'a number for an ID', ...whenItemIs('{"id":5}', '{ id }', { item: { id: '5' } }) },
  {
    name: 'an unknown enum value',
    ...whenItemIs('{"kind":"HUGE"}', '{ kind }', { item: { kind: null } }, 'Item.kind', 'kind'),
  },
  {
    name: 'an enum value every object inherits',
    ...whenItemIs('{"kind":"toString"}', '{ kind }', { item: { kind: null } }, 'Item.kind', 'kind'),
  },
  {
    name: 'a string for a list',
    ...whenItemIs('{"tags":"x"}', '{ tags }', { item: { tags: null } }, 'Item.tags', 'tags'),
  },
  {
    name: 'an object for a string',
    ...whenItemIs('{"name":{"x":1}}', '{ name }', { item: { name: null } }, 'Item.name', 'name'),
  },
  {
    name: 'a string for a Boolean',
    ...whenItemIs('{"isOpen":"true"}', '{ isOpen }', { item: { isOpen: null } }, 'Item.isOpen', 'isOpen'),
  },
  {
    name: 'a wrong item of a list of items that may not be null',
    ...whenItemIs('{"tags":["a",7]}', '{ tags }', { item: { tags: null } }, 'Item.tags', 'tags', 1),
  },
  { name: 'a list for an object', ...whenItemIs('[{"id":"1"}]', '{ id }', { item: null }, 'Query.item') },
  { name: 'a number for an object', ...whenItemIs('5', '{ inner { id } }', { item: null }, 'Query.item') },
  {
    name: 'a list as key of an entity',
    ...whenItemIs('{"id":["1"],"name":"n"}', '{ name label }', { item: { name: 'n', label: null } }),
  },
  {
    name: 'an HTML page with status 502',
    ...whenAnswerIs(
      { status: 502, contentType: 'text/html', body: '<html>bad gateway</html>' },
      'UNAVAILABLE',
    ),
  },
  {
    name: 'an HTML page with status 200',
    ...whenAnswerIs({ contentType: 'text/html', body: '<html></html>' }),
  },
  {
    name: 'GraphQL under another content type',
    ...whenAnswerIs({ contentType: 'text/html', body: '{"data":{"other":1}}' }),
  },
  { name: 'a truncated body', ...whenAnswerIs({ body: '{"data":{"other":1' }) },
  { name: 'no body', ...whenAnswerIs({ status: 204, body: '' }) },
  { name: 'JSON that is not an object', ...whenAnswerIs({ body: '[]' }) },
  { name: 'neither data nor errors', ...whenAnswerIs({ body: '{}' }) },
  { name: 'data that is a list', ...whenAnswerIs({ body: '{"data":[{"other":1}]}' }) },
  {
    name: 'errors that are not a list',
    ...whenAnswerIs({ body: '{"data":{"other":1},"errors":{"message":"x"}}' }),
  },
  { name: 'nesting without end', ...whenAnswerIs({ body: '['.repeat(50_000) }) },
  {
    name: 'a GraphQL answer counts whatever the status is',
    operation: '{ other more }',
    answers: {
      a: [{ status: 500, body: { data: { other: 4 }, errors: [{ message: 'partly', path: ['item'] }] } }],
    },
    data: { other: 4, more: 'more' },
    errors: [{ message: 'partly' }],
  },
  {
    name: 'errors without data',
    operation: '{ other more }',
    answers: { a: [{ body: { errors: [{ message: 'refused', extensions: { code: 'FORBIDDEN' } }] } }] },
    data: { other: null, more: 'more' },
    errors: [{ message: 'refused', code: 'FORBIDDEN' }],
  },
  {
    name: 'fields that were not asked for are ignored',
    ...whenItemIs('{"id":"1","count":1,"label":"forged","name":"n","__typename":"Item"}', '{ label count }', {
      item: { label: 'l', count: 1 },
    }),
  },
  {
    name: 'a field that may not be null, missing: one error',
    ...whenItemIs('{"id":"1"}', '{ id count }', { item: null }),
    errors: [{ message: 'Cannot return null for non-nullable field Item.count.', path: ['item', 'count'] }],
  },
];
