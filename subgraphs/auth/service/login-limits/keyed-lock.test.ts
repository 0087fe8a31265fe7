import { expect, test } from '@jest/globals';
import { createKeyedLock } from './keyed-lock.ts';

test('work of one key runs in order, also after a failure; other keys do not wait', async () => {
  const lock = createKeyedLock();
  const log: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = lock('a', async () => {
    await gate.promise;
    log.push('a1');
    throw new Error('failed');
  });
  const second = lock('a', async () => {
    log.push('a2');
  });
  await lock('b', async () => {
    log.push('b');
  });
  gate.resolve();
  await expect(first).rejects.toThrow('failed');
  await second;
  expect(log).toEqual(['b', 'a1', 'a2']);
});
