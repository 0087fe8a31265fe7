import type { QueryExecutorProvider, RawBuilder } from 'kysely';

/** Rows that one statement for {@link deleteInBatches} deletes at most. */
export const deletionBatchSize = 1_000;

/**
 * Runs a statement that deletes {@link deletionBatchSize} rows at most until nothing is left or the part stops: small
 * transactions, so that writers never wait long.
 */
export async function deleteInBatches(
  database: QueryExecutorProvider,
  statement: RawBuilder<unknown>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { numAffectedRows = 0n } = await statement.execute(database);
    if (numAffectedRows < deletionBatchSize) return;
  }
}
