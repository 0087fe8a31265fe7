import { createHash, createHmac } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { DomainError, type FieldViolation } from '../errors/domain-error.ts';
import type { ErrorCode } from '../errors/error-codes.ts';
import type { Logger } from '../observability/logger.ts';
import type { Clock } from '../values/clock.ts';
import type { Viewer } from '../viewer/viewer.ts';
import { type CallIdentity, findCall, type StoredCall, storeOutcome } from './call-store.ts';
import {
  AnsweredMeanwhile,
  createIdempotentCall,
  type IdempotentCall,
  keyWasReused,
} from './idempotent-call.ts';
import { createSeal, type Seal } from './seal.ts';

/** A call with an idempotency key. */
export interface KeyedCall<Response> {
  readonly viewer: Viewer;
  readonly key: string;
  /** Path of the RPC. */
  readonly rpc: string;
  readonly request: Uint8Array;
  readonly encode: (response: Response) => Uint8Array;
  readonly decode: (bytes: Buffer) => Response;
}

/** Answers calls with an idempotency key: the same call has one effect and one answer, however often it comes. */
export interface IdempotentCalls {
  /**
   * Resolves or rejects as the handler does, or as it did before. Rejects with IDEMPOTENCY_KEY_REUSED for another
   * request, and with IDEMPOTENCY_UNAVAILABLE, with nothing done, when it cannot be seen what was done before.
   */
  answer<Response>(
    keyed: KeyedCall<Response>,
    handle: (call: IdempotentCall) => Promise<Response>,
  ): Promise<Response>;
}

/** How a call ended for good. */
type Outcome =
  | { readonly kind: 'answer'; readonly response: Uint8Array }
  | {
      readonly kind: 'refusal';
      readonly code: ErrorCode;
      readonly message: string;
      readonly fields: readonly FieldViolation[];
      readonly metadata: Readonly<Record<string, string>>;
    };

/**
 * Refusals that stay: the state of things forbade it. What a client has to correct first (input, sign-in, permissions,
 * too many requests) and what failed (outages, bugs) is looked at again; nothing was done, or what was done is
 * remembered as a step.
 */
const finalCodes: ReadonlySet<ErrorCode> = new Set(['NOT_FOUND', 'CONFLICT', 'PAYMENT_DECLINED']);

/** Over the database that the calls change. `secret` is added to what seals results; see {@link createSeal}. */
export function createIdempotentCalls<Tables>({
  database,
  clock,
  logger,
  secret = '',
}: {
  readonly database: Database<Tables>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly secret?: string | undefined;
}): IdempotentCalls {
  /** Calls of this process, until they have ended: the same call waits for them without a connection. */
  const running = new Map<string, Promise<void>>();

  const find = async (identity: CallIdentity, seal: Seal) => {
    try {
      const stored = await findCall(database.kysely, identity.callId);
      if (stored !== undefined && stored.requestHash !== identity.requestHash) throw keyWasReused();
      // What is done and cannot be opened is not done again.
      for (const result of stored?.steps.values() ?? []) seal.open(result);
      return { stored, outcome: openOutcome(stored, seal) };
    } catch (error: unknown) {
      if (error instanceof DomainError) throw error;
      logger.warn({ err: error, rpc: identity.rpc }, 'an earlier call cannot be read');
      throw new DomainError(
        'IDEMPOTENCY_UNAVAILABLE',
        'What became of an earlier request with this Idempotency-Key cannot be read at the moment; nothing was done now.',
        { cause: error },
      );
    }
  };

  /** Stores the outcome; resolves with the one that counts, which may be that of another process. */
  const finish = async (identity: CallIdentity, seal: Seal, outcome: Outcome): Promise<Outcome> => {
    try {
      if (await storeOutcome(database.kysely, identity, seal.seal(outcome), clock())) return outcome;
      return (await find(identity, seal)).outcome ?? outcome;
    } catch (error: unknown) {
      if (error instanceof DomainError && error.code === 'IDEMPOTENCY_KEY_REUSED') throw error;
      // It is done, and its steps are stored: a repetition gets the same answer out of them.
      logger.warn({ err: error, rpc: identity.rpc }, 'the answer of a call could not be kept');
      return outcome;
    }
  };

  const attempt = async <Response>(
    keyed: KeyedCall<Response>,
    identity: CallIdentity,
    handle: (call: IdempotentCall) => Promise<Response>,
  ): Promise<Response> => {
    const { key, encode, decode } = keyed;
    const seal = createSeal(key, secret, identity.callId);
    const { stored, outcome } = await find(identity, seal);
    if (outcome !== undefined) return answerAgain(outcome, decode);
    const ended = await run(() => handle(createIdempotentCall({ key, identity, seal, stored })));
    if (ended.kind === 'answered meanwhile') {
      const { outcome: counting } = await find(identity, seal);
      if (counting === undefined) throw ended.error;
      return answerAgain(counting, decode);
    }
    const made: Outcome =
      ended.kind === 'answered'
        ? { kind: 'answer', response: encode(ended.response) }
        : toRefusal(ended.error);
    const counting = await finish(identity, seal, made);
    if (counting !== made) return answerAgain(counting, decode);
    if (ended.kind === 'refused') throw ended.error;
    return ended.response;
  };

  return {
    async answer(keyed, handle) {
      const identity = identityOf(keyed);
      const { callId } = identity;
      for (let other = running.get(callId); other !== undefined; other = running.get(callId)) await other;
      const answering = attempt(keyed, identity, handle);
      const ended = answering
        .then(
          () => {},
          // The caller gets the error; calls that wait look for themselves.
          () => {},
        )
        .finally(() => running.delete(callId));
      running.set(callId, ended);
      return answering;
    },
  };
}

type Ended<Response> =
  | { readonly kind: 'answered'; readonly response: Response }
  | { readonly kind: 'refused'; readonly error: DomainError }
  | { readonly kind: 'answered meanwhile'; readonly error: AnsweredMeanwhile };

/** How a handler ended; rejects when that is not final. */
async function run<Response>(handle: () => Promise<Response>): Promise<Ended<Response>> {
  try {
    return { kind: 'answered', response: await handle() };
  } catch (error: unknown) {
    if (error instanceof AnsweredMeanwhile) return { kind: 'answered meanwhile', error };
    if (error instanceof DomainError && finalCodes.has(error.code)) return { kind: 'refused', error };
    throw error;
  }
}

/** The RPC is part of what is asked, not of who asks: a key that comes again for another RPC was used for another request. */
function identityOf({
  viewer,
  key,
  rpc,
  request,
}: Pick<KeyedCall<unknown>, 'viewer' | 'key' | 'rpc' | 'request'>): CallIdentity {
  const organizationId = viewer.kind === 'anonymous' ? '' : viewer.organizationId;
  const caller = callerOf(viewer);
  return {
    callId: createHash('sha256')
      .update(JSON.stringify([organizationId, caller, key]))
      .digest('base64url'),
    organizationId,
    caller,
    rpc,
    requestHash: createHmac('sha256', key).update(rpc).update('\n').update(request).digest('base64url'),
  };
}

function callerOf(viewer: Viewer): string {
  switch (viewer.kind) {
    case 'user':
      return viewer.userId;
    case 'service':
      return `service:${viewer.service}`;
    case 'anonymous':
      return '';
  }
}

function openOutcome(stored: StoredCall | undefined, seal: Seal): Outcome | undefined {
  // Only outcomes are sealed there.
  return stored?.outcome === undefined ? undefined : (seal.open(stored.outcome) as Outcome);
}

function toRefusal({ code, message, fields, metadata }: DomainError): Outcome {
  return {
    kind: 'refusal',
    code,
    message,
    fields: fields.map(({ path, message: text }) => ({ path, message: text })),
    metadata: { ...metadata },
  };
}

function answerAgain<Response>(outcome: Outcome, decode: (bytes: Buffer) => Response): Response {
  if (outcome.kind === 'answer') return decode(Buffer.from(outcome.response));
  const { code, message, fields, metadata } = outcome;
  throw new DomainError(code, message, { fields, metadata });
}
