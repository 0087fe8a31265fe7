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
  const outcome = composeSubgraphs(await readSubgraphs(listFile, routingUrls));
  if (outcome.kind === 'failed') return outcome;
  return { ...outcome, apiSdl: printApiSchema(outcome.supergraphSdl) };
}

/**
 * The subgraphs listed in a rover-compatible `supergraph.yaml`, in its order.
 * @param routingUrls replaces the routing URL of the subgraphs named here
 * @throws when the list or an SDL file cannot be read
 */
export async function readSubgraphs(
  listFile: string,
  routingUrls: Readonly<Record<string, string>> = {},
): Promise<readonly SubgraphSdl[]> {
  const list = supergraphFile.parse(parseYaml(await readFile(listFile, 'utf8')));
  return Promise.all(
    Object.entries(list.subgraphs).map(async ([name, subgraph]) => ({
      name,
      url: routingUrls[name] ?? subgraph.routing_url,
      sdl: await readFile(path.resolve(path.dirname(listFile), subgraph.schema.file), 'utf8'),
    })),
  );
}
