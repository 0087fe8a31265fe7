import { createHash } from 'node:crypto';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { GraphQLError, type GraphQLSchema, validateSchema } from 'graphql';
import { parseSubgraphUrl } from '../connections/subgraph-http.ts';
import type { SubgraphEndpoint, SupergraphSnapshot } from './supergraph-snapshot.ts';

/** A supergraph that cannot be served; the message is one line and says why. */
export class InvalidSupergraphError extends Error {
  override readonly name = 'InvalidSupergraphError';
}

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
  if (supergraphSdl.trim() === '') throw new InvalidSupergraphError('the supergraph is empty');
  const { apiSchema, subgraphs } = readSupergraph(supergraphSdl);
  return Object.freeze({
    version: createHash('sha256').update(supergraphSdl).digest('hex').slice(0, 16),
    supergraphSdl,
    apiSchema,
    subgraphs: Object.freeze(subgraphs.map((subgraph) => resolveEndpoint(subgraph, options))),
  });
}

interface SupergraphContents {
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
}

function readSupergraph(supergraphSdl: string): SupergraphContents {
  try {
    const supergraph = Supergraph.build(supergraphSdl, {
      supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
    });
    const apiSchema = supergraph.apiSchema().toGraphQLJSSchema();
    const mistakes = validateSchema(apiSchema);
    if (mistakes.length > 0) throw new InvalidSupergraphError(mistakes[0]?.message);
    return { apiSchema, subgraphs: supergraph.subgraphsMetadata() };
  } catch (error: unknown) {
    if (error instanceof InvalidSupergraphError) throw error;
    throw new InvalidSupergraphError(describeMistake(error), { cause: error });
  }
}

function describeMistake(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const location = error instanceof GraphQLError ? error.locations?.[0] : undefined;
  const message = error.message.replaceAll(/\s*\n\s*/g, ' ').trim();
  return location === undefined ? message : `${message} (line ${location.line}, column ${location.column})`;
}

function resolveEndpoint(
  subgraph: { readonly name: string; readonly url: string },
  options: SnapshotOptions,
): SubgraphEndpoint {
  const override = Object.hasOwn(options.subgraphUrls, subgraph.name)
    ? options.subgraphUrls[subgraph.name]
    : undefined;
  const url = override ?? subgraph.url;
  if (url === '') throw new InvalidSupergraphError(`subgraph ${subgraph.name} has no URL`);
  let scheme: string;
  try {
    ({ scheme } = parseSubgraphUrl(url));
  } catch (error: unknown) {
    const reason =
      error instanceof TypeError && error.message.startsWith('must') ? error.message : 'is not valid';
    throw new InvalidSupergraphError(`the URL of subgraph ${subgraph.name} ${reason}`, { cause: error });
  }
  if (!options.allowedUrlSchemes.includes(scheme)) {
    throw new InvalidSupergraphError(
      `the URL of subgraph ${subgraph.name} has the refused scheme "${scheme}"`,
    );
  }
  return Object.freeze({ name: subgraph.name, url });
}
