import { describe, expect, test } from '@jest/globals';
import type { GraphqlResponse } from '../graphql/graphql-response.ts';
import { proceed, refuse } from '../graphql/stage-result.ts';
import { admitRequest } from './admit-request.ts';
import { authorizeOperation } from './authorize-operation.ts';
import { composeLayers } from './compose-layers.ts';
import type { Admission, Arrival } from './feature.ts';
import { guardRequest } from './guard-request.ts';
import type { ReadyRequest } from './ready-request.ts';

const arrival: Arrival = { method: 'POST', headers: {}, clientIp: '127.0.0.1', connection: {} };
const request = { operationType: 'query' } as ReadyRequest;
const response: GraphqlResponse = { kind: 'executed', status: 200, data: '{}', errors: [], headers: [] };

describe('a phase that is empty, or whose members answer synchronously, makes no promise', () => {
  test.each([0, 2])('with %i members', (members) => {
    const of = <Member>(member: Member): readonly Member[] => Array.from({ length: members }, () => member);
    const results = [
      admitRequest(
        of(() => proceed(undefined)),
        arrival,
      ),
      authorizeOperation(
        of(() => undefined),
        request,
      ),
      guardRequest(
        of(() => proceed([])),
        request,
      ),
    ];
    expect(results.filter((result) => result instanceof Promise)).toEqual([]);
    expect(results.map((result) => 'kind' in result && result.kind)).toEqual(Array(3).fill('continue'));
  });

  test('without layers the execution itself is called', () => {
    const execution = Promise.resolve(response);
    expect(composeLayers([])(request, () => execution)).toBe(execution);
  });
});

describe('what admissions acquired is released once', () => {
  const refusing: Admission = () => refuse('RATE_LIMITED', 'Not now');
  const failing: Admission = () => {
    throw new Error('broken');
  };
  const failingLater: Admission = async () => {
    throw new Error('broken');
  };
  test.each([
    ['where a later one refuses', refusing, 'respond'],
    ['where a later one refuses after a while', async () => refusing(arrival), 'respond'],
    ['where a later one throws', failing, 'broken'],
    ['where a later one rejects', failingLater, 'broken'],
  ])('%s', async (_case, later, outcome) => {
    let releases = 0;
    const taking: Admission = () => proceed(() => void (releases += 1));
    const ask = async () => (await admitRequest([taking, later, taking], arrival)).kind;
    expect(await ask().catch((error: unknown) => (error as Error).message)).toBe(outcome);
    expect(releases).toBe(1);
  });

  test('when the request is over, by all of them, and not before', async () => {
    let releases = 0;
    const taking: Admission = () => proceed(() => void (releases += 1));
    const admitted = await admitRequest([taking, async () => taking(arrival)], arrival);
    expect(releases).toBe(0);
    if (admitted.kind === 'continue') admitted.value();
    expect(releases).toBe(2);
  });
});
