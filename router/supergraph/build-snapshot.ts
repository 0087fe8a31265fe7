import { createHash } from 'node:crypto';
import type { SubgraphEndpoint, SupergraphSnapshot } from '../graphql/supergraph-snapshot.ts';
import { readSubgraphAddress } from '../subgraph-http/subgraph-address.ts';
import {
  InvalidSupergraphError,
  type NamedSubgraph,
  readSupergraph,
  type SupergraphContents,
} from './read-supergraph.ts';
import { readSupergraphInThread } from './read-supergraph-in-thread.ts';

/** What decides which endpoint a subgraph has. */
export interface SnapshotOptions {
  /** Subgraph name to URL, in place of the one in the supergraph. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly allowedUrlSchemes: readonly string[];
}

/**
 * Reads a supergraph SDL and derives the API schema.
 * @throws {InvalidSupergraphError} when it is not a Federation 2 supergraph, uses features this router does
 * not know, or names a subgraph without a usable URL.
 */
export function buildSnapshot(supergraphSdl: string, options: SnapshotOptions): SupergraphSnapshot {
  refuseEmpty(supergraphSdl);
  return toSnapshot(supergraphSdl, readSupergraph(supergraphSdl), options);
}

/** Like `buildSnapshot`, with the work done in another thread; for a process that is serving. */
export async function buildSnapshotInThread(
  supergraphSdl: string,
  options: SnapshotOptions,
): Promise<SupergraphSnapshot> {
  refuseEmpty(supergraphSdl);
  return toSnapshot(supergraphSdl, await readSupergraphInThread(supergraphSdl), options);
}

/** The name of a supergraph in logs, metrics and `/ready`: made from its text. */
export function supergraphVersionOf(supergraphSdl: string): string {
  return createHash('sha256').update(supergraphSdl).digest('hex').slice(0, 16);
}

function refuseEmpty(supergraphSdl: string): void {
  if (supergraphSdl.trim() === '') throw new InvalidSupergraphError('the supergraph is empty');
}

function toSnapshot(
  supergraphSdl: string,
  { apiSchema, subgraphs, authenticated }: SupergraphContents,
  options: SnapshotOptions,
): SupergraphSnapshot {
  return Object.freeze({
    version: supergraphVersionOf(supergraphSdl),
    supergraphSdl,
    apiSchema,
    authenticated: Object.freeze({
      types: new Set(authenticated.types),
      fields: new Set(authenticated.fields),
    }),
    subgraphs: Object.freeze(subgraphs.map((subgraph) => resolveEndpoint(subgraph, options))),
  });
}

function resolveEndpoint(subgraph: NamedSubgraph, options: SnapshotOptions): SubgraphEndpoint {
  const override = Object.hasOwn(options.subgraphUrls, subgraph.name)
    ? options.subgraphUrls[subgraph.name]
    : undefined;
  const url = override ?? subgraph.url;
  if (url === '') throw new InvalidSupergraphError(`subgraph ${subgraph.name} has no URL`);
  let scheme: string;
  try {
    ({ scheme } = readSubgraphAddress(url));
  } catch (error: unknown) {
    const reason = Error.isError(error) ? error.message : String(error);
    throw new InvalidSupergraphError(`the URL of subgraph ${subgraph.name} ${reason}`, { cause: error });
  }
  if (!options.allowedUrlSchemes.includes(scheme)) {
    throw new InvalidSupergraphError(
      `the URL of subgraph ${subgraph.name} has the refused scheme "${scheme}"`,
    );
  }
  return Object.freeze({ name: subgraph.name, url });
}
