import type { CorpusCase } from '../corpus-format.ts';

const poison = '"__proto__":{"polluted":1,"name":"p"},"constructor":{"prototype":{"polluted":1}}';
const user = { body: { data: { user: { __typename: 'User', id: '1', name: 'Ann' } } } };

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'aliases',
    operation:
      '{ __proto__: user { constructor: name toString: id __proto__: name hasOwnProperty: id } prototype: valueOf }',
    data: {
      ['__proto__']: { constructor: 'Ann', toString: '1', ['__proto__']: 'Ann', hasOwnProperty: '1' },
      prototype: 5,
    },
  },
  {
    name: 'fields of the schema',
    operation: '{ user { constructor toString isPrototypeOf { constructor name } } valueOf }',
    data: {
      user: { constructor: 'c', toString: 7, isPrototypeOf: { constructor: 'c', name: 'Ann' } },
      valueOf: 5,
    },
  },
  {
    name: 'variables of conditions',
    operation:
      'query ($__proto__: Boolean!, $constructor: Boolean = true) { user { id @include(if: $__proto__) name @skip(if: $constructor) } valueOf @skip(if: $__proto__) }',
    variables: JSON.parse('{"__proto__":true}') as Record<string, unknown>,
    data: { user: { id: '1' } },
  },
  {
    name: 'variables that the client did not send are not read from the prototype',
    operation:
      'query ($toString: Json, $valueOf: Json = 3) { echo(hasOwnProperty: $toString) two: echo(hasOwnProperty: $valueOf) }',
    data: { echo: null, two: '3' },
  },
  {
    name: 'keys inside values of variables',
    operation: 'query ($v: Json) { echo(hasOwnProperty: $v) }',
    variables: JSON.parse('{"v":{"__proto__":{"polluted":1},"constructor":{"prototype":1}}}') as Record<
      string,
      unknown
    >,
    data: { echo: '{"__proto__":{"polluted":1},"constructor":{"prototype":1}}' },
  },
  {
    name: 'keys of a subgraph’s data, at the root, in objects and in entities',
    operation: '{ user { id name toString isPrototypeOf { name } } }',
    answers: {
      a: [
        {
          body: `{"data":{${poison},"user":{${poison},"__typename":"User","id":"1","name":null}},"extensions":{${poison}}}`,
        },
      ],
      b: [{ body: `{"data":{${poison},"_entities":[{${poison},"isPrototypeOf":null}]}}` }],
    },
    data: { user: { id: '1', name: null, toString: null, isPrototypeOf: null } },
  },
  {
    name: 'inherited values are not data',
    operation: '{ user { constructor } }',
    answers: { a: [user], b: [{ body: '{"data":{"_entities":[{}]}}' }] },
    data: { user: { constructor: null } },
  },
  {
    name: 'keys inside a custom scalar are passed through',
    operation: '{ echo }',
    answers: { a: [{ body: `{"data":{"echo":{${poison}}}}` }] },
    data: { echo: null },
    dataText: `{"echo":{${poison}}}`,
  },
  {
    name: 'paths of errors',
    operation: '{ user { name toString } }',
    answers: {
      a: [user],
      b: [
        {
          body: `{"data":{"_entities":[null]},"errors":[{"message":"one","path":["__proto__","polluted"]},{"message":"two","path":["_entities",0,"constructor","prototype"]},{"message":"three","path":["_entities","__proto__",0]}]}`,
        },
      ],
    },
    data: { user: { name: 'Ann', toString: null } },
    errors: [
      { message: 'one', path: ['user'] },
      { message: 'two', path: ['user'] },
      { message: 'three', path: ['user'] },
    ],
  },
];
