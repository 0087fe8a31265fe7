import { createHmac } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../database/database.ts';
import { DomainError } from '../errors/domain-error.ts';
import { type CallIdentity, claimCall, insertStep, type StoredCall } from './call-store.ts';
import { partOfKey } from './idempotency-key.ts';
import type { Seal } from './seal.ts';

/**
 * A call that may be repeated, as its handler sees it. The changes of a call are its steps: the result of each is
 * stored in the transaction of the change, and a repeated call gets the results of the steps that are done in the place
 * of running them, and goes on with the first that is not.
 */
export interface IdempotentCall {
  /** Runs the next change of the call in a transaction, or resolves with what it resolved with before. */
  change<Tables, Result>(
    database: Database<Tables>,
    now: Date,
    work: (transaction: Transaction<Tables>) => Promise<Result>,
  ): Promise<Result>;
  /**
   * Skips `work` altogether when the change in it is done. `work` makes one change at most, and resolves with the
   * result of that change.
   */
  once<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The key of a call to a peer in the course of this one. */
  keyFor(rpc: string, request: Uint8Array): string;
  /** A text as random as the idempotency key, the same in each repetition. */
  secretFor(purpose: string): string;
}

/** Another process has answered the call meanwhile: the handler ends, and that answer counts. */
export class AnsweredMeanwhile extends Error {
  constructor() {
    super('The call was answered by another process.');
    this.name = 'AnsweredMeanwhile';
  }
}

/** The same key with another request. */
export function keyWasReused(): DomainError {
  return new DomainError(
    'IDEMPOTENCY_KEY_REUSED',
    'This Idempotency-Key was used for another request. Choose a new key for each new request.',
  );
}

interface CallOptions {
  readonly key: string;
  readonly identity: CallIdentity;
  readonly seal: Seal;
  /** What is known of an earlier attempt. */
  readonly stored: StoredCall | undefined;
}

/** The call, at its first step. */
export function createIdempotentCall({ key, identity, seal, stored }: CallOptions): IdempotentCall {
  const { callId } = identity;
  let position = 0;
  let latestResult: unknown;
  const known = stored?.steps ?? new Map<number, string>();

  const pass = (result: unknown): void => {
    position += 1;
    latestResult = result;
  };
  const passKnown = <Result>(sealed: string): Result => {
    // The step at this position was stored by this call site: a use case makes its changes in one order.
    const result = seal.open(sealed) as Result;
    pass(result);
    return result;
  };

  return {
    async change<Tables, Result>(
      database: Database<Tables>,
      now: Date,
      work: (transaction: Transaction<Tables>) => Promise<Result>,
    ): Promise<Result> {
      const sealed = known.get(position);
      if (sealed !== undefined) return passKnown(sealed);
      const result = await database.transaction(async (transaction) => {
        const earlier = await claimCall(transaction, database.engine, identity, now);
        if (earlier !== undefined) {
          if (earlier.requestHash !== identity.requestHash) throw keyWasReused();
          const done = earlier.steps.get(position);
          if (done !== undefined) return seal.open(done) as Result;
          if (earlier.outcome !== undefined) throw new AnsweredMeanwhile();
        }
        const fresh = await work(transaction);
        await insertStep(transaction, { callId, position, result: seal.seal(fresh) });
        return fresh;
      });
      pass(result);
      return result;
    },
    async once<Result>(work: () => Promise<Result>): Promise<Result> {
      const sealed = known.get(position);
      if (sealed !== undefined) return passKnown(sealed);
      const before = position;
      const result = await work();
      if (position > before + 1 || (position > before && result !== latestResult))
        throw new Error('What is done once makes one change, and resolves with its result.');
      return result;
    },
    keyFor: (rpc, request) => partOfKey(key, callId, rpc, Buffer.from(request).toString('base64')),
    secretFor: (purpose) =>
      createHmac('sha256', key)
        .update(JSON.stringify([callId, purpose]))
        .digest('base64url'),
  };
}
