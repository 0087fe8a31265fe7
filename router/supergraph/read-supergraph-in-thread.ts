import { once } from 'node:events';
import { setImmediate as yieldToRequests } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { buildASTSchema, parse } from 'graphql';
import { InvalidSupergraphError, type SupergraphContents } from './read-supergraph.ts';
import type { SupergraphThreadReply } from './supergraph-thread.ts';

/**
 * Like `readSupergraph` in a thread of its own, so that requests go on meanwhile. What is left for this thread
 * is to build the API schema from its text, with turns for the event loop in between.
 * @throws {InvalidSupergraphError} as `readSupergraph` does.
 */
export async function readSupergraphInThread(supergraphSdl: string): Promise<SupergraphContents> {
  const reply = await askThread(supergraphSdl);
  if (reply.kind === 'invalid') throw new InvalidSupergraphError(reply.reason);
  const { apiSdl, subgraphs, authenticated } = reply;
  const document = parse(apiSdl, { noLocation: true });
  await yieldToRequests();
  // The thread has validated it.
  const apiSchema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  await yieldToRequests();
  return { apiSchema, apiSdl, subgraphs, authenticated };
}

async function askThread(supergraphSdl: string): Promise<SupergraphThreadReply> {
  const thread = new Worker(new URL('./supergraph-thread.ts', import.meta.url), {
    workerData: supergraphSdl,
  });
  try {
    const [reply] = (await once(thread, 'message')) as [SupergraphThreadReply];
    return reply;
  } finally {
    await thread.terminate();
  }
}
