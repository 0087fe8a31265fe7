import DataLoader from 'dataloader';
import { notFound } from '../errors/domain-error.ts';

/** Largest number of ids in one batch RPC. */
const maxBatchSize = 500;

/** A loader over a batch RPC that returns the entities it found, in any order; missing ids load as null. */
export function createEntityLoader<Entity extends { readonly id: string }>(
  batchGet: (ids: string[]) => Promise<readonly Entity[]>,
): DataLoader<string, Entity | null> {
  return createKeyedLoader(batchGet, (entity) => entity.id);
}

/** The same by another key than the id, of which each row has one of its own, for example the user of an employee. */
export function createKeyedLoader<Row>(
  batchGet: (keys: string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string | undefined,
): DataLoader<string, Row | null> {
  return new DataLoader<string, Row | null>(
    async (keys) => {
      const byKey = new Map((await batchGet([...keys])).map((row) => [keyOf(row), row]));
      return keys.map((key) => byKey.get(key) ?? null);
    },
    { maxBatchSize },
  );
}

/** A loader of lists: the batch RPC returns all rows of all keys; `keyOf` reads the key that a row belongs to. */
export function createGroupLoader<Row>(
  batchList: (keys: string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, readonly Row[]> {
  return new DataLoader<string, readonly Row[]>(
    async (keys) => {
      const groups = Map.groupBy(await batchList([...keys]), keyOf);
      return keys.map((key) => groups.get(key) ?? []);
    },
    { maxBatchSize },
  );
}

/** Loads an entity that must exist. Throws NOT_FOUND otherwise. */
export async function loadRequired<Entity>(
  loader: DataLoader<string, Entity | null>,
  entity: string,
  id: string,
): Promise<Entity> {
  const found = await loader.load(id);
  if (found === null) throw notFound(entity, id);
  return found;
}

/**
 * Loads an entity that another one names, of the same domain. Answers null when none is named. Throws NOT_FOUND for one
 * that is not there for the viewer, as references from other domains do: null would say that none is named.
 */
export async function loadReferred<Entity>(
  loader: DataLoader<string, Entity | null>,
  entity: string,
  id: string | undefined,
): Promise<Entity | null> {
  return id === undefined ? null : loadRequired(loader, entity, id);
}
