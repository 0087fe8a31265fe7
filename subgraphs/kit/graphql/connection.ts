import type { PageInfo as PageInfoMessage, PageRequest } from '../../../proto/generated/erp/type/v1/page.ts';
import { type FieldSelection, isSelected } from './selected-fields.ts';

/** Arguments of a Relay connection field. @see https://relay.dev/graphql/connections.htm */
interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/**
 * A page of a list as GraphQL clients see it. `edges` and `nodes` hold the same rows in the order of the list;
 * cursors are null on an empty page.
 */
export interface Connection<Node> {
  readonly edges: ReadonlyArray<{ readonly cursor: string; readonly node: Node }>;
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

/**
 * The page that a connection field asks for.
 * @param info given, rows are counted only when the operation selects `totalCount`. Fields whose parents share a
 *   loader leave it out: two selections of the same list would be two lists.
 */
export function toPageRequest(args: ConnectionArguments, info?: FieldSelection): PageRequest {
  return {
    first: args.first ?? undefined,
    after: args.after ?? undefined,
    last: args.last ?? undefined,
    before: args.before ?? undefined,
    withoutTotalCount: info && !isSelected('totalCount', info),
  };
}

/** A Relay connection from the rows of a page and the page's cursors. */
export function toConnection<Node>(
  nodes: readonly Node[],
  page: PageInfoMessage | undefined,
): Connection<Node> {
  const cursors = page?.cursors ?? [];
  return {
    edges: nodes.map((node, index) => ({ cursor: cursors[index] ?? '', node })),
    nodes,
    pageInfo: {
      hasNextPage: page?.hasNextPage ?? false,
      hasPreviousPage: page?.hasPreviousPage ?? false,
      startCursor: cursors.at(0) ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
    totalCount: page?.totalCount ?? nodes.length,
  };
}
