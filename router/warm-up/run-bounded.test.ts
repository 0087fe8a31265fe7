import { expect, test } from '@jest/globals';
import { runBounded } from './run-bounded.ts';

const never = new AbortController().signal;

test('tasks begin in their order, no more at a time than allowed', async () => {
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const tasks = Array.from({ length: 7 }, (_, index) => async () => {
    begun.push(index);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  });
  await runBounded(tasks, { concurrency: 3, timeoutMs: 10_000, signal: never });
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(most).toBe(3);
});

test('the event loop gets its turn between tasks', async () => {
  let turns = 0;
  let isDone = false;
  const turn = (): void => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  const tasks = Array.from({ length: 20 }, () => async () => undefined);
  await runBounded(tasks, { concurrency: 1, timeoutMs: 10_000, signal: never });
  isDone = true;
  expect(turns).toBeGreaterThanOrEqual(20);
});

test('when time is up no task is started or waited for', async () => {
  let begun = 0;
  const stuck = async (): Promise<void> => {
    begun += 1;
    await new Promise(() => undefined);
  };
  await runBounded([stuck, stuck, stuck], { concurrency: 2, timeoutMs: 10, signal: never });
  expect(begun).toBe(2);
});

test('an abort ends it, also one that came before', async () => {
  const abort = new AbortController();
  let begun = 0;
  const stuck = async (): Promise<void> => {
    begun += 1;
    abort.abort();
    await new Promise(() => undefined);
  };
  await runBounded([stuck, stuck], { concurrency: 1, timeoutMs: 10_000, signal: abort.signal });
  await runBounded([stuck], { concurrency: 1, timeoutMs: 10_000, signal: abort.signal });
  expect(begun).toBe(1);
});
