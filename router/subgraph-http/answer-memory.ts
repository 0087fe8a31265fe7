import { Buffer } from 'node:buffer';
import { LRUCache } from 'lru-cache';
import type { SubgraphResult } from './parse-subgraph-answer.ts';

/**
 * The last answer to each request, as bytes and, from the second time on, as what they mean. A subgraph that goes on
 * answering with the same bytes is not parsed again; the request is sent all the same, and different bytes are
 * parsed as ever. Answers that are not repeated leave nothing on the heap.
 */
interface AnswerMemory {
  /** What these bytes meant as the answer to the same request, if they were the last two. */
  recall(request: string, bytes: Buffer | string): SubgraphResult | undefined;
  remember(request: string, bytes: Buffer | string, result: SubgraphResult): void;
}

/** Creates a memory bounded in bytes of answers and requests; parsed answers take about five times as much. */
export function createAnswerMemory(maxBytes: number): AnswerMemory {
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes / 4),
    sizeCalculation: ({ bytes }, request) => bytes.length + request.length + 64,
  });
  return {
    recall(request, bytes) {
      const entry = entries.get(request);
      return entry !== undefined && isEqual(entry.bytes, bytes) ? entry.result : undefined;
    },
    remember(request, bytes, result) {
      const entry = entries.peek(request);
      if (entry !== undefined && isEqual(entry.bytes, bytes)) entry.result = result;
      else entries.set(request, { bytes, result: undefined });
    },
  };
}

interface Entry {
  readonly bytes: Buffer | string;
  result: SubgraphResult | undefined;
}

function isEqual(left: Buffer | string, right: Buffer | string): boolean {
  if (typeof left === 'string' || typeof right === 'string') return left === right;
  return left.length === right.length && Buffer.compare(left, right) === 0;
}
