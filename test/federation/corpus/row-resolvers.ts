import type { Resolvers } from '../harness/federated-graph.ts';
import type { CorpusSubgraph, Row } from './corpus-format.ts';

/** Resolvers that read a corpus subgraph's rows and fields. */
export function createRowResolvers({ rows = {}, fields = {}, scalars = {} }: CorpusSubgraph): Resolvers {
  const resolvers: Resolvers = { ...(scalars as unknown as Resolvers) };
  for (const [type, own] of Object.entries(fields)) {
    resolvers[type] = Object.fromEntries(
      Object.entries(own).map(([name, value]) => [name, typeof value === 'function' ? value : () => value]),
    );
  }
  for (const [type, candidates] of Object.entries(rows)) {
    resolvers[type] = {
      ...resolvers[type],
      __resolveReference: (reference: Row) => findRow(candidates, reference),
    };
  }
  return resolvers;
}

/** What the reference brings along (inputs of `@requires`) stays visible to resolvers. */
function findRow(candidates: readonly Row[], reference: Row): Row | Error | null {
  const row = candidates.find((candidate) => agrees(candidate, reference));
  return row === undefined ? null : { ...reference, ...row };
}

function agrees(row: Row, reference: Row): boolean {
  const both = Object.keys(reference).filter((key) => key !== '__typename' && Object.hasOwn(row, key));
  return both.length > 0 && both.every((key) => isEqual(row[key], reference[key]));
}

function isEqual(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isEqual(item, right[index]));
  }
  if (isRow(left) && isRow(right)) return agrees(left, right);
  return left === right;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
