import { getEventListeners } from 'node:events';
import { expect, test } from '@jest/globals';
import { createSingleFlight } from './single-flight.ts';
import { waitUnlessAborted } from './wait-unless-aborted.ts';

/** Work whose end the test decides; it fails when its signal is aborted. */
function createWork() {
  const starts: Array<{
    readonly signal: AbortSignal;
    readonly isShared: () => boolean;
    readonly finish: (value: string) => void;
    readonly fail: (error: Error) => void;
  }> = [];
  const start = (signal: AbortSignal, isShared: () => boolean): Promise<string> =>
    new Promise((resolve, reject) => {
      starts.push({ signal, isShared, finish: resolve, fail: reject });
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  return { starts, start };
}

const gone = new Error('gone');

test('callers that arrive while work runs get its value; later ones start it again', async () => {
  const flights = createSingleFlight<string>();
  const { starts, start } = createWork();
  const signal = new AbortController().signal;
  const both = [flights.join('a', signal, start), flights.join('a', undefined, start)];
  expect(starts).toHaveLength(1);
  expect(starts[0]?.isShared()).toBe(true);
  starts[0]?.finish('done');
  expect(await Promise.all(both)).toEqual(['done', 'done']);
  expect(flights.size).toBe(0);
  const later = flights.join('a', signal, start);
  expect(starts).toHaveLength(2);
  expect(starts[1]?.isShared()).toBe(false);
  starts[1]?.finish('again');
  expect(await later).toBe('again');
});

test('each key has its own work', async () => {
  const flights = createSingleFlight<string>();
  const { starts, start } = createWork();
  const both = [flights.join('a', undefined, start), flights.join('b', undefined, start)];
  expect(flights.size).toBe(2);
  starts[1]?.finish('b');
  starts[0]?.finish('a');
  expect(await Promise.all(both)).toEqual(['a', 'b']);
});

test('a caller that leaves is rejected with its own reason; work is given up with the last of them', async () => {
  const flights = createSingleFlight<string>();
  const { starts, start } = createWork();
  const [first, second] = [new AbortController(), new AbortController()];
  const joined = [flights.join('a', first.signal, start), flights.join('a', second.signal, start)];
  first.abort(gone);
  await expect(joined[0]).rejects.toBe(gone);
  expect(starts[0]?.signal.aborted).toBe(false);
  expect(starts[0]?.isShared()).toBe(false);
  const late = new Error('too late');
  second.abort(late);
  await expect(joined[1]).rejects.toBe(late);
  expect(starts[0]?.signal.reason).toBe(late);
  expect(flights.size).toBe(0);
});

test('a caller that comes after work was given up starts it again, even before the old work has ended', async () => {
  const flights = createSingleFlight<string>();
  const { starts, start } = createWork();
  const leaver = new AbortController();
  const left = flights.join('a', leaver.signal, start);
  leaver.abort(gone);
  const next = flights.join('a', undefined, start);
  await expect(left).rejects.toBe(gone);
  expect(starts).toHaveLength(2);
  expect(flights.size).toBe(1);
  starts[1]?.finish('fresh');
  expect(await next).toBe('fresh');
});

test('a caller without a signal keeps work going', async () => {
  const flights = createSingleFlight<string>();
  const { starts, start } = createWork();
  const leaver = new AbortController();
  const left = flights.join('a', leaver.signal, start);
  const stays = flights.join('a', undefined, start);
  leaver.abort(gone);
  await expect(left).rejects.toBe(gone);
  expect(starts[0]?.signal.aborted).toBe(false);
  starts[0]?.finish('done');
  expect(await stays).toBe('done');
});

test('a signal that is aborted already starts nothing', async () => {
  const flights = createSingleFlight<string>();
  const { starts, start } = createWork();
  await expect(flights.join('a', AbortSignal.abort(gone), start)).rejects.toBe(gone);
  expect(starts).toEqual([]);
});

test('a failure reaches every caller and is not remembered', async () => {
  const flights = createSingleFlight<string>();
  const { starts, start } = createWork();
  const both = [flights.join('a', new AbortController().signal, start), flights.join('a', undefined, start)];
  starts[0]?.fail(new Error('no'));
  await expect(both[0]).rejects.toThrow('no');
  await expect(both[1]).rejects.toThrow('no');
  const next = flights.join('a', undefined, start);
  starts[1]?.finish('yes');
  expect(await next).toBe('yes');
});

test('work that fails after all callers have left causes no unhandled rejection', async () => {
  // The test runner fails a test in which a rejection is not handled.
  const flights = createSingleFlight<string>();
  const work = Promise.withResolvers<string>();
  const leaver = new AbortController();
  const left = flights.join('a', leaver.signal, () => work.promise);
  leaver.abort(gone);
  await expect(left).rejects.toBe(gone);
  work.reject(new Error('later'));
  const alone = Promise.withResolvers<string>();
  const waited = waitUnlessAborted(alone.promise, AbortSignal.abort(gone));
  alone.reject(new Error('later still'));
  await expect(waited).rejects.toBe(gone);
  await new Promise((resolve) => setImmediate(resolve));
  expect(flights.size).toBe(0);
});

test('ten thousand joins leave no listener on one signal', async () => {
  const flights = createSingleFlight<string>();
  const { starts, start } = createWork();
  const { signal } = new AbortController();
  const shared = Array.from({ length: 10_000 }, (_, index) => flights.join(`${index % 100}`, signal, start));
  expect(getEventListeners(signal, 'abort')).toHaveLength(10_000);
  starts.forEach(({ finish, fail }, index) => (index % 2 === 0 ? finish('ok') : fail(gone)));
  await Promise.allSettled(shared);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  expect(flights.size).toBe(0);
});
