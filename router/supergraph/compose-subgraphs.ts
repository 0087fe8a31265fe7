import { composeServices } from '@apollo/composition';
import { type GraphQLError, parse } from 'graphql';

/** One subgraph as composition wants it. */
export interface SubgraphSdl {
  readonly name: string;
  /** Where the router sends its requests. */
  readonly url: string;
  readonly sdl: string;
}

/** Something composition found: which subgraph, where in its SDL, and what to do about it. */
export interface CompositionFinding {
  /** Code of the federation error or hint, for example `FIELD_TYPE_MISMATCH`. */
  readonly code: string;
  readonly message: string;
  /** Subgraph and position in its SDL, as far as known. */
  readonly locations: ReadonlyArray<{
    readonly subgraph: string;
    readonly line: number;
    readonly column: number;
  }>;
}

type CompositionOutcome =
  | {
      readonly kind: 'composed';
      readonly supergraphSdl: string;
      readonly hints: readonly CompositionFinding[];
    }
  | { readonly kind: 'failed'; readonly errors: readonly CompositionFinding[] };

/** Composes subgraphs into a supergraph. A subgraph whose SDL does not parse is a composition error too. */
export function composeSubgraphs(subgraphs: readonly SubgraphSdl[]): CompositionOutcome {
  const parsed = subgraphs.map((subgraph) => ({ subgraph, document: parseSdl(subgraph) }));
  const broken = parsed.flatMap(({ document }) => (document.kind === 'broken' ? [document.finding] : []));
  if (broken.length > 0) return { kind: 'failed', errors: broken };
  const result = composeServices(
    parsed.flatMap(({ subgraph, document }) =>
      document.kind === 'parsed'
        ? [{ name: subgraph.name, url: subgraph.url, typeDefs: document.document }]
        : [],
    ),
  );
  if (result.errors) return { kind: 'failed', errors: result.errors.map(toFinding) };
  return { kind: 'composed', supergraphSdl: result.supergraphSdl, hints: result.hints.map(hintToFinding) };
}

type ParsedSdl =
  | { readonly kind: 'parsed'; readonly document: ReturnType<typeof parse> }
  | { readonly kind: 'broken'; readonly finding: CompositionFinding };

function parseSdl(subgraph: SubgraphSdl): ParsedSdl {
  try {
    return { kind: 'parsed', document: parse(subgraph.sdl) };
  } catch (error: unknown) {
    const { message, locations } = error as GraphQLError;
    return {
      kind: 'broken',
      finding: {
        code: 'INVALID_GRAPHQL',
        message,
        locations: (locations ?? []).map(({ line, column }) => ({ subgraph: subgraph.name, line, column })),
      },
    };
  }
}

/** Composition puts the subgraph's name on the AST nodes of its errors. */
function locationsOf(nodes: readonly unknown[] | undefined): CompositionFinding['locations'] {
  return (nodes ?? []).flatMap((node) => {
    const { subgraph, loc } = node as {
      readonly subgraph?: string;
      readonly loc?: { readonly startToken: { readonly line: number; readonly column: number } };
    };
    return subgraph && loc ? [{ subgraph, line: loc.startToken.line, column: loc.startToken.column }] : [];
  });
}

function toFinding(error: GraphQLError): CompositionFinding {
  return {
    code: typeof error.extensions['code'] === 'string' ? error.extensions['code'] : 'COMPOSITION_FAILED',
    message: error.message,
    locations: locationsOf(error.nodes),
  };
}

type CompositionHint = NonNullable<ReturnType<typeof composeServices>['hints']>[number];

function hintToFinding(hint: CompositionHint): CompositionFinding {
  return { code: hint.definition.code, message: hint.message, locations: locationsOf(hint.nodes) };
}

/** One line for people: `[products:12:3] FIELD_TYPE_MISMATCH: …`. */
export function formatFinding(finding: CompositionFinding): string {
  const places = finding.locations.map(({ subgraph, line, column }) => `${subgraph}:${line}:${column}`);
  return `${places.length > 0 ? `[${places.join(', ')}] ` : ''}${finding.code}: ${finding.message}`;
}
