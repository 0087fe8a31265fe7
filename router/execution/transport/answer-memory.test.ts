import { Buffer } from 'node:buffer';
import { expect, test } from '@jest/globals';
import { createAnswerMemory } from './answer-memory.ts';
import type { SubgraphResult } from './parse-subgraph-answer.ts';

const result: SubgraphResult = { data: { a: 1 }, errors: [], headers: {}, failure: undefined };

test('the last answer to a request is recalled by its bytes', () => {
  const memory = createAnswerMemory(10_000);
  memory.remember('request', Buffer.from('one'), result);
  expect(memory.recall('request', Buffer.from('one'))).toBe(result);
  expect(memory.recall('request', Buffer.from('two'))).toBeUndefined();
  expect(memory.recall('other', Buffer.from('one'))).toBeUndefined();
});

test('what does not fit is not kept', () => {
  const memory = createAnswerMemory(1_000);
  memory.remember('request', Buffer.alloc(900), result);
  expect(memory.recall('request', Buffer.alloc(900))).toBeUndefined();
});
