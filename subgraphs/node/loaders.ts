import DataLoader from 'dataloader';
import type { FoundNode } from '../../proto/generated/erp/node/v1/node.ts';
import { DomainError } from '../kit/errors/domain-error.ts';
import { isId } from '../kit/values/uuid-v7.ts';

/** An object by its type and id: what the router needs to read the rest from the subgraph that it lives in. */
export type NodeReference = FoundNode;

/** Loads null for an id that is of no object which the viewer may look up. */
export type NodeLoader = DataLoader<string, NodeReference | null>;

/** Asks one domain which of the ids are its own; rejects when that domain does not answer. */
export type FindNodes = (ids: string[]) => Promise<readonly NodeReference[]>;

interface NodeLoaderOptions {
  /** The types that the subgraph knows. A domain that is newer than the supergraph may have others. */
  readonly typeNames: ReadonlySet<string>;
  /** One for each domain; all are asked at the same time. */
  readonly domains: readonly FindNodes[];
}

/** Largest number of ids in one question. */
const maxBatchSize = 500;

/**
 * The loader of one request: one question to each domain, whatever the number of ids. It waits until every id is found
 * or every domain has answered, so that a domain which hangs holds up no object of the others. An id that no domain has
 * claimed is null only if all have answered; otherwise it is an error, because it may be of the domain that did not.
 */
export function createNodeLoader({ typeNames, domains }: NodeLoaderOptions): NodeLoader {
  return new DataLoader<string, NodeReference | null>(
    async (ids) => {
      const wanted = ids.filter(isId);
      const { found, failure } = await askAll(wanted);
      return ids.map((id) => found.get(id) ?? (failure && isId(id) ? notLookedUp(failure.error) : null));
    },
    { maxBatchSize },
  );

  async function askAll(ids: string[]) {
    const found = new Map<string, NodeReference>();
    let failure: { readonly error: unknown } | undefined;
    if (ids.length === 0) return { found, failure };
    const allFound = Promise.withResolvers<void>();
    const answers = domains.map(async (findNodes) => {
      try {
        for (const node of await findNodes(ids)) if (typeNames.has(node.type)) found.set(node.id, node);
        if (found.size === ids.length) allFound.resolve();
      } catch (error: unknown) {
        failure ??= { error };
      }
    });
    await Promise.race([allFound.promise, Promise.all(answers)]);
    return { found, failure };
  }
}

function notLookedUp(cause: unknown): DomainError {
  return new DomainError(
    'UNAVAILABLE',
    'The object could not be looked up, because a part of the system does not answer. Try again later.',
    { cause },
  );
}
