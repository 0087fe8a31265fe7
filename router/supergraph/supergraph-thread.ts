import { parentPort, workerData } from 'node:worker_threads';
import { readSupergraph, type SupergraphContents } from './read-supergraph.ts';

/** What the thread answers about the supergraph SDL that it was started with. */
export type SupergraphThreadReply =
  | ({ readonly kind: 'read' } & Omit<SupergraphContents, 'apiSchema'>)
  | { readonly kind: 'invalid'; readonly reason: string };

parentPort?.postMessage(answer(String(workerData)));

function answer(supergraphSdl: string): SupergraphThreadReply {
  try {
    const { apiSchema: _, ...contents } = readSupergraph(supergraphSdl);
    return { kind: 'read', ...contents };
  } catch (error: unknown) {
    return { kind: 'invalid', reason: error instanceof Error ? error.message : String(error) };
  }
}
