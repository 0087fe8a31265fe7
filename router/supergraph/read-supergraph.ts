import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, printSchema, Supergraph } from '@apollo/federation-internals';
import { GraphQLError, type GraphQLSchema, validateSchema } from 'graphql';
import {
  type AuthenticatedNames,
  authenticatedFeature,
  readAuthenticatedNames,
} from './authenticated-elements.ts';

/** A supergraph that cannot be served; the message is one line and says why. */
export class InvalidSupergraphError extends Error {
  override readonly name = 'InvalidSupergraphError';
}

/** What a supergraph SDL says. */
export interface SupergraphContents {
  readonly apiSchema: GraphQLSchema;
  /** The API schema as text, complete, to build the same schema elsewhere. */
  readonly apiSdl: string;
  readonly subgraphs: readonly NamedSubgraph[];
  readonly authenticated: AuthenticatedNames;
}

/** A subgraph as the supergraph names it. */
export interface NamedSubgraph {
  readonly name: string;
  readonly url: string;
}

const supportedFeatures: ReadonlySet<string> = new Set([
  ...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES,
  authenticatedFeature,
]);

/**
 * Reads and checks a supergraph SDL. Takes long for large ones: half a second for 2,000 types.
 * @throws {InvalidSupergraphError} when it is not a Federation 2 supergraph or uses unknown features.
 */
export function readSupergraph(supergraphSdl: string): SupergraphContents {
  refuseSubgraph(supergraphSdl);
  try {
    const supergraph = Supergraph.build(supergraphSdl, {
      // Without those that other routers enforce themselves, such as @policy and @fromContext: serving a
      // supergraph and ignoring them would open what it closes.
      supportedFeatures: new Set(supportedFeatures),
      // Composition has validated it, and what clients see of it is validated below; a second validation of
      // the whole costs more than all else together. Stock gateways leave it out in production too.
      validateSupergraph: false,
    });
    const api = supergraph.apiSchema();
    const apiSchema = api.toGraphQLJSSchema();
    const mistakes = validateSchema(apiSchema);
    if (mistakes.length > 0) throw new InvalidSupergraphError(mistakes[0]?.message);
    return {
      apiSchema,
      apiSdl: printSchema(api),
      subgraphs: supergraph.subgraphsMetadata(),
      authenticated: readAuthenticatedNames(supergraph),
    };
  } catch (error: unknown) {
    if (error instanceof InvalidSupergraphError) throw error;
    throw new InvalidSupergraphError(describeMistake(error), { cause: error });
  }
}

/**
 * A supergraph links the `join` or `core` specification; an SDL without it that has what subgraphs have is taken for one
 * of those. Looked at as text, because it may be anything.
 */
function refuseSubgraph(sdl: string): void {
  const isSupergraph = /specs\.apollo\.dev\/(join|core)\//.test(sdl);
  const isSubgraph = /specs\.apollo\.dev\/federation\/|@key\s*\(|^\s*(extend\s+)?type\s+Query\b/m.test(sdl);
  if (isSupergraph || !isSubgraph) return;
  throw new InvalidSupergraphError(
    'this is a subgraph schema; compose it first: npm run compose -- --config supergraph.yaml (or list supergraph.subgraphs, and the router composes)',
  );
}

function describeMistake(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const location = error instanceof GraphQLError ? error.locations?.[0] : undefined;
  const message = error.message.replaceAll(/\s*\n\s*/g, ' ').trim();
  return location === undefined ? message : `${message} (line ${location.line}, column ${location.column})`;
}
