import { Buffer } from 'node:buffer';
import { expect, test } from '@jest/globals';
import { createAnswerMemory } from './answer-memory.ts';
import type { SubgraphResult } from './parse-subgraph-answer.ts';

const result: SubgraphResult = {
  data: { a: 1 },
  errors: [],
  headers: {},
  failure: undefined,
  sizeBytes: 3,
  isRepeated: false,
};

test('an answer that came twice is recalled by its bytes', () => {
  const memory = createAnswerMemory(10_000);
  memory.remember('request', Buffer.from('one'), result);
  memory.remember('request', Buffer.from('one'), result);
  expect(memory.recall('request', Buffer.from('one'))).toBe(result);
  expect(memory.recall('request', Buffer.from('two'))).toBeUndefined();
  expect(memory.recall('other', Buffer.from('one'))).toBeUndefined();
});

test('an answer that came once is not kept as objects', () => {
  const memory = createAnswerMemory(10_000);
  memory.remember('request', Buffer.from('one'), result);
  expect(memory.recall('request', Buffer.from('one'))).toBeUndefined();
});

test('another answer in between makes the first one new again', () => {
  const memory = createAnswerMemory(10_000);
  for (const bytes of ['one', 'one', 'two', 'one']) memory.remember('request', Buffer.from(bytes), result);
  expect(memory.recall('request', Buffer.from('one'))).toBeUndefined();
});

test('what does not fit is not kept', () => {
  const memory = createAnswerMemory(1_000);
  memory.remember('request', Buffer.alloc(900), result);
  memory.remember('request', Buffer.alloc(900), result);
  expect(memory.recall('request', Buffer.alloc(900))).toBeUndefined();
});
