import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { SubgraphResult } from '../../subgraph-http/parse-subgraph-answer.ts';
import { createStartGate } from './start-gate.ts';

function answerOf(sizeBytes: number): SubgraphResult {
  return { data: {}, errors: [], headers: {}, failure: undefined, sizeBytes, isRepeated: false };
}

test('executions start immediately while little is held', () => {
  const gate = createStartGate(100);
  gate.hold(answerOf(99));
  expect(gate.enter()).toBeUndefined();
});

test('executions start one per turn, in order, while much is held', async () => {
  const gate = createStartGate(100);
  gate.hold(answerOf(100));
  const started: number[] = [];
  for (const number of [1, 2]) void gate.enter()?.then(() => started.push(number));
  expect(started).toEqual([]);
  await setImmediate();
  expect(started).toEqual([1]);
  await setImmediate();
  expect(started).toEqual([1, 2]);
});

test('no execution overtakes those that wait', async () => {
  const gate = createStartGate(100);
  const answer = answerOf(100);
  gate.hold(answer);
  const first = gate.enter();
  gate.release([answer]);
  expect(gate.enter()).toBeInstanceOf(Promise);
  await first;
});

test('an answer that several executions hold counts once, until the last of them is done', async () => {
  const gate = createStartGate(100);
  const answer = answerOf(60);
  gate.hold(answer);
  gate.hold(answer);
  expect(gate.enter()).toBeUndefined();
  gate.hold(answerOf(60));
  gate.release([answer]);
  const waiting = gate.enter();
  expect(waiting).toBeInstanceOf(Promise);
  await waiting;
  gate.release([answer]);
  expect(gate.enter()).toBeUndefined();
});
