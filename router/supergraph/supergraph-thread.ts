import { parentPort, workerData } from 'node:worker_threads';
import { type NamedSubgraph, readSupergraph } from './read-supergraph.ts';

/** What the thread answers about the supergraph SDL that it was started with. */
export type SupergraphThreadReply =
  | { readonly kind: 'read'; readonly apiSdl: string; readonly subgraphs: readonly NamedSubgraph[] }
  | { readonly kind: 'invalid'; readonly reason: string };

parentPort?.postMessage(answer(String(workerData)));

function answer(supergraphSdl: string): SupergraphThreadReply {
  try {
    const { apiSdl, subgraphs } = readSupergraph(supergraphSdl);
    return { kind: 'read', apiSdl, subgraphs };
  } catch (error: unknown) {
    return { kind: 'invalid', reason: error instanceof Error ? error.message : String(error) };
  }
}
