import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { printApiSchema } from '../router/supergraph/api-schema.ts';
import {
  type CompositionFinding,
  composeSubgraphs,
  type SubgraphSdl,
} from '../router/supergraph/compose-subgraphs.ts';
import { printNodeSdl } from '../subgraphs/node/node-sdl.ts';

const supergraphFile = z.object({
  federation_version: z.string(),
  subgraphs: z.record(z.string(), z.object({ routing_url: z.url(), schema: z.object({ file: z.string() }) })),
});

/** A composed supergraph with the API schema of clients and its hints, or the errors of composition. */
export type SupergraphComposition =
  | {
      readonly kind: 'composed';
      readonly supergraphSdl: string;
      readonly apiSdl: string;
      /** SDL of the subgraph that is written, not read; undefined when the list does not have it. */
      readonly nodeSdl: string | undefined;
      readonly hints: readonly CompositionFinding[];
    }
  | { readonly kind: 'failed'; readonly errors: readonly CompositionFinding[] };

/**
 * What keeps a composition from being accepted: errors, and hints too, because a hint says that subgraphs disagree
 * about what they share.
 */
export function findRefusals(composition: SupergraphComposition): readonly CompositionFinding[] {
  return composition.kind === 'failed' ? composition.errors : composition.hints;
}

/**
 * Composes the subgraphs listed in a rover-compatible `supergraph.yaml`.
 * @param routingUrls replaces the routing URL of the subgraphs named here
 * @throws when the list or an SDL file cannot be read
 */
export async function composeSupergraph(
  listFile: string,
  routingUrls: Readonly<Record<string, string>> = {},
): Promise<SupergraphComposition> {
  const subgraphs = await readSubgraphs(listFile, routingUrls);
  const outcome = composeSubgraphs(subgraphs);
  if (outcome.kind === 'failed') return outcome;
  return {
    ...outcome,
    apiSdl: printApiSchema(outcome.supergraphSdl),
    nodeSdl: subgraphs.find(({ isGenerated }) => isGenerated)?.sdl,
  };
}

/** A subgraph of the list. */
interface ListedSubgraph extends SubgraphSdl {
  /** Whether its SDL was made from those of the others: the list names {@link nodeSdlFile}. */
  readonly isGenerated: boolean;
}

/** Where the SDL of the subgraph `node` is written, for parts that start and for other tools to read. */
const nodeSdlFile = path.join(import.meta.dirname, 'generated/node.graphql');

/**
 * The subgraphs listed in a rover-compatible `supergraph.yaml`, in its order; `node` is made from the others.
 * @param routingUrls replaces the routing URL of the subgraphs named here
 * @throws when the list or an SDL file cannot be read
 */
export async function readSubgraphs(
  listFile: string,
  routingUrls: Readonly<Record<string, string>> = {},
): Promise<readonly ListedSubgraph[]> {
  const list = supergraphFile.parse(parseYaml(await readFile(listFile, 'utf8')));
  const read = await Promise.all(
    Object.entries(list.subgraphs).map(async ([name, subgraph]) => {
      const url = routingUrls[name] ?? subgraph.routing_url;
      const file = path.resolve(path.dirname(listFile), subgraph.schema.file);
      return file === nodeSdlFile
        ? { name, url, sdl: '', isGenerated: true }
        : { name, url, sdl: await readFile(file, 'utf8'), isGenerated: false };
    }),
  );
  const nodeSdl = printNodeSdl(read.map(({ sdl }) => sdl));
  return read.map((subgraph) => (subgraph.isGenerated ? { ...subgraph, sdl: nodeSdl } : subgraph));
}
