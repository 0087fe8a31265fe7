import { type QueryExecutorProvider, sql } from 'kysely';
import type { SqlEngine } from '../database/database.ts';
import { keepStatement } from '../database/kept-statement.ts';

/** What a repeated call has in common with the first one. */
export interface CallIdentity {
  /** A hash of organization, caller and idempotency key. */
  readonly callId: string;
  readonly organizationId: string;
  readonly caller: string;
  readonly rpc: string;
  /** Of RPC and request, keyed with the idempotency key: nothing of it can be guessed from here. */
  readonly requestHash: string;
}

/** A call as it is stored; results are sealed. */
export interface StoredCall {
  readonly requestHash: string;
  readonly outcome: string | undefined;
  /** Results of its changes, by position. */
  readonly steps: ReadonlyMap<number, string>;
}

/** The call with its steps; undefined when it never changed anything and has no outcome. */
export async function findCall(
  connection: QueryExecutorProvider,
  callId: string,
): Promise<StoredCall | undefined> {
  const { rows } = await selectCall(connection, { callId });
  const [first] = rows;
  if (first === undefined) return undefined;
  const steps = rows.flatMap(({ position, result }) =>
    position === null || result === null ? [] : [[Number(position), result] as const],
  );
  return {
    requestHash: first.request_hash,
    outcome: first.outcome ?? undefined,
    steps: new Map(steps),
  };
}

interface CallRow {
  readonly request_hash: string;
  readonly outcome: string | null;
  readonly position: number | bigint | null;
  readonly result: string | null;
}

const selectCall = keepStatement(
  (connection: QueryExecutorProvider, { callId }: { readonly callId: string }) =>
    sql<CallRow>`select call.request_hash, call.outcome, step.position, step.result
    from idempotent_calls call left join idempotent_steps step on step.call_id = call.call_id
    where call.call_id = ${callId} order by step.position`.compile(connection),
);

/**
 * Makes the call this transaction's. Of several transactions with one call the first gets it; the others wait until
 * that one has ended, and get the call as it is then. Undefined: it is new.
 */
export async function claimCall(
  transaction: QueryExecutorProvider,
  engine: SqlEngine,
  identity: CallIdentity,
  now: Date,
): Promise<StoredCall | undefined> {
  const { rows } = await insertCall(transaction, { ...identity, now: now.toISOString() });
  if (rows.length > 0) return undefined;
  const { callId } = identity;
  await lockCall(transaction, { callId }, engine);
  return findCall(transaction, callId);
}

const insertCall = keepStatement(
  (transaction: QueryExecutorProvider, call: CallIdentity & { readonly now: string }) =>
    sql`insert into idempotent_calls (call_id, organization_id, caller, rpc, request_hash, called_at) values
    (${call.callId}, ${call.organizationId}, ${call.caller}, ${call.rpc}, ${call.requestHash}, ${call.now})
    on conflict (call_id) do nothing returning call_id`.compile(transaction),
);

const lockCall = keepStatement(
  (transaction: QueryExecutorProvider, { callId }: { readonly callId: string }, engine: SqlEngine) =>
    sql`select call_id from idempotent_calls where call_id = ${callId} ${
      engine === 'postgres' ? sql`for update` : sql``
    }`.compile(transaction),
);

/** Stores what a change resolved with, beside the change. */
export async function insertStep(
  transaction: QueryExecutorProvider,
  step: { readonly callId: string; readonly position: number; readonly result: string },
): Promise<void> {
  await insertStepRow(transaction, step);
}

const insertStepRow = keepStatement(
  (
    transaction: QueryExecutorProvider,
    step: { readonly callId: string; readonly position: number; readonly result: string },
  ) =>
    sql`insert into idempotent_steps (call_id, position, result)
      values (${step.callId}, ${step.position}, ${step.result})`.compile(transaction),
);

/** Stores how a call ended; false when another process has stored that already, and its outcome stays. */
export async function storeOutcome(
  connection: QueryExecutorProvider,
  identity: CallIdentity,
  outcome: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await upsertOutcome(connection, { ...identity, outcome, now: now.toISOString() });
  return rows.length > 0;
}

const upsertOutcome = keepStatement(
  (
    connection: QueryExecutorProvider,
    call: CallIdentity & { readonly outcome: string; readonly now: string },
  ) =>
    sql`insert into idempotent_calls
      (call_id, organization_id, caller, rpc, request_hash, outcome, called_at) values
      (${call.callId}, ${call.organizationId}, ${call.caller}, ${call.rpc}, ${call.requestHash}, ${call.outcome},
        ${call.now})
      on conflict (call_id) do update set outcome = excluded.outcome
        where idempotent_calls.outcome is null and idempotent_calls.request_hash = excluded.request_hash
      returning call_id`.compile(connection),
);
